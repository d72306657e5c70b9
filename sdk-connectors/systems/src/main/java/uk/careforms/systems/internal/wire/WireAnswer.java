package uk.careforms.systems.internal.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What came of one request. */
public sealed interface WireAnswer {

    /**
     * A whole answer with any status.
     *
     * @param headers names in lower case; of a repeated one the first
     * @param body UTF-8 text; empty when there is none
     */
    record Received(int status, Map<String, String> headers, String body) implements WireAnswer {

        public Received {
            Map<String, String> lower = new TreeMap<>();
            headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
            headers = Map.copyOf(lower);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Whether the status is 200 to 299. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The media type in lower case without parameters; empty when there is none. */
        public String mediaType() {
            String type = header("content-type").orElse("");
            int end = type.indexOf(';');
            return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        }

        /** The same answer as a part of another: headers that it lacks are taken from there. */
        public Received under(Received outer) {
            Map<String, String> all = new TreeMap<>(outer.headers());
            all.putAll(headers);
            return new Received(status, all, body);
        }

        /** Leaves out headers and body, which may hold secrets or personal data. */
        @Override
        public String toString() {
            return "Received[" + status + ", " + mediaType() + ", " + body.length() + " characters]";
        }
    }

    /** The request never left: no address, no connection, no trusted certificate. */
    record NotSent(String reason) implements WireAnswer {}

    /** The request may have arrived and its answer did not, or not whole. */
    record Lost(String reason) implements WireAnswer {}

    /** Handles every outcome. */
    default <T> T fold(Function<Received, T> received, Function<NotSent, T> notSent, Function<Lost, T> lost) {
        if (this instanceof Received answer) {
            return received.apply(answer);
        }
        if (this instanceof NotSent never) {
            return notSent.apply(never);
        }
        return lost.apply((Lost) this);
    }
}
