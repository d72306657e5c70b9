package uk.careforms.api.model;

import java.time.Duration;
import java.util.function.Function;

/** What became of a notice that its service had taken. */
public sealed interface NoticeFate {

    /** It is there, or, for a paper letter, in the post. */
    record Reached() implements NoticeFate {}

    /** Nobody knows yet; worth asking again later. */
    record OnItsWay() implements NoticeFate {}

    /**
     * It came back or was never carried: a person must reach whoever it was for in another way.
     *
     * @param kind whether the same notice could arrive if it were sent again
     * @param reason one plain sentence that says what could not be delivered and why, without the address or other personal data
     */
    record Bounced(Kind kind, String reason) implements NoticeFate {}

    /** Nobody will ever know: the service does not say, or does not have the notice any more. Not worth asking again. */
    record Unknown() implements NoticeFate {}

    /**
     * The service could not be asked.
     *
     * @param after the least time to wait; zero when it asked for none
     * @param reason one sentence without personal data
     */
    record TryLater(Duration after, String reason) implements NoticeFate {}

    /** Why a notice bounced. */
    enum Kind {
        /** The address or number is wrong, or the notice itself cannot be delivered: it would bounce again. */
        PERMANENT,
        /** The address may be good: an inbox was full or a telephone was off for too long. */
        TEMPORARY,
        /** The service or its carrier failed; the address was not even tried. */
        TECHNICAL
    }

    /** Handles every outcome. */
    default <T> T fold(
            Function<Reached, T> reached,
            Function<OnItsWay, T> onItsWay,
            Function<Bounced, T> bounced,
            Function<Unknown, T> unknown,
            Function<TryLater, T> tryLater) {
        if (this instanceof Reached there) {
            return reached.apply(there);
        }
        if (this instanceof OnItsWay moving) {
            return onItsWay.apply(moving);
        }
        if (this instanceof Bounced back) {
            return bounced.apply(back);
        }
        if (this instanceof Unknown nobodyKnows) {
            return unknown.apply(nobodyKnows);
        }
        return tryLater.apply((TryLater) this);
    }
}
