package uk.careforms.forms.api;

import static uk.careforms.forms.web.Access.ANYONE;
import static uk.careforms.forms.web.Access.MANAGER;
import static uk.careforms.forms.web.Access.OPERATOR;
import static uk.careforms.forms.web.Access.STAFF;

import java.util.List;
import java.util.Set;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.web.Route;

/** The calls of the JSON API. */
public final class ApiRoutes {

    private ApiRoutes() {}

    /** Every call. */
    public static List<Route> of(CareForms forms) {
        FormCalls form = new FormCalls(forms);
        DraftCalls drafts = new DraftCalls(forms);
        SubmissionCalls submissions = new SubmissionCalls(forms);
        AttachmentCalls attachments = new AttachmentCalls(forms);
        EvidenceCalls evidence = new EvidenceCalls(forms);
        MessageCalls messages = new MessageCalls(forms);
        TaskCalls tasks = new TaskCalls(forms);
        AssessmentCalls assessments = new AssessmentCalls(forms);
        DeliveryCalls deliveries = new DeliveryCalls(forms);
        DecisionCalls decisions = new DecisionCalls(forms);
        CalculationCalls calculations = new CalculationCalls(forms);
        InvitationCalls invitations = new InvitationCalls(forms);
        HealthCalls health = new HealthCalls(forms);
        InsightCalls insight = new InsightCalls(forms);
        UpratingCalls upratings = new UpratingCalls(forms);
        OpenApi openApi = new OpenApi();
        return List.of(
                Route.get("/api/openapi.json", ANYONE, Call.plain(openApi::answer)),
                Route.get("/api/forms", ANYONE, Call.plain(form::list)),
                Route.get("/api/forms/{form}", ANYONE, Call.plain(form::one)),
                Route.get("/api/forms/{form}/schema", ANYONE, Call.plain(form::schema)),
                Route.post("/api/drafts", ANYONE, Call.with(Set.of("form", "channel"), drafts::start)),
                Route.get("/api/drafts/{draft}", ANYONE, Call.plain(drafts::read)),
                new Route("PATCH", "/api/drafts/{draft}", ANYONE, Call.patch(drafts::save)),
                Route.post("/api/drafts/{draft}/submission", ANYONE, Call.plain(submissions::submit)),
                Route.post("/api/drafts/{draft}/attachments", ANYONE, Call.plain(attachments::add))
                        .withFile(),
                new Route(
                        "DELETE",
                        "/api/drafts/{draft}/attachments/{attachment}",
                        ANYONE,
                        Call.plain(attachments::remove)),
                Route.get("/api/submissions/{reference}/attachments/{attachment}", STAFF, attachments::open),
                Route.get("/api/submissions/{reference}", STAFF, Call.plain(submissions::read)),
                Route.get("/api/submissions/{reference}/evidence", STAFF, Call.plain(evidence::list)),
                Route.post("/api/submissions/{reference}/evidence", STAFF, Call.with(Set.of("title"), evidence::ask)),
                Route.post(
                        "/api/submissions/{reference}/evidence/{item}",
                        STAFF,
                        Call.with(Set.of("state", "file", "note"), evidence::settle)),
                Route.post(
                        "/api/submissions/{reference}/chase/pause",
                        STAFF,
                        Call.with(Set.of("reason", "until"), evidence::pause)),
                Route.post("/api/submissions/{reference}/chase/resume", STAFF, Call.plain(evidence::resume)),
                Route.get("/api/submissions/{reference}/messages", STAFF, Call.plain(messages::list)),
                Route.post("/api/submissions/{reference}/messages", STAFF, Call.with(Set.of("text"), messages::write)),
                Route.post("/api/submissions/{reference}/messages/read", STAFF, Call.plain(messages::read)),
                Route.get("/api/submissions/{reference}/calculations", STAFF, Call.plain(assessments::list)),
                Route.post(
                        "/api/submissions/{reference}/overrides",
                        STAFF,
                        Call.with(Set.of("calculation", "pointer", "fact", "reason"), assessments::correct)),
                Route.get("/api/tasks", STAFF, Call.plain(tasks::list)),
                Route.post("/api/tasks/{task}/claim", STAFF, Call.plain(tasks::claim)),
                Route.post("/api/tasks/{task}/return", STAFF, Call.plain(tasks::putBack)),
                Route.post(
                        "/api/tasks/{task}/complete",
                        STAFF,
                        Call.with(Set.of("outcome", "note", "person"), tasks::complete)),
                Route.get("/api/deliveries", OPERATOR, Call.plain(deliveries::list)),
                Route.get("/api/deliveries/parked", OPERATOR, Call.plain(deliveries::parked)),
                Route.post(
                        "/api/deliveries/retry", OPERATOR, Call.with(Set.of("target", "reason"), deliveries::retryAll)),
                Route.get("/api/deliveries/late", OPERATOR, Call.plain(deliveries::late)),
                Route.get("/api/deliveries/audit", OPERATOR, Call.plain(deliveries::audit)),
                Route.get("/api/deliveries/{delivery}/mappings", OPERATOR, Call.plain(deliveries::mappings)),
                Route.post(
                        "/api/deliveries/{delivery}/correct",
                        OPERATOR,
                        Call.with(Set.of("mappingVersion", "note"), deliveries::correct)),
                Route.post("/api/deliveries/{delivery}/retry", OPERATOR, Call.plain(deliveries::retry)),
                Route.post(
                        "/api/deliveries/{delivery}/complete-by-hand",
                        OPERATOR,
                        Call.with(Set.of("note"), deliveries::byHand)),
                Route.get("/api/insight/{form}", MANAGER, Call.table(insight::report, insight::csv)),
                Route.get("/api/insight/{form}/words", MANAGER, Call.plain(insight::words)),
                Route.get("/api/upratings", MANAGER, Call.plain(upratings::list)),
                Route.post(
                        "/api/upratings",
                        MANAGER,
                        Call.with(Set.of("calculation", "asOf", "provisionalReason"), upratings::start)),
                Route.get("/api/upratings/{run}", MANAGER, Call.plain(upratings::one)),
                Route.get("/api/upratings/{run}/cases", MANAGER, Call.table(upratings::cases, upratings::csv)),
                Route.post("/api/upratings/{run}/confirm", MANAGER, Call.plain(upratings::confirm)),
                Route.post("/api/upratings/{run}/stop", MANAGER, Call.plain(upratings::stop)),
                Route.post(
                        "/api/invitations",
                        STAFF,
                        Call.with(
                                Set.of("form", "to", "channel", "address", "clientReference", "answers"),
                                invitations::invite)),
                Route.get("/api/invitations", STAFF, Call.plain(invitations::list)),
                Route.get("/api/invitations/{invitation}", STAFF, Call.plain(invitations::read)),
                Route.post("/api/invitations/{invitation}/remind", STAFF, Call.plain(invitations::remind)),
                Route.post(
                        "/api/invitations/{invitation}/pause",
                        STAFF,
                        Call.with(Set.of("until", "reason"), invitations::pause)),
                Route.post("/api/invitations/{invitation}/resume", STAFF, Call.plain(invitations::resume)),
                Route.post("/api/invitations/{invitation}/withdraw", STAFF, Call.plain(invitations::withdraw)),
                Route.get("/api/ledger", OPERATOR, Call.plain(submissions::ledger)),
                Route.post(
                        "/api/decisions/{name}", ANYONE, Call.with(Set.of("asOf", "facts", "form"), decisions::decide)),
                Route.get("/api/calculations/{name}", ANYONE, Call.plain(calculations::describe)),
                Route.post(
                        "/api/calculations/{name}",
                        ANYONE,
                        Call.with(Set.of("asOf", "facts", "policy"), calculations::calculate)),
                Route.get("/api/health/live", ANYONE, Call.plain(health::live)),
                Route.get("/api/health/ready", ANYONE, Call.plain(health::ready)),
                Route.get("/api/metrics", ANYONE, Call.text(health::metrics)));
    }
}
