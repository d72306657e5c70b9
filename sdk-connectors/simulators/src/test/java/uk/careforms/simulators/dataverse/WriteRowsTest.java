package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.careforms.testkit.MovableClock;

class WriteRowsTest {

    private static final String OWN_ID = "5f6e1c1e-7b36-5c0f-9d0a-2f6d9a1b0c01";
    private static final String CONTACT = "contacts(" + OWN_ID + ")";
    private static final String[] CREATE_ONLY = {"If-None-Match", "*"};

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final DataverseSimulator simulator =
            DataverseSimulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_post_answers_204_with_the_address_of_the_new_row() {
        HttpResponse<String> answer = client.post("contacts", "{\"lastname\":\"Thistlewood\"}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("OData-EntityId").orElseThrow())
                .startsWith(simulator.environmentUrl() + "/api/data/v9.2/contacts(")
                .endsWith(")");
    }

    @Test
    void a_post_that_prefers_the_representation_answers_201_with_a_body_and_no_entity_id() {
        HttpResponse<String> answer = client.post(
                "contacts?$select=contactid", "{\"lastname\":\"Thistlewood\"}", "Prefer", "return=representation");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Client.json(answer).path("contactid").asString()).hasSize(36);
        assertThat(Client.json(answer).has("lastname")).isFalse();
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("return=representation");
        assertThat(answer.headers().firstValue("OData-EntityId")).isEmpty();
    }

    @Test
    void a_post_with_an_id_that_is_taken_is_412() {
        String body = "{\"contactid\":\"" + OWN_ID + "\",\"lastname\":\"Thistlewood\"}";
        assertThat(client.post("contacts", body).statusCode()).isEqualTo(204);

        HttpResponse<String> second = client.post("contacts", body);

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(Client.code(second)).isEqualTo("0x80040237");
    }

