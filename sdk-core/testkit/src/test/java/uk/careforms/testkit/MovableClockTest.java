package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    @Test
    void it_stands_still_until_it_is_moved() {
        MovableClock clock = MovableClock.at("2026-11-23T09:00:00Z");

        assertThat(clock.instant()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(clock.advance(Duration.ofHours(24))).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(clock.instant()).isEqualTo("2026-11-24T09:00:00Z");
    }

    @Test
    void clocks_of_other_zones_move_together() {
        MovableClock clock = MovableClock.at("2026-07-01T09:00:00Z");
        var london = clock.withZone(ZoneId.of("Europe/London"));

        clock.moveTo(Instant.parse("2026-07-02T10:00:00Z"));

        assertThat(london.instant()).isEqualTo("2026-07-02T10:00:00Z");
        assertThat(london.getZone()).isEqualTo(ZoneId.of("Europe/London"));
    }
}
