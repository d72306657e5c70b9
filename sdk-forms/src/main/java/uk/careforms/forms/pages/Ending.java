package uk.careforms.forms.pages;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import uk.careforms.engine.Satisfaction;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.Walk;
import uk.careforms.forms.layout.Thermometer;
import uk.careforms.forms.pages.Standing.Open;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;

/** The last page of a form that is not sent: there is nothing to go on to, and how it was may be told, once in a browser session. */
final class Ending {

    /** What the session remembers: for which forms it was told. */
    private static final String FACT = "felt";

    private static final String QUESTION = "Overall, how did you feel about using this?";
    private static final String ERROR = "Select how you felt about using this";

    private final Desk desk;

    Ending(Desk desk) {
        this.desk = desk;
    }

    /** The page that ends the form; empty for a form that is sent. */
    static Optional<PageView> of(Open open, Walk walk) {
        return open.form().about().sends()
                ? Optional.empty()
                : walk.pages().stream()
                        .filter(page -> walk.next(page.id()).isEmpty())
                        .findFirst();
    }

    View view(Exchange exchange, Open open, Walk walk, PageView page, String error) {
        String form = open.form().id();
        boolean ends =
                of(open, walk).filter(last -> last.id().equals(page.id())).isPresent();
        View view = new View().flag("ends", ends).text("startAgain", exchange.base() + Paths.start(form));
        return ends
                ? Thermometer.on(
                        view,
                        QUESTION,
                        isTold(exchange, form) ? "" : exchange.base() + Paths.start(form) + "/satisfaction",
                        "",
                        exchange.form().text("words"),
                        error)
                : view;
    }

    /** Keeps what was told, by nobody; says what is wrong, or nothing. Told again, it is left as it was. */
    String told(Exchange exchange, String form) {
        String score = exchange.form().text("score");
        if (isTold(exchange, form)) {
            return "";
        }
        if (!Thermometer.isScore(score)) {
            return ERROR;
        }
        desk.forms()
                .satisfaction()
                .give(
                        Optional.empty(),
                        form,
                        Satisfaction.Stage.SUBMIT,
                        Integer.parseInt(score),
                        exchange.form().text("words"));
        JsonObject before = exchange.visit().get(FACT);
        exchange.visit()
                .put(
                        FACT,
                        Json.createObjectBuilder(before)
                                .add(form, JsonValue.TRUE)
                                .build());
        return "";
    }

    private static boolean isTold(Exchange exchange, String form) {
        return exchange.visit().get(FACT).containsKey(form);
    }
}
