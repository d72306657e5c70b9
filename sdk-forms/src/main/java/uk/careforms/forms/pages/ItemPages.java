package uk.careforms.forms.pages;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.Saved;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.json.MergePatch;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.questions.ItemFields;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The pages of a list's items: add one, change one, remove one. */
final class ItemPages {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Desk desk;
    private final OwnDrafts own;
    private final Detours detours;
    private final ComingBack comingBack;

    ItemPages(Desk desk, OwnDrafts own, Detours detours, ComingBack comingBack) {
        this.desk = desk;
        this.own = own;
        this.detours = detours;
        this.comingBack = comingBack;
    }

    Reply show(Exchange exchange) {
        return open(exchange, (open, at) -> {
            List<Problem> wrong =
                    at.isNew() ? List.of() : at.own(desk.forms().drafts().problems(open.draft()));
            return drawn(exchange, open, at, ItemFields.kept(at.list(), at.item()), wrong, 200);
        });
    }

    Reply save(Exchange exchange) {
        return open(exchange, (open, at) -> {
            Typed typed = ItemFields.sent(at.list(), exchange.form());
            JsonObject answered = ItemFields.answer(at.list(), typed);
            if (exchange.form().text("then").equals("later") && answered.isEmpty()) {
                return comingBack.offer(exchange, open);
            }
            if (answered.isEmpty()) {
                List<Problem> missing = at.own(problems(open, at));
                return missing.isEmpty()
                        ? desk.seeOther(exchange, list(exchange, open, at))
                        : drawn(exchange, open, at, typed, missing, 422);
            }
            return saved(exchange, open, at, typed, answered);
        });
    }

    /** What would be wrong with an item in which nothing is answered: that is said, and not kept. */
    private List<Problem> problems(Open open, ListItem at) {
        Draft now = open.draft();
        JsonObject blank = at.isNew()
                ? JsonValue.EMPTY_JSON_OBJECT
                : JSON.createObjectBuilder()
                        .add(AnswerShape.ROW, ListRows.row(at.item()))
                        .build();
        Answers answers = new Answers(MergePatch.apply(now.answers().json(), at.patch(Optional.of(blank))));
        return desk.forms()
                .drafts()
                .problems(new Draft(
                        now.id(),
                        now.formVersion(),
                        now.channel(),
                        answers,
                        now.page(),
                        now.row(),
                        now.startedAt(),
                        now.expiresAt()));
    }

    private Reply saved(Exchange exchange, Open open, ListItem at, Typed typed, JsonObject answered) {
        JsonObject item = at.isNew()
                ? answered
                : JSON.createObjectBuilder(answered)
                        .add(AnswerShape.ROW, ListRows.row(at.item()))
                        .build();
        return keep(exchange, open, at, at.patch(Optional.of(item)))
                .fold(
                        stored -> onward(exchange, new Open(stored.draft(), open.form()), at, stored.problems()),
                        stale -> drawnAgain(exchange, new Open(stale.draft(), open.form()), at, typed),
                        already -> sent(exchange, open),
                        gone -> detours.gone(exchange, open.form().id()));
    }

    private Reply onward(Exchange exchange, Open open, ListItem before, List<Problem> all) {
        if (exchange.form().text("then").equals("later")) {
            return comingBack.offer(exchange, open);
        }
        Optional<ListItem> at = ListItem.at(open, before.page().id(), before.index());
        List<Problem> problems = before.own(all);
        return problems.isEmpty() || at.isEmpty()
                ? desk.seeOther(exchange, list(exchange, open, before))
                : drawn(exchange, open, at.get(), ItemFields.sent(before.list(), exchange.form()), problems, 422);
    }

    /** Another tab has changed the form since: what was typed stands there and can be saved on top. */
    private Reply drawnAgain(Exchange exchange, Open now, ListItem before, Typed typed) {
        Optional<ListItem> at = before.isNew()
                ? ListItem.at(now, before.page().id(), ListItem.NEW)
                : ListItem.at(now, before.page().id(), ListRows.row(before.item()));
        return at.map(there -> page(
                        exchange,
                        now,
                        there,
                        typed,
                        List.of(),
                        412,
                        "This form was changed in another tab or window. What you typed here is not saved yet:"
                                + " check it, then select Save and continue again."))
                .orElseGet(() -> desk.seeOther(exchange, list(exchange, now, before)));
    }

