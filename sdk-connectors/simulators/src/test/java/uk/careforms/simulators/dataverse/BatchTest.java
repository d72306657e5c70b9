package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.simulators.dataverse.BatchBody.part;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final String ROOT = "/api/data/v9.2/";
    private static final String CONTACT = "contacts(5f6e1c1e-7b36-5c0f-9d0a-2f6d9a1b0c01)";
    private static final String INCIDENT = "incidents(5f6e1c1e-7b36-5c0f-9d0a-2f6d9a1b0c02)";
    private static final String TASK = "tasks(5f6e1c1e-7b36-5c0f-9d0a-2f6d9a1b0c03)";
    private static final String CREATE_ONLY = "If-None-Match: *\r\n";
    private static final String TOO_LONG = "{\"firstname\":\"" + "x".repeat(51) + "\"}";

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_change_set_writes_person_case_and_task_together() {
        HttpResponse<String> answer = client.batch(referral());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("multipart/mixed; boundary=batchresponse_");
        assertThat(simulator.rows("contact")).hasSize(1);
        assertThat(simulator.rows("incident")).hasSize(1);
        assertThat(simulator.rows("task").get(0)).containsEntry("_regardingobjectid_value", id(INCIDENT));
    }

    @Test
    void the_answer_is_as_microsofts_page_shows_it_byte_by_byte() {
        String body = client.batch(new BatchBody()
                        .changeSet(
                                "changeset_Y",
                                part("1", "PATCH " + ROOT + CONTACT, CREATE_ONLY, "{\"lastname\":\"A\"}"))
                        .end())
                .body();

        String address = simulator.environmentUrl() + ROOT + CONTACT;
        String boundary = body.substring(2, body.indexOf("\r\n"));
        String inner = body.substring(body.indexOf("changesetresponse_"), body.indexOf("\r\n\r\n"));
        assertThat(body)
                .isEqualTo("--" + boundary + "\r\n"
                        + "Content-Type: multipart/mixed; boundary=" + inner + "\r\n\r\n"
                        + "--" + inner + "\r\n"
                        + "Content-Type: application/http\r\n"
                        + "Content-Transfer-Encoding: binary\r\n"
                        + "Content-ID: 1\r\n\r\n"
                        + "HTTP/1.1 204 No Content\r\n"
                        + "Location: " + address + "\r\n"
                        + "OData-EntityId: " + address + "\r\n"
                        + "OData-Version: 4.0\r\n\r\n\r\n"
                        + "--" + inner + "--\r\n"
                        + "--" + boundary + "--\r\n");
    }

    @Test
    void a_change_set_that_fails_writes_nothing_and_answers_with_one_part() {
        HttpResponse<String> answer = client.batch(new BatchBody()
                .changeSet(
                        "changeset_Y",
                        part("1", "PATCH " + ROOT + CONTACT, CREATE_ONLY, "{\"lastname\":\"A\"}"),
                        part("2", "POST " + ROOT + "contacts", "", TOO_LONG),
                        part("3", "POST " + ROOT + "contacts", "", "{\"lastname\":\"C\"}"))
                .end());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(answer.body())
                .contains("changesetresponse_")
                .contains("Content-ID: 2\r\n\r\nHTTP/1.1 400 Bad Request\r\nREQ_ID: ")
                .contains("0x80044331");
        assertThat(simulator.rows("contact")).isEmpty();
        assertThat(simulator.totals().created()).isZero();
    }

    @Test
    void a_failed_change_set_is_a_plain_part_where_that_is_switched_on() {
        try (DataverseSimulator plain =
                DataverseSimulator.builder().plainFailedChangeSets().start()) {
            HttpResponse<String> answer = new Client(plain)
                    .batch(new BatchBody()
                            .changeSet("changeset_Y", part("2", "POST " + ROOT + "contacts", "", TOO_LONG))
                            .end());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .doesNotContain("changesetresponse_")
                    .contains("Content-ID: 2")
                    .contains("0x80044331");
        }
    }

    @Test
    void a_replayed_change_set_that_may_only_create_is_412_and_changes_nothing() {
        client.batch(referral());
        client.patch(CONTACT, "{\"lastname\":\"edited by staff\"}");

        HttpResponse<String> replay = client.batch(referral());

        assertThat(replay.statusCode()).isEqualTo(412);
        assertThat(replay.body()).contains("HTTP/1.1 412 Precondition Failed").contains("0x80040237");
        assertThat(simulator.rows("contact").get(0)).containsEntry("lastname", "edited by staff");
        assertThat(simulator.rows("task")).hasSize(1);
    }

    @Test
    void a_content_id_stands_for_the_row_in_bindings_and_addresses() {
        HttpResponse<String> answer = client.batch(new BatchBody()
                .changeSet(
                        "changeset_Y",
                        part("1", "POST " + ROOT + "contacts", "", "{\"firstname\":\"Ada\"}"),
                        part(
                                "2",
                                "POST " + ROOT + "incidents",
                                "",
                                "{\"title\":\"T\",\"customerid_contact@odata.bind\":\"$1\"}"),
                        part("3", "PUT $1/lastname", "", "{\"value\":\"Marlpit\"}"),
                        part("4", "PATCH $2", "", "{\"description\":\"by reference\"}"))
                .end());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(simulator.rows("contact").get(0)).containsEntry("fullname", "Ada Marlpit");
        assertThat(simulator.rows("incident").get(0))
                .containsEntry("description", "by reference")
                .containsEntry(
                        "_customerid_value", simulator.rows("contact").get(0).get("contactid"));
    }

    @Test
    void a_content_id_stands_for_the_row_also_when_the_representation_was_asked_for() {
        HttpResponse<String> answer = client.batch(new BatchBody()
                .changeSet(
                        "changeset_Y",
                        part(
                                "1",
                                "POST " + ROOT + "contacts",
                                "Prefer: return=representation\r\n",
                                "{\"lastname\":\"A\"}"),
                        part("2", "PATCH $1", "", "{\"firstname\":\"B\"}"))
                .end());

        assertThat(answer.body()).contains("HTTP/1.1 201 Created").contains("\"lastname\":\"A\"");
        assertThat(simulator.rows("contact").get(0)).containsEntry("fullname", "B A");
    }

    @Test
    void a_reference_before_its_definition_is_400() {
        HttpResponse<String> answer = client.batch(new BatchBody()
                .changeSet(
                        "changeset_Y",
                        part(
                                "2",
                                "POST " + ROOT + "incidents",
                                "",
                                "{\"title\":\"T\",\"customerid_contact@odata.bind\":\"$1\"}"),
                        part("1", "POST " + ROOT + "contacts", "", "{\"lastname\":\"A\"}"))
                .end());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Content-ID Reference: '$1' does not exist in the batch context.");
        assertThat(simulator.rows("contact")).isEmpty();
    }

    @Test
    void an_action_works_inside_a_change_set() {
        simulator.seedInventedCouncil();
        String added = "{\"Target\":{\"incidentid\":\"" + id(INCIDENT)
                + "\",\"@odata.type\":\"Microsoft.Dynamics.CRM.incident\"}}";

        HttpResponse<String> answer = client.batch(new BatchBody()
                .changeSet(
                        "changeset_Y",
                        part("1", "PATCH " + ROOT + CONTACT, CREATE_ONLY, "{\"lastname\":\"A\"}"),
                        part("2", "PATCH " + ROOT + INCIDENT, CREATE_ONLY, incident()),
                        part(
                                "3",
                                "POST " + ROOT
                                        + "queues(10000000-0000-4000-8000-000000000001)/Microsoft.Dynamics.CRM.AddToQueue",
                                "",
                                added))
                .end());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(simulator.rows("queueitem")).hasSize(1);
    }

    @Test
    void addresses_may_be_full_absolute_or_relative() {
        HttpResponse<String> answer = client.batch(new BatchBody()
                .single("POST " + simulator.environmentUrl() + ROOT + "contacts", "{\"lastname\":\"A\"}")
                .single("POST " + ROOT + "contacts", "{\"lastname\":\"B\"}")
                .single("POST contacts", "{\"lastname\":\"C\"}")
                .single("GET contacts?$select=lastname&$filter=lastname%20eq%20'B'", "")
                .end());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"lastname\":\"B\"").doesNotContain("\"lastname\":\"C\"");
        assertThat(simulator.rows("contact")).hasSize(3);
    }

    @Test
    void an_address_of_another_service_is_refused() {
        assertThat(client.batch(new BatchBody()
                                .single("POST https://elsewhere.example" + ROOT + "contacts", "{}")
                                .end())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void without_continue_on_error_the_first_failure_ends_the_batch_and_gives_its_status() {
        HttpResponse<String> answer = client.batch(threeWithTheSecondTooLong());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("multipart/mixed");
        assertThat(answer.body().split("HTTP/1.1 ", -1)).hasSize(3);
        assertThat(simulator.rows("contact")).hasSize(1);
    }

    @Test
    void with_continue_on_error_the_batch_is_200_and_its_parts_tell() {
        HttpResponse<String> answer = client.batch(threeWithTheSecondTooLong(), "Prefer", "odata.continue-on-error");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("(?s)HTTP/1.1 204 .*HTTP/1.1 400 .*HTTP/1.1 204 ");
        assertThat(simulator.rows("contact")).hasSize(2);
    }

    @Test
    void continue_on_error_can_be_declined() {
        assertThat(client.batch(threeWithTheSecondTooLong(), "Prefer", "odata.continue-on-error=false")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void one_change_set_may_fail_and_the_next_go_through_with_continue_on_error() {
        HttpResponse<String> answer = client.batch(
                new BatchBody()
                        .changeSet("changeset_Y", part("1", "POST " + ROOT + "contacts", "", TOO_LONG))
                        .changeSet("changeset_Z", part("2", "POST " + ROOT + "contacts", "", "{\"lastname\":\"A\"}"))
                        .end(),
                "Prefer",
                "odata.continue-on-error");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("(?s)HTTP/1.1 400 .*HTTP/1.1 204 ");
        assertThat(simulator.rows("contact")).hasSize(1);
    }

    private static String referral() {
        return new BatchBody()
                .changeSet(
                        "changeset_Y",
                        part("1", "PATCH " + ROOT + CONTACT, CREATE_ONLY, "{\"lastname\":\"Thistlewood\"}"),
                        part("2", "PATCH " + ROOT + INCIDENT, CREATE_ONLY, incident()),
                        part(
                                "3",
                                "PATCH " + ROOT + TASK,
                                CREATE_ONLY,
                                "{\"subject\":\"Triage\",\"regardingobjectid_incident_task@odata.bind\":\"/" + INCIDENT
                                        + "\"}"))
                .end();
    }

    private static String incident() {
        return "{\"title\":\"Referral\",\"customerid_contact@odata.bind\":\"/" + CONTACT + "\"}";
    }

    private static String threeWithTheSecondTooLong() {
        return new BatchBody()
                .single("POST " + ROOT + "contacts", "{\"lastname\":\"A\"}")
                .single("POST " + ROOT + "contacts", TOO_LONG)
                .single("POST " + ROOT + "contacts", "{\"lastname\":\"C\"}")
                .end();
    }

    private static String id(String address) {
        return address.substring(address.indexOf('(') + 1, address.length() - 1);
    }
}
