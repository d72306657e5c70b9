package uk.careforms.examples.devurl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import uk.careforms.engine.WorkingTime;

/** The system's clock, moved ahead by whatever a person asked for, so that deadlines can be seen to pass. Thread-safe. */
final class DevClock extends Clock {

    private final Clock system;
    private final AtomicLong aheadMillis;

    DevClock() {
        this(Clock.system(WorkingTime.ZONE), new AtomicLong());
    }

    private DevClock(Clock system, AtomicLong aheadMillis) {
        this.system = system;
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
        return system.instant().plus(ahead());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DevClock(system.withZone(zone), aheadMillis);
    }
}
