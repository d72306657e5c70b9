package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.Origin;
import uk.careforms.engine.Saved;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.Walk;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.questions.SentAnswers;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Reply;

/** The pages with questions: show one, save one and go on. */
final class QuestionPages {

    private final Desk desk;
    private final OwnDrafts own;
    private final Blocks blocks;
    private final Detours detours;
    private final ComingBack comingBack;
    private final FilePages files;
    private final Cautions cautions;
    private final Ending ending;

    QuestionPages(Desk desk, OwnDrafts own, Detours detours, ComingBack comingBack) {
        this.desk = desk;
        this.own = own;
        this.blocks = new Blocks(desk.forms());
        this.detours = detours;
        this.comingBack = comingBack;
        this.files = new FilePages(desk);
        this.cautions = new Cautions(desk.forms());
        this.ending = new Ending(desk);
    }

    Reply show(Exchange exchange) {
        return open(exchange, open -> {
            Walk walk = open.form().walk(open.draft().answers());
            return walk.page(exchange.value("page"))
                    .map(page -> drawn(exchange, open, walk, page, Typed.kept(page), toLookAtAgain(open, page), 200))
                    .orElseGet(() -> astray(exchange, open));
        });
    }

    /** What was asked otherwise when the person answered it, on this page; said before they press, because nothing looks wrong. */
    private List<Problem> toLookAtAgain(Open open, PageView page) {
        return open.draft().askAgain().isEmpty()
                ? List.of()
                : page.problems(desk.forms().drafts().problems(open.draft())).stream()
                        .filter(problem -> open.draft().askAgain().contains(problem.pointer()))
                        .toList();
    }

    Reply save(Exchange exchange) {
        return open(exchange, open -> {
            Walk walk = open.form().walk(open.draft().answers());
            return walk.page(exchange.value("page"))
                    .map(page -> FilePages.asks(page)
                            ? files.save(
                                    exchange,
                                    open,
                                    page,
                                    draft -> saved(
                                            exchange,
                                            new Open(draft, open.form()),
                                            walk,
                                            page,
                                            row(exchange, open, draft)),
                                    problems -> drawn(exchange, open, walk, page, Typed.kept(page), problems, 422))
                            : exchange.fileTooLarge()
                                    ? desk.refusals().refuse(exchange, Refusal.TOO_LARGE, "")
                                    : saved(exchange, open, walk, page, row(exchange)))
                    .orElseGet(() -> astray(exchange, open));
        });
    }

