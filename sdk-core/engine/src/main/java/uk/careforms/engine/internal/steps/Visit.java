package uk.careforms.engine.internal.steps;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Somebody's place in the lane of a remote, taken by {@link Remotes#visit}. What came of it is said once; a second word, like that
 * of an answer after its time, is not heard. Thread-safe.
 */
public final class Visit {

    private final Remote remote;
    private final Clock clock;
    private final long began = System.nanoTime();
    private final AtomicBoolean judged = new AtomicBoolean();

    Visit(Remote remote, Clock clock) {
        this.remote = remote;
        this.clock = clock;
    }

    /** The remote answered. */
    public void answered() {
        if (judged.compareAndSet(false, true)) {
            remote.answered();
        }
    }

    /** The remote did not answer, or not in time. */
    public void failed() {
        if (judged.compareAndSet(false, true)) {
            remote.failed(clock.instant(), Duration.ZERO);
        }
    }

    /** Gives the place back; to be called once, when nothing of ours is with the remote any more. */
    public void leave() {
        remote.leave(System.nanoTime() - began);
    }
}
