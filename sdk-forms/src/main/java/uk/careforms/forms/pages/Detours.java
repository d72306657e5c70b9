package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.questions.FieldViews;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Pages for when the way through a form is not straight: not begun, deleted, changed in another tab. */
final class Detours {

    private final Desk desk;

    Detours(Desk desk) {
        this.desk = desk;
    }

    /** Without a beginning there is only the start page, if the form is there at all. */
    Reply notBegun(Exchange exchange, String form) {
        return desk.forms()
                .form(form)
                .map(found -> desk.seeOther(exchange, Paths.start(form)))
                .orElseGet(() -> desk.notFound(exchange));
    }

    /** The draft's time has run out. */
    Reply gone(Exchange exchange, String form) {
        return desk.forms()
                .form(form)
                .map(found -> {
                    View view = new View()
                            .text("start", exchange.base() + Paths.start(form))
                            .number("days", found.about().retention().draftDays());
                    return desk.page(exchange, 410, desk.frame(found, "Your answers have been deleted"), "gone", view);
                })
                .orElseGet(() -> desk.notFound(exchange));
    }

    /** Another tab has saved since this page was opened: both versions are shown, and the person chooses. */
    Reply stale(Exchange exchange, Open now, PageView page, Typed typed) {
        PageView kept = now.form().walk(now.draft().answers()).page(page.id()).orElse(page);
        List<View> rows = page.questions().stream()
                .map(question -> new View()
                        .text("question", question.title())
                        .texts("savedLines", saved(question, kept))
                        .texts("typedLines", FieldViews.standing(question, typed)))
                .toList();
        String path = new Way(Optional.of(page.id()), QuestionPages.until(exchange))
                .path(now.form().id());
        View view = new View()
                .views("rows", rows)
                .views("hidden", typed.fields())
                .text("action", exchange.base() + path)
                .text("keep", exchange.base() + path)
                .number("row", now.draft().row());
        String heading = "This form was changed in another tab or window";
        return desk.withToken(exchange, 412, desk.frame(now.form(), heading).back(path), "stale", view);
    }

    private static List<String> saved(QuestionView question, PageView kept) {
        return kept.questions().stream()
                .filter(other -> other.at().equals(question.at()))
                .flatMap(other -> other.answer().stream())
                .flatMap(answer -> question.question().readable(answer).lines())
                .toList();
    }
}
