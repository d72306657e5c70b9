package uk.careforms.workflow.internal.engine;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;
import org.flowable.common.engine.impl.cfg.IdGenerator;

/**
 * UUIDs of version 7 (RFC 9562, May 2024): in the order in which this node made them, so that the order of jobs is certain
 * even while a clock stands still, and indexes stay small. Never asks the database, whose own ids deadlocked small pools.
 */
final class SortedIds implements IdGenerator {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;

    private final Clock clock;
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long last;

    SortedIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized String getNextId() {
        last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
        long high = (last >>> COUNTER_BITS) << 16 | 0x7000 | (last & COUNTER);
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
