package uk.careforms.forms.mycase;

import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.layout.Thermometer;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.FormToken;
import uk.careforms.forms.web.Reply;

/**
 * What stands in while the database is not there: what was typed comes back, and its button can be pressed again. Nothing here reads the
 * session, the database or the case, so nothing of the case is on the page.
 */
final class Unavailable {

    private static final String RETRY_AFTER = "30";
    private static final String STILL_HERE =
            "What you typed is still here. Wait a minute, then select the button again.";

    private final Layout layout;

    Unavailable(Layout layout) {
        this.layout = layout;
    }

    Reply message(Exchange exchange) {
        return text(exchange, "/messages", "Your message has not been sent yet", "Write to us", "Send");
    }

    Reply change(Exchange exchange) {
        return text(exchange, "/change", "We do not know of the change yet", "What has changed, and when?", "Tell us");
    }

    private Reply text(Exchange exchange, String page, String heading, String label, String button) {
        View view = new View()
                .text("trouble", STILL_HERE)
                .text("textAction", of(exchange) + page)
                .text("textLabel", label)
                .text("typed", exchange.form().text("text"))
                .text("key", exchange.form().text("key"))
                .text("button", button);
        return shown(exchange, heading, view);
    }

    /** A browser does not send a file again by itself. */
    Reply file(Exchange exchange) {
        View view = new View()
                .text("trouble", "We could not keep the file. Wait a minute, then choose it again.")
                .text("fileAction", of(exchange) + "/evidence/" + exchange.value("item"));
        return shown(exchange, "Your file has not been sent yet", view);
    }

    Reply satisfaction(Exchange exchange) {
        View view = new View().text("trouble", STILL_HERE);
        Thermometer.on(
                view,
                CasePage.QUESTION,
                of(exchange) + "/satisfaction",
                exchange.form().text("score"),
                exchange.form().text("words"),
                "");
        return shown(exchange, "Your feedback has not been sent yet", view);
    }

    private static String of(Exchange exchange) {
        return exchange.base() + "/my-case/" + exchange.value("token");
    }

    private Reply shown(Exchange exchange, String heading, View view) {
        view.text("heading", heading)
                .text("overview", of(exchange))
                .text("formToken", exchange.form().text(FormToken.FIELD));
        return layout.page(exchange, 503, Frame.plain(heading), "my-case-again", view)
                .with("Retry-After", RETRY_AFTER);
    }
}