    @Test
    void a_patch_creates_the_row_under_an_id_of_the_clients_choosing() {
        HttpResponse<String> answer = client.patch(CONTACT, "{\"lastname\":\"Thistlewood\"}", CREATE_ONLY);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("OData-EntityId").orElseThrow()).endsWith(CONTACT);
        assertThat(simulator.rows("contact").get(0)).containsEntry("contactid", OWN_ID);
    }

    @Test
    void a_patch_that_may_only_create_never_overwrites_what_is_there() {
        client.patch(CONTACT, "{\"lastname\":\"Thistlewood\"}", CREATE_ONLY);
        client.patch(CONTACT, "{\"lastname\":\"edited by staff\"}");

        HttpResponse<String> replay = client.patch(CONTACT, "{\"lastname\":\"Thistlewood\"}", CREATE_ONLY);

        assertThat(replay.statusCode()).isEqualTo(412);
        assertThat(Client.code(replay)).isEqualTo("0x80040237");
        assertThat(Client.message(replay)).isEqualTo("A record with matching key values already exists.");
        assertThat(simulator.rows("contact")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("lastname", "edited by staff"));
    }

    @Test
    void a_patch_answers_alike_whether_it_created_or_updated_unless_asked() {
        assertThat(client.patch(CONTACT, "{\"lastname\":\"A\"}").statusCode()).isEqualTo(204);
        assertThat(client.patch(CONTACT, "{\"lastname\":\"B\"}").statusCode()).isEqualTo(204);
        assertThat(client.patch(CONTACT, "{\"lastname\":\"C\"}", "Prefer", "return=representation")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.patch(
                                "contacts(5f6e1c1e-7b36-5c0f-9d0a-2f6d9a1b0c02)",
                                "{\"lastname\":\"D\"}",
                                "Prefer",
                                "return=representation")
                        .statusCode())
                .isEqualTo(201);
        assertThat(simulator.totals().created()).isEqualTo(2);
        assertThat(simulator.totals().updated()).isEqualTo(2);
    }

    @Test
    void a_patch_by_alternate_key_answers_with_the_address_of_that_key() {
        HttpResponse<String> answer = client.patch("contacts(cf_reference='CF-7')", "{\"lastname\":\"Marlpit\"}");

        assertThat(answer.headers().firstValue("OData-EntityId").orElseThrow())
                .endsWith("/contacts(cf_reference='CF-7')");
        assertThat(simulator.rows("contact").get(0)).containsEntry("cf_reference", "CF-7");
    }

    @Test
    void key_values_in_the_body_win_on_create_and_are_dropped_on_update() {
        client.patch("contacts(cf_reference='CF-7')", "{\"cf_reference\":\"CF-8\"}");
        client.patch("contacts(cf_reference='CF-8')", "{\"cf_reference\":\"CF-9\",\"lastname\":\"Marlpit\"}");

        assertThat(simulator.rows("contact")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("cf_reference", "CF-8")
                .containsEntry("lastname", "Marlpit"));
    }

    @Test
    void if_match_star_may_not_create() {
        HttpResponse<String> answer = client.patch(CONTACT, "{\"lastname\":\"A\"}", "If-Match", "*");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.code(answer)).isEqualTo("0x80040217");
        assertThat(simulator.rows("contact")).isEmpty();
    }

    @Test
    void if_match_with_a_version_that_has_passed_is_412() {
        client.patch(CONTACT, "{\"lastname\":\"A\"}");
        String etag = client.get(CONTACT).headers().firstValue("ETag").orElseThrow();

        assertThat(client.patch(CONTACT, "{\"lastname\":\"B\"}", "If-Match", etag)
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> stale = client.patch(CONTACT, "{\"lastname\":\"C\"}", "If-Match", etag);

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(Client.code(stale)).isEqualTo("0x80060882");
    }

    @Test
    void a_change_moves_the_version_and_the_time_of_change_only() {
        client.patch(CONTACT, "{\"lastname\":\"A\",\"firstname\":\"Kept\"}");
        JsonNode before = Client.json(client.get(CONTACT));
        clock.advance(Duration.ofMinutes(5));

        client.patch(CONTACT, "{\"lastname\":\"B\"}");

        JsonNode after = Client.json(client.get(CONTACT));
        assertThat(after.path("@odata.etag")).isNotEqualTo(before.path("@odata.etag"));
        assertThat(after.path("createdon")).isEqualTo(before.path("createdon"));
        assertThat(after.path("modifiedon").asString()).isEqualTo("2025-11-21T09:05:00Z");
        assertThat(after.path("fullname").asString()).isEqualTo("Kept B");
    }

    @Test
    void null_empties_a_column() {
        client.patch(CONTACT, "{\"lastname\":\"A\",\"jobtitle\":\"Nurse\"}");

        client.patch(CONTACT, "{\"jobtitle\":null}");

        assertThat(simulator.rows("contact").get(0)).doesNotContainKey("jobtitle");
    }

    @Test
    void one_property_is_changed_by_put() {
        client.patch(CONTACT, "{\"lastname\":\"A\"}");

        assertThat(client.method("PUT", CONTACT + "/lastname", "{\"value\":\"B\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(simulator.rows("contact").get(0)).containsEntry("lastname", "B");
    }

    @Test
    void a_delete_removes_a_row_once_and_heeds_its_version() {
        client.patch(CONTACT, "{\"lastname\":\"A\"}");

        assertThat(client.delete(CONTACT, "If-Match", "W/\"1\"").statusCode()).isEqualTo(412);
        assertThat(client.delete(CONTACT).statusCode()).isEqualTo(204);
        assertThat(client.delete(CONTACT).statusCode()).isEqualTo(404);
        assertThat(simulator.totals().deleted()).isEqualTo(1);
    }

    @Test
    void a_row_that_others_point_to_cannot_be_deleted() {
        client.patch(CONTACT, "{\"lastname\":\"A\"}");
        client.created("incidents", "{\"title\":\"T\",\"customerid_contact@odata.bind\":\"" + CONTACT + "\"}");

        assertThat(client.delete(CONTACT).statusCode()).isEqualTo(405);
    }

    @Test
    void a_value_of_an_alternate_key_that_is_taken_is_412() {
        client.created("contacts", "{\"cf_nhsnumber\":\"9990123004\"}");

        HttpResponse<String> answer = client.post("contacts", "{\"cf_nhsnumber\":\"9990123004\"}");

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(Client.code(answer)).isEqualTo("0x80060892");
        assertThat(Client.message(answer)).contains("cf_nhsnumber_key").doesNotContain("9990123004");
    }

    @Test
    void an_alternate_key_is_not_enforced_until_its_index_is_active() {
        try (DataverseSimulator pending = DataverseSimulator.builder()
                .tables("{\"contact\":{\"keys\":{\"cf_nhsnumber_key\":{\"status\":\"InProgress\"}}}}")
                .start()) {
            Client other = new Client(pending);
            other.created("contacts", "{\"cf_nhsnumber\":\"9990123004\"}");

            assertThat(other.post("contacts", "{\"cf_nhsnumber\":\"9990123004\"}")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void a_duplicate_rule_acts_only_when_the_header_switches_it_on() {
        String body = "{\"firstname\":\"Ada\",\"lastname\":\"Marlpit\",\"emailaddress1\":\"ada@example.org\"}";
        client.created("contacts", body);

        HttpResponse<String> detected = client.post("contacts", body, "MSCRM.SuppressDuplicateDetection", "false");
        assertThat(detected.statusCode()).isEqualTo(412);
        assertThat(Client.code(detected)).isEqualTo("0x80040333");
        assertThat(client.post("contacts", body, "MSCRM.SuppressDuplicateDetection", "true")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.post("contacts", body).statusCode()).isEqualTo(204);
    }

    @Test
    void a_duplicate_is_500_where_the_other_page_is_followed() {
        try (DataverseSimulator other =
                DataverseSimulator.builder().duplicatesAsServerError().start()) {
            Client second = new Client(other);
            second.created("contacts", "{\"emailaddress1\":\"ada@example.org\"}");

            HttpResponse<String> answer = second.post(
                    "contacts", "{\"emailaddress1\":\"ADA@example.org\"}", "MSCRM.SuppressDuplicateDetection", "false");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Client.code(answer)).isEqualTo("0x80040333");
        }
    }

    @Test
    void a_case_is_numbered_and_begins_active() {
        String id = client.created("contacts", "{\"lastname\":\"A\"}");
        client.created("incidents", "{\"title\":\"T\",\"customerid_contact@odata.bind\":\"/contacts(" + id + ")\"}");

        assertThat(simulator.rows("incident").get(0))
                .containsEntry("ticketnumber", "CAS-00001")
                .containsEntry("statecode", 0)
                .containsEntry("prioritycode", 2);
    }

    @Test
    void of_twenty_creates_of_one_id_at_once_one_succeeds() {
        List<Integer> statuses = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> client.patch(CONTACT, "{\"lastname\":\"A\"}", CREATE_ONLY)
                        .statusCode())
                .toList();

        assertThat(statuses)
                .containsOnlyOnce(204)
                .filteredOn(status -> status == 412)
                .hasSize(19);
        assertThat(simulator.rows("contact")).hasSize(1);
    }

    @Test
    void two_equal_runs_give_equal_rows() {
        try (DataverseSimulator other = DataverseSimulator.builder()
                .clock(MovableClock.at("2025-11-21T09:00:00Z"))
                .start()) {
            for (DataverseSimulator each : List.of(simulator, other)) {
                Client one = new Client(each);
                String id = one.created("contacts", "{\"lastname\":\"A\"}");
                one.created(
                        "incidents", "{\"title\":\"T\",\"customerid_contact@odata.bind\":\"contacts(" + id + ")\"}");
            }

            assertThat(other.rows("contact")).isEqualTo(simulator.rows("contact"));
            assertThat(other.rows("incident")).isEqualTo(simulator.rows("incident"));
        }
    }
}
