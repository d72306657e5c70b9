package uk.careforms.api.model;

import java.util.List;
import java.util.function.Function;

/** What came of pressing the button that sends a form. */
public sealed interface Sent {

    /** Durable from now on, whatever happens next. */
    record Accepted(Receipt receipt) implements Sent {}

    /** Not sent: these answers have to be put right first. The draft is kept. */
    record NotYet(List<Problem> problems) implements Sent {
        public NotYet {
            problems = List.copyOf(problems);
        }
    }

    /** It had been sent before; this is the first receipt. */
    record AlreadySent(Receipt receipt) implements Sent {}

    /** Handles every outcome. */
    default <T> T fold(
            Function<Accepted, T> accepted, Function<NotYet, T> notYet, Function<AlreadySent, T> alreadySent) {
        if (this instanceof Accepted done) {
            return accepted.apply(done);
        }
        if (this instanceof NotYet not) {
            return notYet.apply(not);
        }
        return alreadySent.apply((AlreadySent) this);
    }
}
