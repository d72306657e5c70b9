package uk.careforms.simulators.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import uk.careforms.testkit.MovableClock;

class NotifySendTest {

    private static final String ADDRESS =
            "{\"address_line_1\":\"Ada Marlpit\",\"address_line_2\":\"4 Sparrow Row\",\"postcode\":\"ZZ99 3WZ\"}";

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final NotifySimulator simulator =
            NotifySimulator.builder().clock(clock).start();
    private final Sender sender = new Sender(simulator, clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void an_email_is_taken_and_answered_with_its_id_and_words() {
        HttpResponse<String> answer =
                sender.email("ada@example.org", ",\"reference\":\"CF-7\",\"personalisation\":{\"reference\":\"CF-7\"}");

        JsonNode body = Sender.json(answer);
        String id = body.path("id").asString();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(id).hasSize(36);
        assertThat(body.path("reference").asString()).isEqualTo("CF-7");
        assertThat(body.path("content").path("body").asString()).isEqualTo("reference: CF-7\n");
        assertThat(body.path("uri").asString()).isEqualTo(simulator.baseUrl() + "/v2/notifications/" + id);
        assertThat(body.path("template").path("id").asString()).isEqualTo(Sender.TEMPLATE);
        assertThat(simulator.messages()).singleElement().satisfies(message -> {
            assertThat(message.recipient()).isEqualTo("ada@example.org");
            assertThat(message.status()).isEqualTo("delivered");
            assertThat(message.toString()).doesNotContain("ada");
        });
    }

    @Test
    void a_text_and_a_letter_are_taken_too() {
        assertThat(sender.sms("07700 900461").statusCode()).isEqualTo(201);
        assertThat(sender.letter(ADDRESS).statusCode()).isEqualTo(201);

        assertThat(simulator.messages()).extracting(NotifyMessage::type).containsExactly("sms", "letter");
        assertThat(simulator.messages()).extracting(NotifyMessage::status).containsExactly("delivered", "received");
    }

    @Test
    void a_reference_is_not_unique_and_nothing_is_dropped() {
        sender.email("ada@example.org", ",\"reference\":\"CF-7\"");
        sender.email("ada@example.org", ",\"reference\":\"CF-7\"");

        assertThat(simulator.messages()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "temp-fail@simulator.notify, temporary-failure",
        "perm-fail@simulator.notify, permanent-failure",
        "ada@example.org, delivered"
    })
    void test_addresses_fail_as_notify_says(String address, String status) {
        sender.email(address, "");

        assertThat(simulator.messages().get(0).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"07700900003, temporary-failure", "+447700900002, permanent-failure", "07700900461, delivered"})
    void test_numbers_fail_as_notify_says(String number, String status) {
        sender.sms(number);

        assertThat(simulator.messages().get(0).status()).isEqualTo(status);
    }

    @Test
    void smoke_test_addresses_get_an_id_that_cannot_be_read() {
        HttpResponse<String> email = sender.email("simulate-delivered-2@notifications.service.gov.uk", "");
        HttpResponse<String> sms = sender.sms("07700900111");

        assertThat(email.statusCode()).isEqualTo(201);
        assertThat(sms.statusCode()).isEqualTo(201);
        String id = Sender.json(email).path("id").asString();
        assertThat(sender.get("/v2/notifications/" + id).statusCode()).isEqualTo(404);
        assertThat(simulator.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|template_id is a required property",
                "{'template_id':'x','email_address':'a@b.example'}|template_id is not a valid UUID",
                "{'template_id':'ID'}|email_address is a required property",
                "{'template_id':'ID','email_address':'a b@c'}|email_address Not a valid email address",
                "{'template_id':'ID','email_address':'a@b.example','subject':'s'}"
                        + "|Additional properties are not allowed (subject was unexpected)",
                "{'template_id':'ID','email_address':'a@b.example','reference':null}"
                        + "|reference is not of type string",
                "{'template_id':'ID','email_address':'a@b.example','personalisation':[]}"
                        + "|personalisation is not of type object",
                "{'template_id':'ID','email_address':'a@b.example','one_click_unsubscribe_url':'http://x'}"
                        + "|one_click_unsubscribe_url is not a valid https url"
            },
            quoteCharacter = '~')
    void a_body_that_does_not_fit_is_a_validation_error(String body, String message) {
        HttpResponse<String> answer =
                sender.post("email", body.replace('\'', '"').replace("\"ID\"", "\"" + Sender.TEMPLATE + "\""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Sender.error(answer)).isEqualTo("400 ValidationError: " + message);
        assertThat(simulator.messages()).isEmpty();
    }

    @Test
    void a_body_that_is_no_json_is_a_bad_request() {
        assertThat(Sender.error(sender.post("email", "{"))).startsWith("400 BadRequestError: ");
    }

    @ParameterizedTest
    @CsvSource({
        "0770090046, ValidationError: phone_number Not enough digits",
        "077009004611, ValidationError: phone_number Too many digits",
        "01632960101, ValidationError: phone_number Not a UK mobile number",
        "0770090o461, ValidationError: phone_number Must not contain letters or symbols",
        "+33612345678, BadRequestError: Cannot send to international mobile numbers"
    })
    void a_number_that_cannot_be_texted_is_refused(String number, String error) {
        assertThat(Sender.error(sender.sms(number))).isEqualTo("400 " + error);
    }

    @Test
    void a_letter_needs_an_address_that_can_be_printed() {
        assertThat(Sender.error(sender.letter("{}"))).endsWith("personalisation address_line_1 is a required property");
        assertThat(Sender.error(sender.letter("{\"address_line_1\":\"A\",\"postcode\":\"ZZ99 3WZ\"}")))
                .endsWith("Address must be at least 3 lines");
        assertThat(Sender.error(sender.letter(ADDRESS.replace("ZZ99 3WZ", "nowhere"))))
                .endsWith("Must be a real UK postcode");
        assertThat(Sender.error(sender.letter(ADDRESS.replace("4 Sparrow", "(4) Sparrow"))))
                .contains("must not start with");
    }

    @Test
    void a_declared_template_is_filled_and_its_placeholders_are_needed() {
        try (NotifySimulator declared = declaring("email", "Referral ((reference))", "Dear ((name)),\n\nwe have it.")) {
            Sender other = new Sender(declared, clock);

            assertThat(Sender.error(other.email("ada@example.org", ",\"personalisation\":{\"reference\":\"CF-7\"}")))
                    .isEqualTo("400 BadRequestError: Missing personalisation: name");
            other.email("ada@example.org", ",\"personalisation\":{\"reference\":\"CF-7\",\"name\":\"Ada $1\"}");
            assertThat(declared.messages().get(0).subject()).isEqualTo("Referral CF-7");
            assertThat(declared.messages().get(0).body()).isEqualTo("Dear Ada $1,\n\nwe have it.");
            assertThat(Sender.error(other.sms("07700900461")))
                    .isEqualTo("400 BadRequestError: email template is not suitable for sms notification");
        }
    }

    @Test
    void a_template_that_is_not_declared_is_not_found_once_one_is() {
        try (NotifySimulator declared = declaring("email", "S", "B")) {
            String other =
                    "{\"template_id\":\"00000000-0000-4000-8000-000000000000\",\"email_address\":\"a@b.example\"}";

            assertThat(Sender.error(new Sender(declared, clock).post("email", other)))
                    .isEqualTo("400 BadRequestError: Template not found");
        }
    }

    @Test
    void a_template_is_previewed_without_sending() {
        try (NotifySimulator declared = declaring("email", "Referral ((reference))", "Body")) {
            JsonNode preview = Sender.json(new Sender(declared, clock)
                    .postTo(
                            "/v2/template/" + Sender.TEMPLATE + "/preview",
                            "{\"personalisation\":{\"reference\":\"CF-7\"}}"));

            assertThat(preview.path("subject").asString()).isEqualTo("Referral CF-7");
            assertThat(declared.messages()).isEmpty();
        }
    }

    @Test
    void a_link_in_a_name_stays_unless_the_sender_asks_to_have_it_sanitised() {
        String name = ",\"personalisation\":{\"name\":\"[Ada](https://evil.example/x)\"}";

        sender.email("ada@example.org", name);
        sender.email("ada@example.org", name + ",\"sanitise_content_for\":[\"name\"]");

        assertThat(simulator.messages().get(0).body()).contains("[Ada](https://evil.example/x)");
        assertThat(simulator.messages().get(1).body())
                .doesNotContain("evil.example")
                .contains("\\[Ada\\]");
    }

    @Test
    void a_file_comes_as_base64_below_two_megabytes() {
        String small = Base64.getEncoder().encodeToString(new byte[1000]);
        String large = Base64.getEncoder().encodeToString(new byte[2 * 1024 * 1024]);

        assertThat(sender.email("ada@example.org", file(small)).statusCode()).isEqualTo(201);
        assertThat(simulator.messages().get(0).body()).contains("[link to copy.pdf, 1000 bytes]");
        assertThat(Sender.error(sender.email("ada@example.org", file(large)))).contains("file size limit");
        assertThat(sender.email("ada@example.org", file("not base64!")).statusCode())
                .isEqualTo(400);
    }

    private NotifySimulator declaring(String type, String subject, String body) {
        return NotifySimulator.builder()
                .clock(clock)
                .template(Sender.TEMPLATE, type, subject, body)
                .start();
    }

    private static String file(String base64) {
        return ",\"personalisation\":{\"copy\":{\"file\":\"" + base64 + "\",\"filename\":\"copy.pdf\"}}";
    }
}
