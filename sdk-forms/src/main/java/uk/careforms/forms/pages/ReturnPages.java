package uk.careforms.forms.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Coming back by link and code. The page says nothing about the form before the code is right. */
final class ReturnPages {

    private static final String HEADING = "Go back to your saved form";
    private static final String WRONG = "Enter the six-character code that we showed you when you saved your form."
            + " After five wrong codes you have to wait an hour";

    private final Desk desk;
    private final OwnDrafts own;

    ReturnPages(Desk desk, OwnDrafts own) {
        this.desk = desk;
        this.own = own;
    }

    Reply ask(Exchange exchange) {
        return asked(exchange, "", List.of());
    }

    Reply open(Exchange exchange) {
        String typed = exchange.form().text("code");
        String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        Optional<Draft> draft = desk.forms().drafts().reopen(exchange.value("token"), code);
        return draft.map(found -> opened(exchange, found))
                .orElseGet(() -> asked(
                        exchange,
                        typed,
                        List.of(new View().text("href", "#code").text("sentence", WRONG))));
    }

    /** The browser comes to more rights than it had, so its session gets a new id. */
    private Reply opened(Exchange exchange, Draft draft) {
        FormDefinition form = desk.forms().form(draft.formVersion());
        own.keep(exchange, draft);
        exchange.visit().rotate();
        if (desk.forms().submissions().receipt(draft.id()).isPresent()) {
            own.markSent(exchange, form.id());
            return desk.seeOther(exchange, Paths.sent(form.id()));
        }
        Way way = Way.back(form, draft, desk.forms().drafts().problems(draft));
        return desk.seeOther(exchange, way.path(form.id()));
    }

    private Reply asked(Exchange exchange, String typed, List<View> errors) {
        View view = new View()
                .text("action", exchange.base() + "/return/" + exchange.value("token"))
                .text("typed", typed)
                .text("error", errors.isEmpty() ? "" : WRONG)
                .views("errors", errors);
        return desk.withToken(
                exchange, errors.isEmpty() ? 200 : 422, Frame.plain(HEADING).errors(!errors.isEmpty()), "return", view);
    }
}
