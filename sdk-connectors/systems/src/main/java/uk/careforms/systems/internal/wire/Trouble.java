package uk.careforms.systems.internal.wire;

import java.time.Duration;
import java.time.Instant;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.PersonFinder.Search;

/**
 * Why a request did not come to what it was for.
 *
 * @param kind what it means for the request
 * @param code the remote's code or our own, stable
 * @param after how long the remote asked to wait; zero when it did not
 * @param sentence without personal data, and never the remote's own words, which may hold some
 */
public record Trouble(Kind kind, String code, Duration after, String sentence) {

    /** What a trouble means for the request. */
    public enum Kind {
        /** Understood and refused: a person must look. */
        REFUSED,
        /** Surely not done; may work later. */
        NOT_DONE,
        /** The remote says it is not there for now; most likely not done. */
        UNAVAILABLE,
        /** Nobody knows whether it was done. */
        UNKNOWN
    }

    public static Trouble refused(String code, String sentence) {
        return new Trouble(Kind.REFUSED, code, Duration.ZERO, sentence);
    }

    public static Trouble notDone(String code, Duration after, String sentence) {
        return new Trouble(Kind.NOT_DONE, code, after, sentence);
    }

    public static Trouble unknown(String code, String sentence) {
        return new Trouble(Kind.UNKNOWN, code, Duration.ZERO, sentence);
    }

    /** What an answer with this status means when it brought no code that is known. */
    public static Trouble byStatus(String system, WireAnswer.Received answer, Instant now) {
        int status = answer.status();
        String code = "http-" + status;
        Duration after = RetryAfter.of(answer, now).orElse(Duration.ZERO);
        if (status >= 300 && status < 400) {
            return refused(
                    code,
                    system + " answered with a redirect (" + status
                            + ") where data was due; check its address in the settings");
        }
        if (status == 429) {
            return notDone(code, after, system + " asked us to slow down");
        }
        if (status == 503) {
            return new Trouble(Kind.UNAVAILABLE, code, after, system + " says it is unavailable for now");
        }
        if (status == 408 || (status >= 500 && status != 501 && status != 505)) {
            return unknown(code, system + " or a gateway before it failed (" + status + ")");
        }
        if (status < 300) {
            return unknown("unreadable", system + " gave an answer (" + status + ") that cannot be read");
        }
        return refused(code, system + " refused (" + status + ")");
    }

    /** What a request means that was never sent, or whose answer never came whole. */
    public static Trouble of(String system, WireAnswer.NotSent never) {
        return notDone("unreachable", Duration.ZERO, system + ": " + never.reason());
    }

    /** What a request means whose answer never came whole. */
    public static Trouble of(String system, WireAnswer.Lost lost) {
        return unknown("lost", system + ": " + lost.reason());
    }

    /** The trouble as it is when the request could not have changed anything. */
    public Trouble ofRead() {
        return kind == Kind.REFUSED ? this : new Trouble(Kind.NOT_DONE, code, after, sentence);
    }

    /** The trouble as it is when repeating the request is harmless: {@code UNAVAILABLE} is worth no look-up. */
    public Trouble ofRepeatable() {
        return kind == Kind.UNAVAILABLE ? new Trouble(Kind.NOT_DONE, code, after, sentence) : this;
    }

    public Delivery asDelivery() {
        return switch (kind) {
            case REFUSED -> new Delivery.Refused(code, sentence);
            case NOT_DONE -> new Delivery.TryLater(after, sentence);
            case UNAVAILABLE, UNKNOWN -> new Delivery.Uncertain(sentence);
        };
    }

    /** A search changes nothing: whatever went wrong, it may be asked again. */
    public Search asSearch() {
        return new Search.TryLater(after, sentence);
    }

    public SetupProblem asProblem(String where) {
        return new SetupProblem(where, sentence);
    }
}
