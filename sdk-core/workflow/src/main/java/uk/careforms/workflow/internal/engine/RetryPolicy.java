package uk.careforms.workflow.internal.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a step that was put off is tried again: exponential growth with full jitter, for seven and a half days and a half.
 *
 * <p>The longest wait of the n-th retry is 2 s doubled each time, 30 minutes at most; the wait itself is drawn evenly
 * between nothing and that, so that the cases of one outage do not come back together. That makes about 100 tries a day
 * and fewer than 300 in any case. What the remote asks for is honoured when it is longer, up to a day. Full jitter:
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. Thread-safe if the source of jitter is.
 */
final class RetryPolicy {

    /** How long after its first try a step is given up: an outage of seven days, and half a day to come back in. */
    static final Duration PATIENCE = Duration.ofDays(7).plusHours(12);

    private static final Duration BASE = Duration.ofSeconds(2);
    private static final Duration CAP = Duration.ofMinutes(30);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST_ASKED = Duration.ofDays(1);
    private static final Duration SPREAD = Duration.ofSeconds(30);

    private final RandomGenerator jitter;

    RetryPolicy(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    /**
     * The wait before the next try.
     *
     * @param attempts how often it was tried, 1 or more
     * @param asked the wait that the remote asked for
     */
    Duration waitAfter(int attempts, Duration asked) {
        int doublings = Math.min(attempts - 1, 30);
        long longest = Math.min(CAP.toMillis(), BASE.toMillis() << doublings);
        Duration drawn = Duration.ofMillis(jitter.nextLong(longest + 1));
        return longer(LEAST, longer(drawn, asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked));
    }

    /**
     * The wait of a step that was not tried: what was asked for and up to half a minute more, never more than double.
     *
     * @param asked how long nothing needs to be tried
     */
    Duration waitFor(Duration asked) {
        Duration least = longer(LEAST, asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked);
        long spread = Math.min(SPREAD.toMillis(), least.toMillis());
        return least.plusMillis(jitter.nextLong(spread + 1));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
