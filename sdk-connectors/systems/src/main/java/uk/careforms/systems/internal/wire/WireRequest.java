package uk.careforms.systems.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param headers without {@code Content-Type}
 * @param body what is sent along, with its type
 * @param timeout how long the answer may take from the moment the request is sent
 */
public record WireRequest(String method, URI uri, Map<String, String> headers, Optional<Body> body, Duration timeout) {

    public WireRequest {
        headers = Map.copyOf(headers);
    }

    /** What a request brings along. {@link #toString()} never shows it. */
    public record Body(String contentType, Content content) {

        /** A body of UTF-8 text. */
        public Body(String contentType, String text) {
            this(contentType, new Text(text));
        }

        @Override
        public String toString() {
            return "Body[" + contentType + ", " + content.length() + " bytes]";
        }
    }

    /** The bytes of a body, written as often as the request is sent. */
    public interface Content {

        /** Exactly how many bytes are written. */
        long length();

        /**
         * Writes them.
         *
         * @throws Unreadable before the last of them if they cannot be had: the remote then got no whole request
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** What was to be sent could not be had whole, so that no whole request was sent. */
    public static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }

    private static final class Text implements Content {

        private final byte[] bytes;

        Text(String text) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
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