    Reply askRemove(Exchange exchange) {
        return open(exchange, (open, at) -> {
            if (at.isNew()) {
                return desk.seeOther(exchange, list(exchange, open, at));
            }
            Optional<String> until = QuestionPages.until(exchange);
            String heading = "Are you sure you want to remove this "
                    + at.list().question().look().item().orElse("entry") + "?";
            String back = list(exchange, open, at);
            View view = ListRows.words(at.list(), at.item())
                    .text("heading", heading)
                    .text("section", at.page().page().section())
                    .number("row", open.draft().row())
                    .text("keep", exchange.base() + back)
                    .text(
                            "action",
                            exchange.base()
                                    + Paths.remove(open.form().id(), at.page().id(), ListRows.row(at.item()), until));
            Frame frame = desk.frame(open.form(), heading).back(back);
            return desk.withToken(exchange, 200, frame, "remove-item", view);
        });
    }

    Reply remove(Exchange exchange) {
        return open(exchange, (open, at) -> {
            String onward = list(exchange, open, at);
            return at.isNew()
                    ? desk.seeOther(exchange, onward)
                    : keep(exchange, open, at, at.patch(Optional.empty()))
                            .fold(
                                    stored -> desk.seeOther(exchange, onward),
                                    stale -> desk.seeOther(
                                            exchange,
                                            Paths.remove(
                                                    open.form().id(),
                                                    at.page().id(),
                                                    ListRows.row(at.item()),
                                                    QuestionPages.until(exchange))),
                                    already -> sent(exchange, open),
                                    gone -> detours.gone(exchange, open.form().id()));
        });
    }

    private Saved keep(Exchange exchange, Open open, ListItem at, JsonObject patch) {
        return desk.forms()
                .drafts()
                .save(
                        open.draft().id(),
                        QuestionPages.row(exchange),
                        patch,
                        Optional.of(at.page().id()));
    }

    private Reply sent(Exchange exchange, Open open) {
        own.markSent(exchange, open.form().id());
        return desk.seeOther(exchange, Paths.sent(open.form().id()));
    }

    private static String list(Exchange exchange, Open open, ListItem at) {
        return new Way(Optional.of(at.page().id()), QuestionPages.until(exchange))
                .path(open.form().id());
    }

    private Reply drawn(Exchange exchange, Open open, ListItem at, Typed typed, List<Problem> problems, int status) {
        return page(exchange, open, at, typed, problems, status, "");
    }

    private Reply page(
            Exchange exchange,
            Open open,
            ListItem at,
            Typed typed,
            List<Problem> problems,
            int status,
            String trouble) {
        ItemDrawing drawing = new ItemDrawing(
                open.form(),
                at.page(),
                at.list(),
                at.isNew() ? ListItem.NEW : ListRows.row(at.item()),
                QuestionPages.until(exchange),
                String.valueOf(open.draft().row()),
                typed,
                problems,
                trouble);
        return desk.withToken(exchange, status, drawing.frame(desk), "page", drawing.view(exchange.base()));
    }

    private Reply open(Exchange exchange, BiFunction<Open, ListItem, Reply> then) {
        String form = exchange.value("form");
        return own.standing(exchange, form)
                .fold(
                        () -> detours.notBegun(exchange, form),
                        () -> detours.gone(exchange, form),
                        open -> ListItem.at(open, exchange.value("page"), exchange.value("item"))
                                .map(at -> then.apply(open, at))
                                .orElseGet(() -> astray(exchange, open)),
                        finished -> desk.seeOther(exchange, Paths.sent(form)));
    }

    /** An item that is there no more leads to its list. */
    private Reply astray(Exchange exchange, Open open) {
        String page = exchange.value("page");
        return open.form().page(page).isPresent()
                ? desk.seeOther(exchange, Paths.page(open.form().id(), page))
                : desk.notFound(exchange);
    }
}
