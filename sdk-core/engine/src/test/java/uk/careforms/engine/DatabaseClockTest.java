package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.MovableClock;

/** A machine whose clock an hour's jump, a wrong setting or a change of the clocks moves. */
class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final MovableClock machine = MovableClock.at("2026-11-23T12:00:00Z");
    private final AtomicLong monotonic = new AtomicLong();
    private final DatabaseClock clock = new DatabaseClock(machine, monotonic::get);
    private Instant database = NOON;

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, 1, -31_536_000})
    void a_machine_whose_clock_jumps_goes_on_as_if_nothing_had_been(long seconds) {
        clock.look(() -> database);
        machine.advance(Duration.ofSeconds(seconds));
        pass(Duration.ofSeconds(10));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void a_machine_that_starts_an_hour_off_goes_by_the_database() {
        machine.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));

        clock.look(() -> database);

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void a_clock_that_drifts_is_corrected_at_each_look() {
        clock.look(() -> database);
        for (int i = 0; i < 100; i++) {
            monotonic.addAndGet(Duration.ofMillis(10_100).toNanos()); // a second fast in a hundred
            database = database.plusSeconds(10);
            clock.look(() -> database);
            assertThat(clock.instant()).isEqualTo(database);
        }
    }

    @Test
    void a_database_whose_clock_jumps_is_not_believed_at_once() {
        clock.look(() -> database);
        database = database.plusSeconds(3600);
        for (int i = 1; i <= 80; i++) {
            pass(Duration.ofSeconds(10));
            clock.look(() -> database);
            assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10L * i));
        }
        database = database.minusSeconds(3600);
        clock.look(() -> database);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(800));
    }

    @Test
    void a_database_whose_clock_stays_where_it_jumped_to_is_believed_in_the_end() {
        clock.look(() -> database);
        database = database.minusSeconds(3600);
        for (int i = 0; i < 92; i++) {
            pass(Duration.ofSeconds(10));
            clock.look(() -> database);
        }

        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void while_the_database_is_away_time_goes_on() {
        clock.look(() -> database);
        pass(Duration.ofHours(2));
        clock.look(() -> {
            throw new SQLException("gone", "08006");
        });

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7200));
    }

    @Test
    void an_answer_that_took_long_says_nothing_about_the_time() {
        clock.look(() -> database);
        clock.look(() -> {
            pass(Duration.ofSeconds(30));
            return database;
        });

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void another_zone_is_another_way_to_read_it() {
        clock.look(() -> database);
        Clock london = clock.withZone(ZoneId.of("Europe/London"));

        assertThat(london.instant()).isEqualTo(clock.instant());
        assertThat(london.getZone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(london.withZone(ZoneOffset.UTC).getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(clock.withZone(ZoneOffset.UTC)).isSameAs(clock);
    }

    @ParameterizedTest
    @EnumSource
    void both_databases_tell_the_time(TestDatabase kind) {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofDays(3));
        try (HikariDataSource pool = kind.empty();
                DatabaseClock goesBy = new DatabaseClock(wrong, System::nanoTime).goBy(pool)) {
            assertThat(goesBy.instant()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
        }
    }

    private void pass(Duration time) {
        monotonic.addAndGet(time.toNanos());
        database = database.plus(time);
    }
}
