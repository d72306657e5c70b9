package uk.careforms.systems.internal.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a {@code multipart/mixed} body.
 *
 * @param headers names in lower case
 */
record MimePart(Map<String, String> headers, String body) {

    private static final String LINE = "\r\n";

    MimePart {
        headers = Map.copyOf(headers);
    }

    /** Splits a block into headers and what comes after the empty line; empty when it is not of that shape. */
    static Optional<MimePart> read(String block) {
        Map<String, String> headers = new LinkedHashMap<>();
        int at = 0;
        while (true) {
            int end = block.indexOf(LINE, at);
            if (end < 0) {
                return Optional.empty();
            }
            if (end == at) {
                return Optional.of(new MimePart(headers, block.substring(end + LINE.length())));
            }
            int colon = block.indexOf(':', at);
            if (colon <= at || colon > end) {
                return Optional.empty();
            }
            String name = block.substring(at, colon).strip().toLowerCase(Locale.ROOT);
            headers.putIfAbsent(name, block.substring(colon + 1, end).strip());
            at = end + LINE.length();
        }
    }

    String contentType() {
        return headers.getOrDefault("content-type", "");
    }
}