    private Reply open(Exchange exchange, Function<Open, Reply> then) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        then,
                        finished -> desk.seeOther(exchange, Paths.sent(form)));
    }

    /** A page that does not apply to these answers leads to where the person was; one that no form has is not found. */
    private Reply astray(Exchange exchange, Open open) {
        if (open.form().page(exchange.value("page")).isEmpty()) {
            return desk.notFound(exchange);
        }
        Way way = Way.back(open.form(), open.draft(), desk.forms().drafts().problems(open.draft()));
        return desk.seeOther(exchange, way.path(open.form().id()));
    }

    static long row(Exchange exchange) {
        String row = exchange.form().text("row");
        return row.matches("[0-9]{1,18}") ? Long.parseLong(row) : -1;
    }

    /** The row that the page was read at; after a file was added, the one that adding it made. */
    private static long row(Exchange exchange, Open before, Draft now) {
        return now.row() == before.draft().row() ? row(exchange) : now.row();
    }

    private Reply saved(Exchange exchange, Open open, Walk before, PageView page, long row) {
        Typed typed = Typed.sent(page, exchange.form());
        JsonObject patch = SentAnswers.patch(page, typed);
        Answers answers = open.form()
                .normalised(new Answers(SentAnswers.with(open.draft().answers().json(), patch)));
        Way way = Way.onward(open.form(), page.id(), before, open.form().walk(answers), until(exchange));
        Saved saved = desk.forms()
                .drafts()
                .save(open.draft().id(), row, patch, Optional.of(way.page().orElse(page.id())));
        return saved.fold(
                stored -> onward(exchange, new Open(stored.draft(), open.form()), page, typed, stored.problems(), way),
                stale -> detours.stale(exchange, new Open(stale.draft(), open.form()), page, typed),
                already -> {
                    own.markSent(exchange, open.form().id());
                    return desk.seeOther(exchange, Paths.sent(open.form().id()));
                },
                gone -> detours.gone(exchange, open.form().id()));
    }

    private Reply onward(Exchange exchange, Open open, PageView asked, Typed typed, List<Problem> all, Way way) {
        String then = exchange.form().text("then");
        if (then.equals("later")) {
            return comingBack.offer(exchange, open);
        }
        Walk walk = open.form().walk(open.draft().answers());
        PageView page = walk.page(asked.id()).orElse(asked);
        List<Problem> problems = asked.problems(all);
        boolean more = page.questions().stream().anyMatch(question -> asked.questions().stream()
                .noneMatch(before -> before.at().equals(question.at())));
        if (then.equals("add") || (more && problems.isEmpty())) {
            return desk.seeOther(
                    exchange,
                    new Way(Optional.of(page.id()), until(exchange))
                            .path(open.form().id()));
        }
        return problems.isEmpty()
                ? desk.seeOther(exchange, way.path(open.form().id()))
                : drawn(exchange, open, walk, page, typed, problems, 422);
    }

    private Reply drawn(
            Exchange exchange, Open open, Walk walk, PageView page, Typed typed, List<Problem> problems, int status) {
        return drawn(exchange, open, walk, page, typed, problems, status, "");
    }

    /** @param unsaid why what was told of the form was not taken; may be empty */
    private Reply drawn(
            Exchange exchange,
            Open open,
            Walk walk,
            PageView page,
            Typed typed,
            List<Problem> problems,
            int status,
            String unsaid) {
        List<View> texts = blocks.of(exchange.base(), open, page);
        String row = String.valueOf(open.draft().row());
        PageDrawing drawing = new PageDrawing(open.form(), page, until(exchange), row, typed, texts, problems, "");
        return desk.withToken(
                exchange,
                status,
                drawing.frame(desk, walk).errors(!problems.isEmpty() || !unsaid.isEmpty()),
                "page",
                drawing.view(exchange.base())
                        .all(files.view(open, page))
                        .all(ListRows.view(exchange.base(), open.form().id(), page, until(exchange), problems))
                        .all(cautions.on(exchange.base(), open, walk, page, until(exchange)))
                        .all(ending.view(exchange, open, walk, page, unsaid))
                        .texts("filledIn", filledIn(open, page)));
    }

    /** How it was, told at the end of a form that is not sent. */
    Reply satisfaction(Exchange exchange) {
        return open(exchange, open -> {
            Walk walk = open.form().walk(open.draft().answers());
            return Ending.of(open, walk)
                    .map(page -> {
                        String error = ending.told(exchange, open.form().id());
                        return error.isEmpty()
                                ? desk.seeOther(exchange, Paths.page(open.form().id(), page.id()))
                                : drawn(exchange, open, walk, page, Typed.kept(page), List.of(), 422, error);
                    })
                    .orElseGet(() -> desk.notFound(exchange));
        });
    }

    /** One sentence for each answer of the page that nobody typed. */
    private List<String> filledIn(Open open, PageView page) {
        List<Origin> origins = desk.forms().prefill().origins(open.draft());
        return page.questions().stream()
                .flatMap(question -> origins.stream()
                        .filter(origin -> origin.pointer().equals(question.at()))
                        .map(origin -> question.title() + " (from " + origin.from() + ")"))
                .toList();
    }

    /** Only a word that can be a page's id is taken over into addresses. */
    static Optional<String> until(Exchange exchange) {
        return exchange.query().first("until").filter(id -> id.matches("[a-z0-9-]{1,100}"));
    }
}
