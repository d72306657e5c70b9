package uk.careforms.forms.pages;

import java.util.Optional;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Lets a browser into a form that its person came to by a link and a code. */
public final class Entrance {

    private final CareForms forms;
    private final OwnDrafts own;

    public Entrance(CareForms forms) {
        this.forms = forms;
        this.own = new OwnDrafts(forms);
    }

    /** From now on this browser may see the draft. It comes to more rights than it had, so its session gets a new id. */
    public void admit(Exchange exchange, Draft draft) {
        own.keep(exchange, draft);
        exchange.visit().rotate();
    }

    /** Leads to where the person was in the form. */
    public Reply lead(Exchange exchange, Draft draft) {
        FormDefinition form = forms.form(draft.formVersion());
        Way way = Way.back(form, draft, forms.drafts().problems(draft));
        return Reply.seeOther(exchange.base() + way.path(form.id()));
    }

    /** The draft of a form that this browser has open; empty when it has none, or has sent it. */
    public Optional<Draft> open(Exchange exchange, String form) {
        return own.standing(exchange, form)
                .fold(Optional::empty, Optional::empty, open -> Optional.of(open.draft()), sent -> Optional.empty());
    }
}
