package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * The reminders about what a case still needs.
 *
 * @param reminders how many have been due
 * @param deadline when a person of the staff looks at it instead; nothing is charged because of it
 * @param pause why and until when nobody is reminded
 */
public record Chase(Instant startedAt, int reminders, Instant deadline, Optional<Pause> pause) {

    /** Nobody is reminded for a while. */
    public record Pause(Instant at, Instant until, String reason, String by) {

        /** Shows no reason. */
        @Override
        public String toString() {
            return "Pause[" + at + ", " + until + "]";
        }
    }
}
