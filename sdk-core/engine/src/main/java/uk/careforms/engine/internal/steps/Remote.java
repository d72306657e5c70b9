package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.spi.ProcessSteps.Result;

/**
 * What this node knows of one remote system: how it answered last, and how many of ours are with it.
 *
 * <p>After five tries in a row that came to nothing the circuit opens: one try after 10 s, then after twice as long, up to
 * 10 minutes, and everybody else waits. That makes fewer than 160 probes a day, whatever the number of cases. Thread-safe.
 */
final class Remote {

    /** Half of the threads that run jobs: a remote that hangs leaves the other half to the others. */
    static final int LANE = 4;

    static final int ENOUGH = 5;

    /** Who answers within this is worth waiting for; handing a job back and fetching it again costs more. */
    private static final long QUICK = Duration.ofMillis(500).toNanos();

    /** A remote whose last quick answer is longer ago may be hanging, and nobody waits for it. */
    private static final long RECENTLY = Duration.ofSeconds(1).toNanos();

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration MOST_ASKED = Duration.ofDays(1);
    private static final Duration UNTIL_THE_PROBE_IS_BACK = Duration.ofSeconds(5);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Remote.class);

    private final String name;
    private int failures;
    private int inside;
    private boolean quick;
    private long leftAt;
    private Instant pauseUntil = Instant.MIN;

    Remote(String name) {
        this.name = name;
    }

    /** Empty when the caller may ask, and must then {@link #leave}; otherwise when to come again. */
    synchronized Optional<Result> enter(Instant now) {
        waitForRoom();
        if (now.isBefore(pauseUntil)) {
            String why = failures >= ENOUGH ? "' does not answer" : "' asked for a pause";
            return Optional.of(new Result.NotNow(
                    Duration.between(now, pauseUntil),
                    "'" + name + why + "; it is asked again when the pause is over"));
        }
        if (failures >= ENOUGH && inside > 0) {
            return Optional.of(new Result.NotNow(
                    UNTIL_THE_PROBE_IS_BACK, "'" + name + "' did not answer; it is being asked whether it does again"));
        }
        if (inside >= LANE) {
            return Optional.of(new Result.NotNow(
                    UNTIL_THERE_IS_ROOM, "'" + name + "' has as many of ours in hand as it may have at once"));
        }
        inside++;
        return Optional.empty();
    }

    /** The remote answered, though it may have refused. */
    synchronized void answered() {
        if (failures >= ENOUGH) {
            LOG.info("Remote '{}' answers again", name);
        }
        failures = 0;
        pauseUntil = Instant.MIN;
    }

    /**
     * The remote did not answer, or not with what was asked for.
     *
     * @param asked the pause that it asked for; zero when it asked for none
     */
    synchronized void failed(Instant now, Duration asked) {
        failures++;
        if (failures == ENOUGH) {
            LOG.warn(
                    "Remote '{}' has not answered {} times in a row; from now on one case at a time asks it",
                    name,
                    ENOUGH);
        }
        Duration bounded = asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked;
        pauseUntil = later(pauseUntil, now.plus(later(bounded, ownPause())));
    }

    /** Somebody may ask at once; if the circuit was open it stays so until they have heard an answer. */
    synchronized void pauseIsOver() {
        pauseUntil = Instant.MIN;
    }

    /**
     * Whoever was let in is out again.
     *
     * @param nanos how long they were inside
     */
    synchronized void leave(long nanos) {
        inside--;
        quick = nanos <= QUICK;
        leftAt = System.nanoTime();
        notifyAll();
    }

    /** Waits while the lane is full and those inside come out quickly, so that a burst is worked off and not sent away. */
    private void waitForRoom() {
        try {
            while (inside >= LANE && quick && failures < ENOUGH) {
                long left = RECENTLY - (System.nanoTime() - leftAt);
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized Remotes.Standing standing(Instant now) {
        return new Remotes.Standing(name, failures, failures >= ENOUGH || now.isBefore(pauseUntil));
    }

    private Duration ownPause() {
        if (failures < ENOUGH) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - ENOUGH, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static <T extends Comparable<T>> T later(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
