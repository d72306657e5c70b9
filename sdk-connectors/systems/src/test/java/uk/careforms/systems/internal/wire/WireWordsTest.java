package uk.careforms.systems.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.careforms.systems.internal.wire.Trouble.Kind;
import uk.careforms.systems.internal.wire.WireAnswer.Received;
import uk.careforms.testkit.MovableClock;

class WireWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    @Test
    void names_give_the_ids_that_the_standard_gives() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameUuid.of(dns, "www.example.com"))
                .as("RFC 9562, appendix A.4")
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void a_wait_is_read_in_seconds_or_as_a_date_and_never_believed_beyond_an_hour() {
        assertThat(RetryAfter.of(retryAfter("120"), NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(retryAfter("Mon, 23 Nov 2026 09:31:30 GMT"), NOW))
                .contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.of(retryAfter("Mon, 23 Nov 2026 09:00:00 GMT"), NOW))
                .contains(Duration.ZERO);
        assertThat(RetryAfter.of(retryAfter("999999999999999999"), NOW)).contains(Duration.ofHours(1));
        assertThat(RetryAfter.of(retryAfter("99999999999999999999"), NOW)).isEmpty();
        assertThat(RetryAfter.of(retryAfter("-5"), NOW)).isEmpty();
        assertThat(RetryAfter.of(retryAfter("soon"), NOW)).isEmpty();
        assertThat(RetryAfter.of(new Received(429, Map.of(), ""), NOW)).isEmpty();
    }

    @Test
    void a_status_without_a_known_code_means_what_the_standard_says() {
        assertThat(kind(302)).isEqualTo(Kind.REFUSED);
        assertThat(kind(400)).isEqualTo(Kind.REFUSED);
        assertThat(kind(413)).isEqualTo(Kind.REFUSED);
        assertThat(kind(501)).isEqualTo(Kind.REFUSED);
        assertThat(kind(429)).isEqualTo(Kind.NOT_DONE);
        assertThat(kind(503)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind(200)).isEqualTo(Kind.UNKNOWN);
        assertThat(kind(408)).isEqualTo(Kind.UNKNOWN);
        assertThat(kind(500)).isEqualTo(Kind.UNKNOWN);
        assertThat(kind(502)).isEqualTo(Kind.UNKNOWN);
        assertThat(kind(504)).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void a_hold_lasts_as_long_as_the_longest_that_was_asked_for() {
        MovableClock clock = MovableClock.at(NOW);
        Hold hold = new Hold(clock);

        hold.hold(Duration.ofMinutes(1));
        hold.hold(Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(59));

        assertThat(hold.left()).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(hold.left()).isEmpty();
    }

    @Test
    void a_clock_put_back_does_not_hold_for_a_day() {
        MovableClock clock = MovableClock.at(NOW);
        Hold hold = new Hold(clock);

        hold.hold(Duration.ofMinutes(1));
        clock.advance(Duration.ofDays(-1));

        assertThat(hold.left()).contains(Duration.ofHours(1));
    }

    @Test
    void json_of_a_remote_is_read_within_limits() {
        assertThat(JsonText.object("{\"a\":{\"b\":[1,\"x\"]}}")).isPresent();
        assertThat(JsonText.object("[1]")).isEmpty();
        assertThat(JsonText.object("{\"a\":1}{")).isEmpty();
        assertThat(JsonText.object("{\"a\":1,\"a\":2}")).isEmpty();
        assertThat(JsonText.object("<html>")).isEmpty();
        assertThat(JsonText.object("")).isEmpty();
        assertThat(JsonText.object("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .isEmpty();
        assertThat(JsonText.object("{\"a\":" + "1".repeat(1000) + "}")).isEmpty();
    }

    private static Kind kind(int status) {
        return Trouble.byStatus("The remote", new Received(status, Map.of(), "<html>personal</html>"), NOW)
                .kind();
    }

    private static Received retryAfter(String value) {
        return new Received(429, Map.of("Retry-After", value), "");
    }
}
