package uk.careforms.forms.staff;

import static uk.careforms.forms.web.Access.OPERATOR;
import static uk.careforms.forms.web.Access.STAFF;

import java.util.List;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Route;

/** The addresses that staff and operators use. */
public final class StaffRoutes {

    private StaffRoutes() {}

    /** Every page for the roles {@code staff} and {@code operator}. */
    public static List<Route> of(CareForms forms, Layout layout, Refusals refusals) {
        Bench bench = new Bench(forms, layout, refusals);
        Worklist worklist = new Worklist(bench);
        CasePages cases = new CasePages(bench);
        CaseEvidencePages evidence = new CaseEvidencePages(bench);
        CaseMessagePages messages = new CaseMessagePages(bench);
        MatchPages matches = new MatchPages(bench);
        TaskPages tasks = new TaskPages(bench, matches);
        DeliveryPages deliveries = new DeliveryPages(bench);
        CorrectionPages corrections = new CorrectionPages(bench, deliveries);
        SetupPage setup = new SetupPage(bench);
        return List.of(
                Route.get("/staff", STAFF, worklist::tasks),
                Route.get("/staff/cases", STAFF, worklist::cases),
                Route.get("/staff/cases/{reference}", STAFF, cases::show),
                Route.get("/staff/cases/{reference}/files/{file}", STAFF, cases::file),
                Route.get("/staff/cases/{reference}/evidence", STAFF, evidence::show),
                Route.post("/staff/cases/{reference}/evidence", STAFF, evidence::settle),
                Route.post("/staff/cases/{reference}/evidence/ask", STAFF, evidence::ask),
                Route.post("/staff/cases/{reference}/evidence/pause", STAFF, evidence::pause),
                Route.post("/staff/cases/{reference}/evidence/resume", STAFF, evidence::resume),
                Route.get("/staff/cases/{reference}/messages", STAFF, messages::show),
                Route.post("/staff/cases/{reference}/messages", STAFF, messages::write),
                Route.post("/staff/cases/{reference}/link", STAFF, messages::link),
                Route.get("/staff/cases/{reference}/messages/{message}", STAFF, cases::ask),
                Route.post("/staff/cases/{reference}/messages/{message}", STAFF, cases::send),
                Route.get("/staff/tasks/{task}", STAFF, tasks::show),
                Route.post("/staff/tasks/{task}/claim", STAFF, tasks::claim),
                Route.post("/staff/tasks/{task}/return", STAFF, tasks::putBack),
                Route.post("/staff/tasks/{task}/complete", STAFF, tasks::complete),
                Route.post("/staff/tasks/{task}/match", STAFF, exchange -> matches.decide(exchange, tasks)),
                Route.get("/operator/deliveries", OPERATOR, deliveries::list),
                Route.post("/operator/deliveries/retry-all", OPERATOR, deliveries::retryAll),
                Route.get("/operator/deliveries/{delivery}", OPERATOR, deliveries::show),
                Route.post("/operator/deliveries/{delivery}/retry", OPERATOR, deliveries::retry),
                Route.post("/operator/deliveries/{delivery}/by-hand", OPERATOR, deliveries::byHand),
                Route.get("/operator/deliveries/{delivery}/correct/{version}", OPERATOR, corrections::show),
                Route.post("/operator/deliveries/{delivery}/correct/{version}", OPERATOR, corrections::correct),
                Route.get("/operator/set-up", OPERATOR, setup::show),
                Route.post("/operator/set-up/packs", OPERATOR, setup::packs));
    }
}
