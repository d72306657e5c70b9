package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.questions.ItemFields;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.FormToken;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Reply;

/**
 * What stands in while the database is not there: the page comes back with everything that was typed, and its button can be
 * pressed again. Nothing here reads the session or the database.
 */
final class Unavailable {

    private static final String RETRY_AFTER = "30";

    private final Desk desk;

    Unavailable(Desk desk) {
        this.desk = desk;
    }

    /** A page of questions as it was sent. The draft's own form version cannot be looked up, so the newest one's words are used. */
    Reply page(Exchange exchange) {
        return desk.forms()
                .form(exchange.value("form"))
                .flatMap(form ->
                        form.page(exchange.value("page")).map(page -> page(exchange, form, asSent(exchange, page))))
                .orElseGet(() -> desk.refusals().refuse(exchange, Refusal.UNAVAILABLE, ""));
    }

    private Reply page(Exchange exchange, FormDefinition form, PageView page) {
        PageDrawing drawing = new PageDrawing(
                form,
                page,
                QuestionPages.until(exchange),
                exchange.form().text("row"),
                Typed.sent(page, exchange.form()),
                List.of(),
                List.of(),
                "We could not save this page just now. What you typed is still here."
                        + " Wait a minute, then select Continue again.");
        View view =
                drawing.view(exchange.base()).text("formToken", exchange.form().text(FormToken.FIELD));
        return desk.page(exchange, 503, desk.frame(form, page.title()), "page", view)
                .with("Retry-After", RETRY_AFTER);
    }

    /** A page of an item of a list as it was sent. */
    Reply item(Exchange exchange) {
        return desk.forms()
                .form(exchange.value("form"))
                .flatMap(form -> form.page(exchange.value("page"))
                        .map(page -> asSent(exchange, page))
                        .flatMap(page -> ListRows.list(page).map(list -> item(exchange, form, page, list))))
                .orElseGet(() -> desk.refusals().refuse(exchange, Refusal.UNAVAILABLE, ""));
    }

    private Reply item(Exchange exchange, FormDefinition form, PageView page, QuestionView list) {
        String name = exchange.value("item");
        ItemDrawing drawing = new ItemDrawing(
                form,
                page,
                list,
                AnswerShape.isRow(name) ? name : ListItem.NEW,
                QuestionPages.until(exchange),
                exchange.form().text("row"),
                ItemFields.sent(list, exchange.form()),
                List.of(),
                "We could not save this page just now. What you typed is still here."
                        + " Wait a minute, then select Save and continue again.");
        View view =
                drawing.view(exchange.base()).text("formToken", exchange.form().text(FormToken.FIELD));
        return desk.page(exchange, 503, drawing.frame(desk), "page", view).with("Retry-After", RETRY_AFTER);
    }

    /** The questions that the page had asked, as the page itself said. */
    private static PageView asSent(Exchange exchange, Page page) {
        List<String> asked = List.of(exchange.form().text("asked").split(" ", -1));
        List<QuestionView> questions = page.questions().stream()
                .filter(question -> asked.contains(question.at()))
                .map(question -> new QuestionView(question, question.words(), Optional.empty()))
                .toList();
        boolean named = !page.title().isEmpty() || questions.isEmpty();
        String title = named ? page.title() : questions.get(0).title();
        return new PageView(page, title, List.of(), questions);
    }

    /** The button that sends the form, to be pressed again. */
    Reply send(Exchange exchange) {
        return desk.forms()
                .form(exchange.value("form"))
                .map(form -> {
                    View view = new View()
                            .text("action", exchange.base() + Paths.send(form.id()))
                            .text("formToken", exchange.form().text(FormToken.FIELD));
                    return desk.page(
                                    exchange,
                                    503,
                                    desk.frame(form, "Your form has not been sent yet"),
                                    "not-sent-yet",
                                    view)
                            .with("Retry-After", RETRY_AFTER);
                })
                .orElseGet(() -> desk.refusals().refuse(exchange, Refusal.UNAVAILABLE, ""));
    }
}
