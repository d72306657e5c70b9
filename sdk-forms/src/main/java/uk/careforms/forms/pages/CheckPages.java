package uk.careforms.forms.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.CheckRow;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Walk;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.questions.AnswerRows;
import uk.careforms.forms.questions.FieldName;
import uk.careforms.forms.questions.FieldViews;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Check answers, and the button that sends the form. */
final class CheckPages {

    private final Desk desk;
    private final OwnDrafts own;
    private final Detours detours;

    CheckPages(Desk desk, OwnDrafts own, Detours detours) {
        this.desk = desk;
        this.own = own;
        this.detours = detours;
    }

    Reply show(Exchange exchange) {
        return open(exchange, open -> checked(exchange, open, List.of()));
    }

    /** Safe to press twice: the draft itself is the key, so the second press gets the first receipt. */
    Reply send(Exchange exchange) {
        return open(exchange, open -> desk.forms()
                .submissions()
                .submit(open.draft().id(), Optional.empty())
                .fold(
                        accepted -> sent(exchange, open),
                        notYet -> checked(exchange, open, notYet.problems()),
                        already -> sent(exchange, open)));
    }

    private Reply open(Exchange exchange, Function<Open, Reply> then) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        open -> open.form().about().sends() ? then.apply(open) : onlyShown(exchange, open),
                        finished -> desk.seeOther(exchange, Paths.sent(form)));
    }

    /** A form that is not sent ends with the page that shows what its answers come to. */
    private Reply onlyShown(Exchange exchange, Open open) {
        List<PageView> pages = open.form().walk(open.draft().answers()).pages();
        String form = open.form().id();
        return desk.seeOther(
                exchange,
                pages.isEmpty()
                        ? Paths.start(form)
                        : Paths.page(form, pages.get(pages.size() - 1).id()));
    }

    private Reply sent(Exchange exchange, Open open) {
        String form = open.form().id();
        own.markSent(exchange, form);
        return desk.seeOther(exchange, Paths.sent(form));
    }

    private Reply checked(Exchange exchange, Open open, List<Problem> problems) {
        String form = open.form().id();
        Walk walk = open.form().walk(open.draft().answers());
        String heading = "Check your answers before you send them";
        View view = new View()
                .views("sections", AnswerRows.sections(walk.rows(), row -> exchange.base() + change(form, row)))
                .views("errors", errors(exchange, form, walk, problems))
                .text("action", exchange.base() + Paths.send(form))
                .text("copy", exchange.base() + Paths.copy(form))
                .text("later", exchange.base() + Paths.saved(form))
                .all(new Cautions(desk.forms()).all(exchange.base(), open, walk))
                .flag("checking", desk.isChecking(open.draft()));
        String back = walk.pages().isEmpty()
                ? Paths.start(form)
                : Paths.page(form, walk.pages().get(walk.pages().size() - 1).id());
        return desk.withToken(
                exchange,
                problems.isEmpty() ? 200 : 422,
                desk.frame(open.form(), heading).back(back).errors(!problems.isEmpty()),
                "check",
                view);
    }

    private static String change(String form, CheckRow row) {
        return Paths.change(form, row.page(), row.page()) + "#" + FieldName.of(row.pointer());
    }

    /** Each leads to the page where it can be put right. */
    private static List<View> errors(Exchange exchange, String form, Walk walk, List<Problem> problems) {
        List<View> errors = new ArrayList<>();
        for (Problem problem : problems) {
            String path = walk.pages().stream()
                    .filter(page -> !page.problems(List.of(problem)).isEmpty())
                    .findFirst()
                    .map(page -> ListRows.path(form, page, problem, Optional.of(page.id()))
                            .orElseGet(() -> Paths.change(form, page.id(), page.id()) + target(walk, problem)))
                    .orElse(Paths.check(form));
            errors.add(new View().text("href", exchange.base() + path).text("sentence", problem.sentence()));
        }
        return errors;
    }

    private static String target(Walk walk, Problem problem) {
        return walk.pages().stream()
                .flatMap(page -> page.questions().stream()
                        .filter(question -> problem.pointer().equals(question.at())
                                || problem.pointer().startsWith(question.at() + "/"))
                        .map((QuestionView question) -> "#" + FieldViews.target(question, problem, Typed.kept(page))))
                .findFirst()
                .orElse("");
    }
}
