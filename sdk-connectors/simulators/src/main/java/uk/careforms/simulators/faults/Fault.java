package uk.careforms.simulators.faults;

import java.time.Duration;

/**
 * One thing that goes wrong with one request.
 *
 * @param retryAfter whole seconds, sent with 429 and 503
 */
public record Fault(Moment moment, Damage damage, Duration retryAfter) {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** Whether the work is done before the fault strikes. */
    public enum Moment {
        /** Nothing is written: the request never took effect. */
        BEFORE_COMMIT,
        /** Everything is written and only the answer is spoiled: the client cannot know. */
        AFTER_COMMIT
    }

    public static Fault beforeCommit(Damage damage) {
        return new Fault(Moment.BEFORE_COMMIT, damage, USUAL_WAIT);
    }

    public static Fault afterCommit(Damage damage) {
        return new Fault(Moment.AFTER_COMMIT, damage, USUAL_WAIT);
    }

    /** The same fault asking for another wait; 30 seconds otherwise. */
    public Fault retryAfter(Duration wait) {
        return new Fault(moment, damage, wait);
    }

    @Override
    public String toString() {
        return moment + " " + damage;
    }
}
