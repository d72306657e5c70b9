package uk.careforms.examples.devurl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import uk.careforms.engine.WorkingTime;

/** A clock, moved ahead by whatever a person asked for, so that deadlines can be seen to pass. Thread-safe. */
final class DevClock extends Clock {

    private final Clock clock;
    private final AtomicLong aheadMillis;

    /** @param clock the clock that is moved ahead */
    DevClock(Clock clock) {
        this(clock.withZone(WorkingTime.ZONE), new AtomicLong());
    }

    private DevClock(Clock clock, AtomicLong aheadMillis) {
        this.clock = clock;
        this.aheadMillis = aheadMillis;
    }

    void advance(Duration by) {
        aheadMillis.addAndGet(by.toMillis());
    }

    Duration ahead() {
        return Duration.ofMillis(aheadMillis.get());
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DevClock(clock.withZone(zone), aheadMillis);
    }
}
