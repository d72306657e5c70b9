package uk.careforms.engine.uprating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that calculates every case again that a decided figure is in force for.
 *
 * @param asOf the day whose rules and rates are used, Europe/London
 * @param startedBy the sign-in name of whoever started it
 * @param calculatedAt when the last case had been calculated
 * @param decidedBy who confirmed or stopped it
 * @param total how many cases there were when it was started; afterwards, how many there are
 * @param done how many have been calculated
 * @param needsPerson how many keep their figure until a person has looked
 * @param confirmed how many new figures have come into force, or could not because something else had in between
 * @param provisionalReason why figures may be used that nobody has confirmed, for this run only
 * @param needsReason how many of those that need a person do because there is no such reason
 * @param toTell how many cases with a new figure in force have to be told
 * @param told how many have been
 * @param notTold how many were not, because their process did not wait for it
 */
public record UpratingRun(
        UUID id,
        String calculation,
        LocalDate asOf,
        State state,
        String startedBy,
        Instant startedAt,
        Optional<Instant> calculatedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Instant> endedAt,
        int total,
        int done,
        int changed,
        int needsPerson,
        int confirmed,
        Optional<String> provisionalReason,
        int needsReason,
        int toTell,
        int told,
        int notTold) {

    /** How far a run is. */
    public enum State {
        /** Cases are being calculated. */
        RUNNING,
        /** Every case has been calculated; nothing has changed for anybody until somebody confirms it. */
        DONE,
        /** Somebody has confirmed it, and the new figures are coming into force. */
        CONFIRMING,
        /** The new figures are in force, and the cases whose figure has changed are being told. */
        TELLING,
        /** The new figures are in force, and their cases have been told. */
        CONFIRMED,
        /** Somebody has stopped it; nothing has changed for anybody. */
        STOPPED;

        /** The lower-case word used in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether software still works on it. */
    public boolean isMoving() {
        return state == State.RUNNING || state == State.CONFIRMING || state == State.TELLING;
    }

    /** Never shows what somebody wrote. */
    @Override
    public String toString() {
        return "UpratingRun[" + id + ", " + state + ", " + done + " of " + total + ", confirmed " + confirmed
                + ", told " + told + " of " + toTell + "]";
    }
}
