package uk.careforms.forms.mycase;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Reference;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Asks for the code of a link. The page says nothing about the case, not even whether there is one. */
final class CodePages {

    private static final String HEADING = "See where your form is";
    private static final String WRONG = "Enter the six-character code that you were given with your link."
            + " After five wrong codes you have to wait an hour";

    private final Entrance entrance;
    private final CasePage page;

    CodePages(Entrance entrance, CasePage page) {
        this.entrance = entrance;
        this.page = page;
    }

    Reply show(Exchange exchange) {
        String token = exchange.value("token");
        return entrance.opened(exchange, token)
                .map(in -> {
                    entrance.keep(exchange, token);
                    return page.show(exchange, in);
                })
                .orElseGet(() -> asked(exchange, "", ""));
    }

    /** The browser comes to more rights than it had, so its session gets a new id. */
    Reply open(Exchange exchange) {
        String token = exchange.value("token");
        String typed = exchange.form().text("code");
        Optional<Reference> found = typed.length() > 100
                ? Optional.empty()
                : entrance.forms().caseLinks().open(token, typed);
        if (found.isEmpty()) {
            return asked(exchange, typed, WRONG);
        }
        entrance.keep(exchange, token);
        exchange.visit().rotate();
        return entrance.seeOther(exchange, "/my-case/" + token);
    }

    private Reply asked(Exchange exchange, String typed, String error) {
        View view = new View()
                .text("action", exchange.base() + "/my-case/" + exchange.value("token"))
                .text("typed", typed)
                .text("error", error)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#code").text("sentence", error)));
        return entrance.page(
                exchange,
                error.isEmpty() ? 200 : 422,
                Frame.plain(HEADING).errors(!error.isEmpty()),
                "my-case-code",
                view);
    }
}
