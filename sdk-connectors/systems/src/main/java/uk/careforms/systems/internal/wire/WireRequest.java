package uk.careforms.systems.internal.wire;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param headers without {@code Content-Type}
 * @param body UTF-8 text, with its type
 * @param timeout how long the answer may take from the moment the request is sent
 */
public record WireRequest(String method, URI uri, Map<String, String> headers, Optional<Body> body, Duration timeout) {

    public WireRequest {
        headers = Map.copyOf(headers);
    }

    /** What a request brings along. {@link #toString()} never shows the text. */
    public record Body(String contentType, String text) {

        @Override
        public String toString() {
            return "Body[" + contentType + ", " + text.length() + " characters]";
        }
    }

    /** A request without a body. */
    public static WireRequest get(URI uri, Duration timeout) {
        return new WireRequest("GET", uri, Map.of(), Optional.empty(), timeout);
    }

    /** A request with a body. */
    public static WireRequest post(URI uri, String contentType, String text, Duration timeout) {
        return new WireRequest("POST", uri, Map.of(), Optional.of(new Body(contentType, text)), timeout);
    }

    /** The same request with one more header. */
    public WireRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WireRequest(method, uri, more, body, timeout);
    }

    /** Leaves out query, headers and body, which may hold secrets or personal data. */
    @Override
    public String toString() {
        return "WireRequest[" + method + " " + uri.getRawPath() + "]";
    }
}
