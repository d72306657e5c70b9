package uk.careforms.forms.invite;

import java.util.List;
import java.util.function.Function;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.InvitationRecord;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.pages.Entrance;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** In by an invitation's link and code. The page says nothing about the form before the code is right. */
final class InvitePages {

    private static final String HEADING = "Open your form";
    private static final String WRONG = "Enter the six-character code that we gave you with this link."
            + " After five wrong codes you have to wait an hour";

    private final CareForms forms;
    private final Layout layout;
    private final Entrance entrance;

    InvitePages(CareForms forms, Layout layout) {
        this.forms = forms;
        this.layout = layout;
        this.entrance = new Entrance(forms);
    }

    Reply ask(Exchange exchange) {
        return asked(exchange, "", List.of());
    }

    Reply open(Exchange exchange) {
        return opened(exchange, draft -> entrance.lead(exchange, draft));
    }

    /** By the other link of a reminder: to the page that asks why not. */
    Reply openToDecline(Exchange exchange) {
        return opened(
                exchange,
                draft -> Reply.seeOther(
                        exchange.base() + DeclinePages.path(draft.formVersion().form())));
    }

    private Reply opened(Exchange exchange, Function<Draft, Reply> then) {
        String typed = exchange.form().text("code");
        return forms.invitations()
                .open(exchange.value("token"), typed)
                .fold(
                        form -> {
                            entrance.admit(exchange, form.draft());
                            return then.apply(form.draft());
                        },
                        over -> over(exchange, over.invitation()),
                        () -> asked(
                                exchange,
                                typed,
                                List.of(new View().text("href", "#code").text("sentence", WRONG))));
    }

    private Reply over(Exchange exchange, InvitationRecord invitation) {
        boolean sent = invitation.submission().isPresent();
        String heading = sent ? "This form has been sent" : "This form is not open any more";
        View view = new View()
                .text("heading", heading)
                .text("reference", invitation.submission().map(Reference::text))
                .texts(
                        "lines",
                        sent
                                ? List.of(
                                        "There is nothing more to do here.",
                                        "If something has changed, call us and quote the reference number.")
                                : List.of("Call us. We can send you a new link, or fill in the form with you."));
        return layout.page(exchange, 200, Frame.plain(heading), "invite-message", view);
    }

    private Reply asked(Exchange exchange, String typed, List<View> errors) {
        View view = new View()
                .text("heading", HEADING)
                .text("action", exchange.address())
                .text("typed", typed)
                .text("error", errors.isEmpty() ? "" : WRONG)
                .text("formToken", exchange.visit().formToken())
                .views("errors", errors);
        Frame frame = Frame.plain(HEADING).errors(!errors.isEmpty());
        return layout.page(exchange, errors.isEmpty() ? 200 : 422, frame, "invite", view);
    }
}
