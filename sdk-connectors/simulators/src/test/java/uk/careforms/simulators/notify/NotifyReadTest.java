package uk.careforms.simulators.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.careforms.testkit.MovableClock;

class NotifyReadTest {

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final NotifySimulator simulator =
            NotifySimulator.builder().clock(clock).start();
    private final Sender sender = new Sender(simulator, clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_message_is_read_by_its_id() {
        String id = send("ada@example.org", "CF-7");

        JsonNode message = Sender.json(sender.get("/v2/notifications/" + id));
        assertThat(message.path("reference").asString()).isEqualTo("CF-7");
        assertThat(message.path("email_address").asString()).isEqualTo("ada@example.org");
        assertThat(message.path("phone_number").isNull()).isTrue();
        assertThat(message.path("type").asString()).isEqualTo("email");
        assertThat(message.path("status").asString()).isEqualTo("delivered");
        assertThat(message.path("created_at").asString()).isEqualTo("2025-11-21T09:00:00Z");
    }

    @Test
    void messages_are_found_by_their_reference_newest_first() {
        String first = send("ada@example.org", "CF-7");
        send("bo@example.org", "CF-8");
        String second = send("cy@example.org", "CF-7");

        assertThat(ids("?reference=CF-7")).containsExactly(second, first);
        assertThat(ids("?reference=CF-9")).isEmpty();
    }

    @Test
    void messages_are_found_by_status_and_type_and_failed_means_every_failure() {
        send("ada@example.org", "CF-7");
        String temporary = send("temp-fail@simulator.notify", "CF-7");
        String permanent = send("perm-fail@simulator.notify", "CF-7");
        sender.sms("07700900461");

        assertThat(ids("?status=failed")).containsExactly(permanent, temporary);
        assertThat(ids("?status=delivered&template_type=sms")).hasSize(1);
        assertThat(sender.get("/v2/notifications?status=elephant").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_holds_250_and_says_where_the_next_begins() {
        for (int i = 0; i < 251; i++) {
            send("ada@example.org", "CF-7");
        }

        JsonNode page = Sender.json(sender.get("/v2/notifications"));
        String next = page.path("links").path("next").asString();
        assertThat(page.path("notifications").size()).isEqualTo(250);
        assertThat(ids(next.substring(next.indexOf('?')))).hasSize(1);
    }

    @Test
    void a_message_older_than_seven_days_cannot_be_read() {
        String id = send("ada@example.org", "CF-7");
        clock.advance(Duration.ofDays(7).plusSeconds(1));

        assertThat(Sender.error(sender.get("/v2/notifications/" + id))).isEqualTo("404 NoResultFound: No result found");
        assertThat(ids("?reference=CF-7")).isEmpty();
        assertThat(simulator.messages()).hasSize(1);
    }

    @Test
    void an_id_that_is_no_uuid_is_a_validation_error() {
        assertThat(Sender.error(sender.get("/v2/notifications/seven")))
                .isEqualTo("400 ValidationError: notification_id is not a valid UUID");
    }

    @Test
    void a_report_changes_how_a_message_fared() {
        String id = send("ada@example.org", "CF-7");

        simulator.report(id, "permanent-failure");

        assertThat(Sender.json(sender.get("/v2/notifications/" + id))
                        .path("status")
                        .asString())
                .isEqualTo("permanent-failure");
        assertThatThrownBy(() -> simulator.report("none", "delivered")).isInstanceOf(IllegalArgumentException.class);
    }

    private String send(String address, String reference) {
        return Sender.json(sender.email(address, ",\"reference\":\"" + reference + "\""))
                .path("id")
                .asString();
    }

    private List<String> ids(String query) {
        return Sender.json(sender.get("/v2/notifications" + query))
                .path("notifications")
                .valueStream()
                .map(message -> message.path("id").asString())
                .toList();
    }
}
