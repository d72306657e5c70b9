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

    private Body() {}

    /**
     * Reads a request's body once.
     *
     * @param read everything, perhaps nothing
     * @param tooLarge there was more than 256 KiB
     * @param broken the connection broke before the end
     */
    static <T> T read(HttpServletRequest request, Function<byte[], T> read, Supplier<T> tooLarge, Supplier<T> broken) {
        if (request.getContentLengthLong() > MOST) {
            return tooLarge.get();
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(MOST + 1);
        } catch (IOException cut) {
            return broken.get();
        }
        return bytes.length > MOST ? tooLarge.get() : read.apply(bytes);
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
