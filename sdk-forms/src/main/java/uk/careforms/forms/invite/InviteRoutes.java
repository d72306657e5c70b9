package uk.careforms.forms.invite;

import static uk.careforms.forms.web.Access.ANYONE;

import java.util.List;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Route;

/** The addresses that stand in invitations, and where somebody says why not. */
public final class InviteRoutes {

    private InviteRoutes() {}

    /** Every page for people who were invited. */
    public static List<Route> of(CareForms forms, Layout layout, Refusals refusals) {
        InvitePages invite = new InvitePages(forms, layout);
        DeclinePages decline = new DeclinePages(forms, layout, refusals);
        return List.of(
                Route.get("/invite/{token}", ANYONE, invite::ask),
                Route.post("/invite/{token}", ANYONE, invite::open),
                Route.get("/invite/{token}/decline", ANYONE, invite::ask),
                Route.post("/invite/{token}/decline", ANYONE, invite::openToDecline),
                Route.get("/forms/{form}/decline", ANYONE, decline::show),
                Route.post("/forms/{form}/decline", ANYONE, decline::save));
    }
}
