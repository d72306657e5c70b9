package uk.careforms.simulators.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.MovableClock;

class NotifyFaultsTest {

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final NotifySimulator simulator =
            NotifySimulator.builder().clock(clock).start();
    private final Sender sender = new Sender(simulator, clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void past_the_rate_limit_of_a_minute_requests_are_refused_until_it_has_passed() {
        simulator.limitPerMinute(2);
        sender.email("ada@example.org", "");
        sender.email("ada@example.org", "");

        assertThat(Sender.error(sender.email("ada@example.org", "")))
                .isEqualTo("429 RateLimitError: Exceeded rate limit for key type test of 2 requests per 60 seconds");

        clock.advance(Duration.ofSeconds(60));
        assertThat(sender.email("ada@example.org", "").statusCode()).isEqualTo(201);
    }

    @Test
    void past_the_limit_of_a_day_messages_are_refused_until_tomorrow() {
        simulator.limitPerDay(1);
        sender.email("ada@example.org", "");

        assertThat(Sender.error(sender.email("ada@example.org", "")))
                .isEqualTo("429 TooManyRequestsError: Exceeded send limits (1) for today");
        assertThat(sender.get("/v2/notifications").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofHours(15));
        assertThat(sender.email("ada@example.org", "").statusCode()).isEqualTo(201);
    }

    @Test
    void a_message_whose_answer_was_lost_is_found_by_its_reference() {
        simulator.faults().onTable("email").next(1, Fault.afterCommit(Damage.CONNECTION_RESET));

        assertThatThrownBy(() -> sender.email("ada@example.org", ",\"reference\":\"CF-7\""))
                .isInstanceOf(Sender.Lost.class);

        assertThat(Sender.json(sender.get("/v2/notifications?reference=CF-7"))
                        .path("notifications")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_fault_before_the_commit_takes_no_message() {
        simulator.faults().next(1, Fault.beforeCommit(Damage.SERVER_ERROR_500));

        assertThat(Sender.error(sender.email("ada@example.org", ""))).isEqualTo("500 Exception: Internal server error");
        assertThat(simulator.messages()).isEmpty();
        assertThat(simulator.requests().get(0).fault()).isEqualTo("BEFORE_COMMIT SERVER_ERROR_500");
    }

    @Test
    void a_fault_of_429_sounds_like_notify() {
        simulator.faults().next(1, Fault.beforeCommit(Damage.TOO_MANY_REQUESTS_429));

        assertThat(Sender.error(sender.email("ada@example.org", ""))).startsWith("429 RateLimitError: ");
    }

    @Test
    void the_page_shows_messages_as_text() {
        sender.email("ada@example.org", ",\"personalisation\":{\"name\":\"<b>Ada</b>\"}");

        assertThat(page("/simulator")).contains("name: &lt;b&gt;Ada&lt;/b&gt;").doesNotContain("<b>");
        assertThat(page("/simulator.json")).contains("\"status\":\"delivered\"");
    }

    @Test
    void faults_are_set_on_the_page() {
        String form = "do=add&moment=BEFORE_COMMIT&damage=UNAVAILABLE_503&count=1";
        sender.send(HttpRequest.newBuilder(URI.create(simulator.pageUrl() + "/faults"))
                .POST(BodyPublishers.ofString(form)));

        assertThat(sender.sms("07700900461").statusCode()).isEqualTo(503);
        assertThat(sender.sms("07700900461").statusCode()).isEqualTo(201);
    }

    @Test
    void clearing_forgets_messages_requests_and_limits() {
        simulator.limitPerMinute(1);
        sender.email("ada@example.org", "");

        simulator.clear();

        assertThat(simulator.messages()).isEmpty();
        assertThat(simulator.requests()).isEmpty();
        assertThat(sender.email("ada@example.org", "").statusCode()).isEqualTo(201);
    }

    private String page(String path) {
        return sender.send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path)))
                .body();
    }
}
