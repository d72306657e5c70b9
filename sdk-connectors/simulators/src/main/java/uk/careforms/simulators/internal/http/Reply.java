package uk.careforms.simulators.internal.http;

/**
 * What goes over the wire in the end: an answer, and how much of it arrives.
 *
 * @param answer what the system would have said; never sent with {@code CLOSED} and {@code RESET}
 */
public record Reply(Answer answer, Ending ending) {

    /** How the exchange ends for the client. */
    public enum Ending {
        /** The whole answer arrives. */
        WHOLE,
        /** The connection ends in the middle of the body, or of the head when there is no body. */
        CUT,
        /** The connection is closed in good order without a byte of an answer (TCP FIN). */
        CLOSED,
        /** The connection is torn down without a byte of an answer (TCP RST). */
        RESET
    }

    public static Reply whole(Answer answer) {
        return new Reply(answer, Ending.WHOLE);
    }
}
