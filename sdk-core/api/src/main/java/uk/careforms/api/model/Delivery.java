package uk.careforms.api.model;

import java.time.Duration;
import java.util.function.Function;

/** What a remote system did with something we sent it. */
public sealed interface Delivery {

    /** The remote holds it now. */
    record Delivered(CaseReference reference) implements Delivery {}

    /** The remote held it already, from an earlier try; nothing was overwritten. */
    record AlreadyThere(CaseReference reference) implements Delivery {}

    /**
     * The remote understood and said no: a person must look, trying again will not help.
     *
     * @param code the remote's or our own stable code
     * @param reason one sentence without personal data
     */
    record Refused(String code, String reason) implements Delivery {}

    /**
     * The remote could not be reached, or asked us to wait; nothing was written.
     *
     * @param after the least time to wait; zero leaves it to the retry policy
     * @param reason one sentence without personal data
     */
    record TryLater(Duration after, String reason) implements Delivery {}

    /**
     * Nobody knows whether it was written, because the answer was lost or could not be read. The next try must look
     * before it writes.
     */
    record Uncertain(String reason) implements Delivery {}

    /** Handles every outcome; a new outcome breaks each caller at compile time, as it should. */
    default <T> T fold(
            Function<Delivered, T> delivered,
            Function<AlreadyThere, T> alreadyThere,
            Function<Refused, T> refused,
            Function<TryLater, T> tryLater,
            Function<Uncertain, T> uncertain) {
        if (this instanceof Delivered done) {
            return delivered.apply(done);
        }
        if (this instanceof AlreadyThere there) {
            return alreadyThere.apply(there);
        }
        if (this instanceof Refused no) {
            return refused.apply(no);
        }
        if (this instanceof TryLater later) {
            return tryLater.apply(later);
        }
        return uncertain.apply((Uncertain) this);
    }
}
