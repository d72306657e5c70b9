package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * One message on a case.
 *
 * @param author {@code person}, or the officer's sign-in name
 * @param change whether the person said with it that something has changed
 * @param readAt when the other side saw it first
 * @param notice how the notice that there is a message stands
 * @param noticeNote why the notice has not gone; empty when there is nothing to say
 */
public record CaseMessage(
        long number,
        Instant at,
        String author,
        boolean fromPerson,
        boolean change,
        String text,
        Optional<Instant> readAt,
        Notice notice,
        String noticeNote) {

    /** How the notice about a message stands. */
    public enum Notice {
        /** There is none: the person wrote it, or gave no address. */
        NONE,
        /** On its way; it is tried until it has gone. */
        DUE,
        SENT,
        /** Its service will not take it: reach the person in another way. */
        REFUSED
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "CaseMessage[" + number + ", " + notice + "]";
    }
}
