package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Delivery;
import uk.careforms.forms.api.ApiRoutes;
import uk.careforms.forms.web.Access;
import uk.careforms.forms.web.Route;

/** The API for staff and operators, and its description. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffApiTest {

    private RunningPages pages;
    private Caller staff;
    private Caller operator;

    @BeforeAll
    void open() {
        pages = RunningPages.start();
        staff = pages.caller("sam@testshire", "staff");
        operator = pages.caller("olu@testshire", "operator");
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_case_is_read_with_everything_and_the_look_is_kept() {
        String reference = arrived();
        JsonObject read = staff.get("/submissions/" + reference).json();

        assertThat(read.getString("reference")).isEqualTo(reference);
        assertThat(read.getString("status")).isEqualTo("with-team");
        assertThat(read.getString("team")).isEqualTo("duty");
        assertThat(read.getValue("/answers/person/firstName").toString()).isEqualTo("\"Ada\"");
        assertThat(read.getJsonObject("clock").getString("due")).isEqualTo("2026-11-26T09:30:00Z");
        assertThat(read.getJsonArray("tasks")).hasSize(1);
        assertThat(read.getJsonArray("explain").getValuesAs(JsonObject.class))
                .extracting(decision -> decision.getString("name"))
                .contains("need", "route");
        assertThat(read.getJsonArray("timeline").getValuesAs(JsonObject.class)).anySatisfy(event -> {
            assertThat(event.getString("kind")).isEqualTo("case.viewed");
            assertThat(event.getString("actor")).isEqualTo("sam@testshire");
        });
        assertThat(staff.get("/submissions/EW-2222-2222").status()).isEqualTo(404);
    }

    @Test
    void a_task_is_claimed_returned_and_completed() {
        String reference = arrived();
        String task = task(reference);

        assertThat(staff.post("/tasks/" + task + "/claim").json().getString("assignee"))
                .isEqualTo("sam@testshire");
        assertThat(pages.caller("kim@testshire", "staff")
                        .post("/tasks/" + task + "/claim")
                        .status())
                .isEqualTo(409);
        assertThat(staff.post("/tasks/" + task + "/return").json().isNull("assignee"))
                .isTrue();
        assertThat(staff.post("/tasks/" + task + "/complete", "{\"outcome\": \"other\", \"note\": \"x\"}")
                        .status())
                .isEqualTo(422);
        Caller.Said noNote = staff.post("/tasks/" + task + "/complete", "{\"outcome\": \"advice\"}");
        assertThat(noNote.json().getJsonArray("problems").getJsonObject(0).getString("pointer"))
                .isEqualTo("/note");
        assertThat(staff.post("/tasks/" + task + "/complete", "{}").status()).isEqualTo(422);
        Caller.Said done =
                staff.post("/tasks/" + task + "/complete", "{\"outcome\": \"advice\", \"note\": \"Lunch club\"}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().getBoolean("open")).isFalse();
        assertThat(staff.post("/tasks/" + task + "/claim").status()).isEqualTo(404);
        pages.forms.runDue();
        assertThat(staff.get("/submissions/" + reference)
                        .json()
                        .getJsonObject("outcome")
                        .getInt("cld"))
                .isEqualTo(10);
    }

    @Test
    void what_waits_for_one_reason_is_measured_and_retried_together() {
        int before = pages.crm.rows("incidents").size();
        for (String request : List.of("a1", "b2")) {
            pages.crm.answerNext(new Delivery.Refused("no", "The case system said no (request " + request + ")"));
            arrived();
        }
        JsonObject group = operator.get("/deliveries/parked")
                .json()
                .getJsonArray("groups")
                .getValuesAs(JsonObject.class)
                .get(0);
        assertThat(group.getString("reason")).isEqualTo("The case system said no (no)");
        assertThat(group.getInt("count")).isEqualTo(2);
        assertThat(operator.get("/metrics").text())
                .contains("careforms_deliveries_parked 2\ncareforms_deliveries_parked{target=\"crm\"} 2\n")
                .contains("careforms_deliveries_oldest_parked_seconds{target=\"crm\"} ");

        assertThat(operator.post("/deliveries/retry", "{\"target\": \"crm\"}").status())
                .isEqualTo(422);
        Caller.Said retried = operator.post(
                "/deliveries/retry", "{\"target\": \"crm\", \"reason\": \"The case system said no (no)\"}");
        pages.forms.runDue();

        assertThat(retried.json().getInt("retried")).isEqualTo(2);
        assertThat(pages.crm.rows("incidents")).hasSize(before + 2);
        assertThat(operator.get("/deliveries/parked").json().getJsonArray("groups"))
                .isEmpty();
    }

    @Test
    void the_worklist_is_filtered_by_team() {
        String reference = arrived();
        assertThat(references("/tasks?team=duty")).contains(reference);
        assertThat(references("/tasks?team=north")).doesNotContain(reference);
        assertThat(staff.get("/tasks?team=no-such").status()).isEqualTo(400);
    }

    @Test
    void a_parked_delivery_is_retried_or_done_by_hand_and_the_ledger_balances() {
        pages.crm.answerNext(new Delivery.Refused("no", "The case system said no"));
        arrived();
        pages.crm.answerNext(new Delivery.Refused("no", "The case system said no"));
        arrived();
        List<JsonObject> parked = operator.get("/deliveries?state=parked")
                .json()
                .getJsonArray("deliveries")
                .getValuesAs(JsonObject.class);
        assertThat(parked).hasSize(2);
        assertThat(parked.get(0).getString("reason")).startsWith("The case system said no");
        JsonObject ledger = operator.get("/ledger").json();
        assertThat(ledger.getInt("parked")).isEqualTo(2);
        assertThat(ledger.getInt("delivered") + ledger.getInt("inFlight") + ledger.getInt("parked"))
                .isEqualTo(ledger.getInt("accepted"));
        assertThat(ledger.getJsonObject("perForm").getJsonObject("every-widget").getInt("parked"))
                .isEqualTo(2);

        String first = parked.get(0).getString("id");
        String second = parked.get(1).getString("id");
        assertThat(operator.post("/deliveries/" + first + "/retry").status()).isEqualTo(200);
        pages.forms.runDue();
        assertThat(operator.post("/deliveries/" + first + "/retry").status()).isEqualTo(409);
        assertThat(operator.post("/deliveries/" + second + "/complete-by-hand", "{}")
                        .status())
                .isEqualTo(422);
        Caller.Said byHand = operator.post("/deliveries/" + second + "/complete-by-hand", "{\"note\": \"Case 4711\"}");
        assertThat(byHand.json().getString("state")).isEqualTo("by-hand");
        assertThat(operator.get("/ledger").json().getInt("parked")).isZero();
        assertThat(operator.get("/deliveries?state=lost").status()).isEqualTo(400);
        assertThat(operator.post("/deliveries/nonsense/retry").status()).isEqualTo(404);
    }

    @Test
    void each_call_asks_for_its_role_and_for_nothing_else() {
        Caller manager = pages.caller("may@testshire", "manager");
        Map<Access, Caller> callers = Map.of(Access.STAFF, staff, Access.OPERATOR, operator, Access.MANAGER, manager);
        for (Route route : ApiRoutes.of(pages.forms)) {
            String path = route.path().replaceFirst("/api", "").replaceAll("\\{[a-z]+}", "x");
            Map<String, String> json = Map.of("Content-Type", "application/json");
            int nobody = pages.caller("").call(route.method(), path, "", json).status();
            assertThat(nobody == 401).as(path + " for nobody").isEqualTo(route.access() != Access.ANYONE);
            callers.forEach((access, caller) -> {
                boolean refused = caller.call(route.method(), path, "", json).status() == 403;
                boolean other = route.access() != Access.ANYONE && route.access() != access;
                assertThat(refused).as(path + " for " + access).isEqualTo(other);
            });
        }
        assertThat(pages.caller("").get("/ledger").header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void the_description_names_exactly_the_calls_there_are() {
        JsonObject document = pages.caller("").get("/openapi.json").json();
        TreeSet<String> described = new TreeSet<>();
        document.getJsonObject("paths").forEach((path, calls) -> calls.asJsonObject()
                .keySet()
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " /api" + path)));
        TreeSet<String> routed = new TreeSet<>();
        ApiRoutes.of(pages.forms).forEach(route -> routed.add(route.method() + " " + route.path()));

        assertThat(document.getString("openapi")).startsWith("3.1");
        assertThat(document.getValue("/servers/0/url").toString()).isEqualTo("\"/care/api\"");
        assertThat(described).isEqualTo(routed).hasSizeGreaterThan(20);
    }

    @Test
    void the_description_gives_each_call_the_role_it_asks_for() {
        JsonObject paths = pages.caller("").get("/openapi.json").json().getJsonObject("paths");
        for (Route route : ApiRoutes.of(pages.forms)) {
            JsonObject call = paths.getJsonObject(route.path().replaceFirst("/api", ""))
                    .getJsonObject(route.method().toLowerCase(java.util.Locale.ROOT));
            String role = call.containsKey("security")
                    ? call.getJsonArray("security")
                            .getJsonObject(0)
                            .getJsonArray("signedIn")
                            .getString(0)
                    : "";
            assertThat(role).as(route.path()).isEqualTo(route.access().role().orElse(""));
        }
    }

    private String arrived() {
        String reference = Journey.send(pages.visitor(), Map.of());
        pages.forms.runDue();
        return reference;
    }

    private String task(String reference) {
        return staff.get("/tasks").json().getJsonArray("tasks").getValuesAs(JsonObject.class).stream()
                .filter(task -> task.getString("reference").equals(reference))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private List<String> references(String path) {
        return staff.get(path).json().getJsonArray("tasks").getValuesAs(JsonObject.class).stream()
                .map(task -> task.getString("reference"))
                .toList();
    }
}
