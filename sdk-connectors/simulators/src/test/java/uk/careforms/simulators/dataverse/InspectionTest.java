package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.simulators.LoggedCall;
import uk.careforms.testkit.MovableClock;

class InspectionTest {

    private static final String MARJORIE = "40000000-0000-4000-8000-000000000001";

    private final DataverseSimulator simulator = DataverseSimulator.builder()
            .clock(MovableClock.at("2025-11-21T09:00:00Z"))
            .start();
    private final Client client = new Client(simulator);

    @BeforeEach
    void seed() {
        simulator.seedInventedCouncil();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void the_invented_council_has_people_teams_and_queues_that_are_always_the_same() {
        assertThat(simulator.rows("contact")).hasSize(4);
        assertThat(simulator.rows("queue")).extracting(row -> row.get("name")).contains("Adult social care front door");
        assertThat(simulator.rows("team").get(0))
                .containsEntry("_queueid_value", "10000000-0000-4000-8000-000000000001");
        assertThat(simulator.rows("systemuser")).hasSize(3);
        assertThat(simulator.totals().created()).isZero();
    }

    @Test
    void every_invented_nhs_number_is_from_the_range_never_issued_and_has_a_valid_check_digit() {
        assertThat(simulator.rows("contact").stream()
                        .filter(row -> row.containsKey("cf_nhsnumber"))
                        .map(row -> String.valueOf(row.get("cf_nhsnumber"))))
                .hasSize(3)
                .allMatch(number -> number.startsWith("999"))
                .allSatisfy(number -> assertThat(NhsNumber.parse(number)).isPresent());
    }

    @Test
    void a_row_put_in_is_checked_as_a_clients_would_be() {
        assertThatThrownBy(() -> simulator.seed("contact", Map.of("shoesize", 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A row of table 'contact' cannot be put in")
                .hasMessageContaining("'shoesize'");
        assertThatThrownBy(() -> simulator.rows("unicorn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no table 'unicorn'");
    }

    @Test
    void rows_cannot_be_changed_by_whoever_looks_at_them() {
        Map<String, Object> row = simulator.rows("contact").get(0);

        assertThatThrownBy(() -> row.put("lastname", "changed")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void requests_are_logged_without_query_or_body() {
        client.get("contacts?$filter=cf_nhsnumber%20eq%20'9990123004'");
        client.post("contacts", "{\"lastname\":\"Secretname\"}");

        List<LoggedCall> calls = simulator.requests();
        assertThat(calls.get(calls.size() - 1).method()).isEqualTo("POST");
        assertThat(calls.get(calls.size() - 1).path()).isEqualTo("/api/data/v9.2/contacts");
        assertThat(calls.get(calls.size() - 1).status()).isEqualTo(204);
        assertThat(calls.toString()).doesNotContain("Secretname").doesNotContain("9990123004");
        assertThat(calls).allMatch(call -> call.body().isEmpty());
    }

    @Test
    void bodies_are_logged_where_that_is_switched_on() {
        simulator.recordBodies();

        client.post("contacts", "{\"lastname\":\"Marlpit\"}");

        assertThat(simulator.requests()).anyMatch(call -> call.body().contains("Marlpit"));
    }

    @Test
    void clearing_forgets_all_but_the_tokens() {
        client.created("contacts", "{\"lastname\":\"Marlpit\"}");
        simulator.clear();

        assertThat(simulator.rows("contact")).isEmpty();
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.totals().created()).isZero();
        assertThat(client.get("WhoAmI").statusCode()).isEqualTo(200);
    }

    @Test
    void the_page_shows_contacts_and_cases_with_what_hangs_on_them() {
        aCase();

        HttpResponse<String> page = page("/simulator");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<h1>Simulated Dynamics 365</h1>")
                .contains("Marjorie Thistlewood")
                .contains("<h3>CAS-00001: Referral</h3>")
                .contains("<dt>prioritycode</dt><dd dir=\"auto\">Normal (2)</dd>")
                .contains("<caption>Notes</caption>")
                .contains("<caption>Tasks</caption>")
                .contains("<caption>Queue items</caption>")
                .contains("Adult social care front door");
    }

    @Test
    void what_a_person_wrote_is_shown_as_text_and_never_as_markup() {
        client.created(
                "contacts",
                Json.object().put("lastname", "<script>alert('x')</script>&\"").toString());

        HttpResponse<String> page = page("/simulator");

        assertThat(page.body())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void a_program_gets_the_same_as_json() {
        aCase();

        assertThat(Client.json(page("/simulator.json"))
                        .path("tables")
                        .path("incident")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("Referral");
        assertThat(Client.json(send(HttpRequest.newBuilder(URI.create(simulator.pageUrl()))
                                .header("Accept", "application/json")))
                        .path("requests")
                        .size())
                .isPositive();
    }

    @Test
    void a_person_sets_releases_and_removes_faults_with_the_form() {
        assertThat(form("do=add&moment=AFTER_COMMIT&damage=SERVER_ERROR_500&count=2&path=&table=contact")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/simulator").body()).contains("next 2 that touch table &#39;contact&#39;");
        assertThat(client.post("contacts", "{\"lastname\":\"A\"}").statusCode()).isEqualTo(500);
        assertThat(simulator.rows("contact")).hasSize(5);

        form("do=clear");
        assertThat(client.post("contacts", "{\"lastname\":\"B\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void a_form_that_makes_no_sense_is_400() {
        assertThat(form("do=add&moment=LATER&damage=SERVER_ERROR_500").statusCode())
                .isEqualTo(400);
        assertThat(form("do=add&moment=AFTER_COMMIT&damage=HANG&count=0").statusCode())
                .isEqualTo(400);
        assertThat(form("").statusCode()).isEqualTo(400);
    }

    @Test
    void a_form_from_another_site_is_refused() {
        String body = "do=add&moment=AFTER_COMMIT&damage=HANG&count=1";

        assertThat(form(body, "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
        assertThat(form(body, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(form(body, "Origin", simulator.environmentUrl()).statusCode())
                .isEqualTo(303);
    }

    private void aCase() {
        String incident = client.created(
                "incidents",
                "{\"title\":\"Referral\",\"customerid_contact@odata.bind\":\"contacts(" + MARJORIE + ")\"}");
        client.created(
                "annotations",
                "{\"notetext\":\"Needs help with washing\",\"objectid_incident@odata.bind\":\"incidents(" + incident
                        + ")\"}");
        client.created(
                "tasks",
                "{\"subject\":\"Triage\",\"regardingobjectid_incident_task@odata.bind\":\"incidents(" + incident
                        + ")\"}");
        client.created(
                "queueitems",
                "{\"queueid@odata.bind\":\"queues(10000000-0000-4000-8000-000000000001)\","
                        + "\"objectid_incident@odata.bind\":\"incidents(" + incident + ")\"}");
    }

    private HttpResponse<String> page(String path) {
        return send(HttpRequest.newBuilder(URI.create(simulator.environmentUrl() + path)));
    }

    private HttpResponse<String> form(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.pageUrl() + "/faults"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.send(request.build());
    }
}
