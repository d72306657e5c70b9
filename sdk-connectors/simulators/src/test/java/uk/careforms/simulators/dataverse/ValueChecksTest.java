package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueChecksTest {

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_text_that_is_too_long_is_named_with_its_column_and_limit() {
        HttpResponse<String> answer = client.post("contacts", "{\"firstname\":\"" + "x".repeat(51) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.code(answer)).isEqualTo("0x80044331");
        assertThat(Client.message(answer))
                .isEqualTo("A validation error occurred.  The length of the 'firstname' attribute of the 'contact' "
                        + "entity exceeded the maximum allowed length of '50'.");
        assertThat(client.post("contacts", "{\"firstname\":\"" + "x".repeat(50) + "\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_column_that_does_not_exist_is_refused() {
        HttpResponse<String> answer = client.post("contacts", "{\"shoesize\":9}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.code(answer)).isEqualTo("0x80048d19");
        assertThat(Client.message(answer))
                .contains("'shoesize' does not exist on type 'Microsoft.Dynamics.CRM.contact'");
    }

    @Test
    void a_choice_must_be_one_of_the_declared_integers() {
        HttpResponse<String> unknown = client.post("contacts", "{\"gendercode\":7}");
        HttpResponse<String> text = client.post("contacts", "{\"gendercode\":\"Female\"}");

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(Client.code(unknown)).isEqualTo("0x8004431a");
        assertThat(Client.message(unknown)).endsWith("Accepted Values: 1,2");
        assertThat(text.statusCode()).isEqualTo(400);
        assertThat(Client.message(text)).contains("expected type 'Edm.Int32'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"birthdate\":\"31/01/1940\"}",
                "{\"birthdate\":\"2023-02-29\"}",
                "{\"birthdate\":19400131}",
                "{\"donotemail\":\"yes\"}",
                "{\"lastname\":5}",
                "{\"fullname\":\"Ada Marlpit\"}",
                "{\"createdon\":\"2025-01-01T00:00:00Z\"}",
                "{\"contactid\":\"not-a-guid\"}",
                "{\"lastname\":\"A\",\"lastname\":\"B\"}",
                "{\"lastname\":\"A\"} trailing",
                "{\"lastname\":",
                "[]",
                ""
            })
    void what_does_not_fit_the_table_is_refused_and_nothing_is_written(String body) {
        HttpResponse<String> answer = client.post("contacts", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.code(answer)).isEqualTo("0x80048d19");
        assertThat(simulator.rows("contact")).isEmpty();
    }

    @Test
    void a_time_needs_an_offset_and_is_read_back_in_utc() {
        assertThat(client.post("tasks", "{\"subject\":\"S\",\"scheduledend\":\"2025-11-24T17:00:00\"}")
                        .statusCode())
                .isEqualTo(400);

        client.created("tasks", "{\"subject\":\"S\",\"scheduledend\":\"2025-06-24T17:00:00.75+01:00\"}");

        assertThat(simulator.rows("task").get(0)).containsEntry("scheduledend", "2025-06-24T16:00:00Z");
    }

    @Test
    void quotes_slashes_emoji_and_right_to_left_text_come_back_unchanged() {
        String odd = "O'Mar/\\ \"${7*191}\" <script> \uD83D\uDE42 \u05E9\u05DC\u05D5\u05DD";
        String id =
                client.created("contacts", Json.object().put("lastname", odd).toString());

        assertThat(Client.json(client.get("contacts(" + id + ")"))
                        .path("lastname")
                        .asString())
                .isEqualTo(odd);
    }

    @Test
    void a_file_is_measured_by_its_base64_form() {
        String tooLarge = "A".repeat(5 * 1024 * 1024 + 4);

        HttpResponse<String> answer = client.post(
                "annotations", "{\"filename\":\"form.pdf\",\"isdocument\":true,\"documentbody\":\"" + tooLarge + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.message(answer)).contains("base64");
    }

    @Test
    void a_body_must_say_that_it_is_json() {
        HttpResponse<String> answer = client.send(client.request("contacts")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void a_method_that_does_not_fit_the_address_is_405() {
        assertThat(client.delete("contacts").statusCode()).isEqualTo(405);
        assertThat(client.patch("contacts", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void codes_are_empty_where_that_is_switched_on() {
        try (DataverseSimulator older =
                DataverseSimulator.builder().emptyErrorCodes().start()) {
            HttpResponse<String> answer = new Client(older).post("contacts", "{\"shoesize\":9}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Client.code(answer)).isEmpty();
        }
    }

    @Test
    void error_details_with_the_senders_values_come_only_when_asked_for() {
        String body = "{\"firstname\":\"Marjorie\",\"shoesize\":9}";

        assertThat(client.post("contacts", body).body()).doesNotContain("Marjorie");
        assertThat(client.post("contacts", body, "Prefer", "odata.include-annotations=\"*\"")
                        .body())
                .contains("@Microsoft.PowerApps.CDS.TraceText")
                .contains("Marjorie");
    }

    @Test
    void a_councils_own_column_and_table_are_declared_as_data() {
        try (DataverseSimulator council = DataverseSimulator.builder()
                .tables("{\"contact\":{\"columns\":{\"mb_shoesize\":{\"type\":\"Integer\"},\"cf_uprn\":null}}}")
                .tables("{\"mb_referral\":{\"set\":\"mb_referrals\",\"id\":\"mb_referralid\",\"name\":\"mb_name\","
                        + "\"columns\":{\"mb_name\":{\"type\":\"String\",\"maxLength\":10}}}}")
                .start()) {
            Client other = new Client(council);

            assertThat(other.post("contacts", "{\"mb_shoesize\":9}").statusCode())
                    .isEqualTo(204);
            assertThat(other.post("contacts", "{\"cf_uprn\":\"1\"}").statusCode())
                    .isEqualTo(400);
            assertThat(other.post("mb_referrals", "{\"mb_name\":\"R1\"}").statusCode())
                    .isEqualTo(204);
            assertThat(council.rows("mb_referral").get(0)).containsEntry("mb_name", "R1");
        }
    }
}
