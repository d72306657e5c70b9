package uk.careforms.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it. Thread-safe; clocks made with {@link #withZone} move together.
 *
 * <p>It may be moved backwards, as real clocks sometimes are.
 */
public final class MovableClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows the given instant. */
    public static MovableClock at(Instant instant) {
        return new MovableClock(new AtomicReference<>(instant), ZoneOffset.UTC);
    }

    /** A clock in UTC that shows the given instant, like {@code 2026-11-23T09:00:00Z}. */
    public static MovableClock at(String instant) {
        return at(Instant.parse(instant));
    }

    /** Moves on by a duration; a negative one moves back. */
    public Instant advance(Duration duration) {
        return Objects.requireNonNull(now.updateAndGet(instant -> instant.plus(duration)));
    }

    /** Moves to an instant. */
    public void moveTo(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(now, other);
    }

    @Override
    public String toString() {
        return "MovableClock[" + instant() + ", " + zone + "]";
    }
}
