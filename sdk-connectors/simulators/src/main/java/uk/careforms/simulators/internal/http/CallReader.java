package uk.careforms.simulators.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads HTTP/1.1 requests off one connection (RFC 9112): strict about framing, as a gateway would be. */
final class CallReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_FIELDS = 200;
    private static final int LARGEST_BODY = 160 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;

    CallReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request; empty when the client closed the connection between two requests. */
    Optional<Call> next() throws IOException, Malformed {
        Optional<String> first = line();
        while (first.isPresent() && first.get().isEmpty()) {
            first = line();
        }
        return first.isEmpty() ? Optional.empty() : Optional.of(call(first.get()));
    }

    private Call call(String requestLine) throws IOException, Malformed {
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new Malformed(400, "The request line is not METHOD TARGET HTTP/1.1");
        }
        Headers headers = headers();
        if (headers.get("Expect").map(e -> e.equalsIgnoreCase("100-continue")).orElse(false)) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        String body = text(body(headers));
        String target = parts[1].replaceFirst("^[a-z]+://[^/]+", "");
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!path.startsWith("/")) {
            throw new Malformed(400, "The request target must start with a slash");
        }
        return new Call(parts[0], path, query < 0 ? "" : target.substring(query + 1), headers, body);
    }

    private Headers headers() throws IOException, Malformed {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = some(line()); !line.isEmpty(); line = some(line())) {
            int colon = line.indexOf(':');
            if (colon <= 0 || line.charAt(0) == ' ' || line.charAt(0) == '\t' || fields.size() >= MOST_FIELDS) {
                throw new Malformed(400, "A header field is not NAME: VALUE, or there are too many");
            }
            fields.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (one, two) -> one + ", " + two);
        }
        return new Headers(fields);
    }

    private byte[] body(Headers headers) throws IOException, Malformed {
        Optional<String> coding = headers.get("Transfer-Encoding");
        Optional<String> length = headers.get("Content-Length");
        if (coding.isPresent()) {
            if (length.isPresent() || !coding.get().toLowerCase(Locale.ROOT).equals("chunked")) {
                throw new Malformed(400, "Only 'Transfer-Encoding: chunked' without a Content-Length is understood");
            }
            return chunks();
        }
        return length.isEmpty() ? new byte[0] : exactly(number(length.get(), 10));
    }

    private byte[] chunks() throws IOException, Malformed {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String size = some(line());
            int end = size.indexOf(';');
            int length = number((end < 0 ? size : size.substring(0, end)).strip(), 16);
            if (length == 0) {
                headers();
                return all.toByteArray();
            }
            if (all.size() + (long) length > LARGEST_BODY) {
                throw new Malformed(413, "The body is larger than the simulator reads");
            }
            all.writeBytes(exactly(length));
            if (!some(line()).isEmpty()) {
                throw new Malformed(400, "A chunk is longer than it says");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The client closed the connection in the middle of a request");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws Malformed {
        try {
            long value = Long.parseLong(text, radix);
            if (value > LARGEST_BODY) {
                throw new Malformed(413, "The body is larger than the simulator reads");
            }
            if (value >= 0 && !text.startsWith("+")) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            throw new Malformed(400, "A length is not a number");
        }
        throw new Malformed(400, "A length is not a number");
    }

    private static String text(byte[] bytes) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed(400, "The body is not UTF-8");
        }
    }

    private static String some(Optional<String> line) throws EOFException {
        return line.orElseThrow(() -> new EOFException("The client closed the connection in the middle of a request"));
    }

    private Optional<String> line() throws IOException, Malformed {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (bytes.size() >= LONGEST_LINE) {
                throw new Malformed(400, "A line of the request is longer than 64 KiB");
            }
            bytes.write(next);
        }
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /** A request that cannot be read; the connection ends after its answer. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;

        Malformed(int status, String message) {
            super(message);
            this.status = status;
        }

        Answer answer() {
            return new Answer(status, Headers.of("Content-Type", "text/plain; charset=utf-8"), getMessage() + "\n");
        }
    }
}
