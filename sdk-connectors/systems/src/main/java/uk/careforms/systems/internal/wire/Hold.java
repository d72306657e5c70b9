package uk.careforms.systems.internal.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds back every request of one remote user after the remote asked to slow down: sending on would lengthen the wait.
 *
 * <p>Thread-safe.
 */
public final class Hold {

    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

    public Hold(Clock clock) {
        this.clock = clock;
    }

    /** Holds for this long from now, unless a longer hold is in force. */
    public void hold(Duration wait) {
        Instant end = clock.instant().plus(wait);
        until.accumulateAndGet(end, (current, next) -> next.isAfter(current) ? next : current);
    }

    /** How much longer to wait; empty when requests may go. A clock put back an hour never makes it longer than the cap. */
    public Optional<Duration> left() {
        Instant now = clock.instant();
        Instant end = until.get();
        if (end == null || !end.isAfter(now)) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, end);
        return Optional.of(left.compareTo(RetryAfter.CAP) > 0 ? RetryAfter.CAP : left);
    }
}
