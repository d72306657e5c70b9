package uk.careforms.engine.internal.migrate;

/** A migration came to an answer for which only a person can say what becomes of it; the message names its place. */
final class CannotTell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotTell(String reason) {
        super(reason, null, false, false);
    }
}
