package uk.careforms.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.engine.json.StrictJson;

/** What a request brought. */
final class Body {

    /** The most octets that are read: what the strict JSON reader takes as well. */
    private static final int MOST = StrictJson.MAX_BYTES;

    /**
     * The most octets that are read and thrown away so that somebody who sent too much gets the answer: a server that answers
     * and closes while a browser still sends makes the browser show a broken connection instead.
     */
    private static final long MOST_THROWN_AWAY = 64L * 1024 * 1024;

    private Body() {}

    /**
     * Reads a request's body once.
     *
     * @param read everything, perhaps nothing
     * @param tooLarge there was more than 256 KiB
     * @param broken the connection broke before the end
     */
    static <T> T read(HttpServletRequest request, Function<byte[], T> read, Supplier<T> tooLarge, Supplier<T> broken) {
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = request.getContentLengthLong() > MOST ? new byte[0] : in.readNBytes(MOST + 1);
            if (request.getContentLengthLong() > MOST || bytes.length > MOST) {
                throwAway(in);
                return tooLarge.get();
            }
        } catch (IOException cut) {
            return broken.get();
        }
        return read.apply(bytes);
    }

    /** Reads and forgets a body, up to a limit; false when the connection broke. */
    static boolean thrownAway(HttpServletRequest request) {
        try (InputStream in = request.getInputStream()) {
            throwAway(in);
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    private static void throwAway(InputStream in) throws IOException {
        byte[] piece = new byte[8192];
        long thrown = 0;
        for (int n = in.read(piece); n >= 0 && thrown < MOST_THROWN_AWAY; n = in.read(piece)) {
            thrown += n;
        }
    }

    /** The media type without its parameters, lower case; empty when there is none. */
    static String mediaType(HttpServletRequest request) {
        String header = request.getContentType();
        if (header == null) {
            return "";
        }
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }
}
