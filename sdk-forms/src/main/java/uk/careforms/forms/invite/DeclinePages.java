package uk.careforms.forms.invite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.DeclineReason;
import uk.careforms.engine.InvitationRecord;
import uk.careforms.engine.InvitationState;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.pages.Entrance;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Refusal;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Reply;

/** Somebody says why they will not fill in the form that their browser has open. */
final class DeclinePages {

    private static final String HEADING = "Why can you not fill in this form?";
    private static final int LONGEST = 1_200;

    private final CareForms forms;
    private final Layout layout;
    private final Refusals refusals;
    private final Entrance entrance;

    DeclinePages(CareForms forms, Layout layout, Refusals refusals) {
        this.forms = forms;
        this.layout = layout;
        this.refusals = refusals;
        this.entrance = new Entrance(forms);
    }

    static String path(String form) {
        return "/forms/" + form + "/decline";
    }

    Reply show(Exchange exchange) {
        return invited(exchange).map(draft -> asked(exchange, draft, List.of())).orElseGet(() -> elsewhere(exchange));
    }

    Reply save(Exchange exchange) {
        return invited(exchange).map(draft -> save(exchange, draft)).orElseGet(() -> elsewhere(exchange));
    }

    /** A draft that was made for an invitation which still stands. */
    private Optional<Draft> invited(Exchange exchange) {
        return entrance.open(exchange, exchange.value("form"))
                .filter(draft -> forms.invitations().ofDraft(draft.id()).isPresent());
    }

    /** Without an invitation there is nobody to tell; the form itself knows the way on. */
    private Reply elsewhere(Exchange exchange) {
        String form = exchange.value("form");
        return forms.form(form).isPresent()
                ? Reply.seeOther(exchange.base() + "/forms/" + form + "/continue")
                : refusals.refuse(exchange, Refusal.NOT_FOUND, "");
    }

    private Reply save(Exchange exchange, Draft draft) {
        List<View> errors = new ArrayList<>();
        Optional<DeclineReason> reason = DeclineReason.parse(exchange.form().text("reason"))
                .filter(forms.invitations().reasons(draft.formVersion())::contains);
        if (reason.isEmpty()) {
            errors.add(wrong("#reason-1", "Select why you cannot fill it in"));
        }
        if (exchange.form().text("words").length() > LONGEST) {
            errors.add(wrong("#words", "What you tell us must be 1,200 characters or less"));
        }
        if (!errors.isEmpty()) {
            return asked(exchange, draft, errors);
        }
        Optional<InvitationRecord> told = forms.invitations()
                .decline(draft.id(), reason.orElseThrow(), exchange.form().text("words"));
        return thanked(exchange, draft, told);
    }

    private static View wrong(String href, String sentence) {
        return new View().text("href", href).text("sentence", sentence);
    }

    private Reply thanked(Exchange exchange, Draft draft, Optional<InvitationRecord> told) {
        List<String> lines = new ArrayList<>();
        lines.add("We will not remind you again. Somebody at the council reads what you told us.");
        told.filter(one -> one.state() == InvitationState.DECLINED)
                .ifPresent(one -> lines.add("If you think again, your link and your code work until "
                        + When.day(one.expiresAt().minusSeconds(1)) + ". What you had filled in is still there."));
        lines.add("If you would like help with the form, call us. We can fill it in with you.");
        String heading = "Thank you for telling us";
        View view = new View().text("heading", heading).text("reference", "").texts("lines", lines);
        return layout.page(exchange, 200, frame(draft, heading), "invite-message", view);
    }

    private Reply asked(Exchange exchange, Draft draft, List<View> errors) {
        boolean chosen = !exchange.form().text("reason").isEmpty();
        List<View> reasons = new ArrayList<>();
        for (DeclineReason reason : forms.invitations().reasons(draft.formVersion())) {
            reasons.add(new View()
                    .text("choiceId", "reason-" + (reasons.size() + 1))
                    .text("choiceValue", reason.text())
                    .text("choiceTitle", reason.sentence())
                    .flag("on", reason.text().equals(exchange.form().text("reason"))));
        }
        boolean longWords = exchange.form().text("words").length() > LONGEST;
        View view = new View()
                .text("heading", HEADING)
                .text("action", exchange.base() + path(draft.formVersion().form()))
                .text("goOn", exchange.base() + "/forms/" + draft.formVersion().form() + "/continue")
                .views("reasons", reasons)
                .text("words", exchange.form().text("words"))
                .text("reasonError", errors.isEmpty() || chosen ? "" : "Select why you cannot fill it in")
                .text("wordsError", longWords ? "What you tell us must be 1,200 characters or less" : "")
                .text("formToken", exchange.visit().formToken())
                .views("errors", errors);
        Frame frame = frame(draft, HEADING).errors(!errors.isEmpty());
        return layout.page(exchange, errors.isEmpty() ? 200 : 422, frame, "decline", view);
    }

    private Frame frame(Draft draft, String heading) {
        FormDefinition form = forms.form(draft.formVersion());
        return Frame.of(heading, form.title(), "/forms/" + form.id())
                .exit(form.about().quickExit());
    }
}
