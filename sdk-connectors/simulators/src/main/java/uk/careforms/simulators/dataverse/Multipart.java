package uk.careforms.simulators.dataverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.careforms.simulators.internal.http.Headers;

/**
 * MIME multipart as {@code $batch} uses it (RFC 2046): lines of the structure end with CR and LF, nothing less.
 *
 * <p>Stricter: some parsers take a bare LF; this one refuses it.
 */
final class Multipart {

    static final String CRLF = "\r\n";

    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");

    private Multipart() {}

    /** Headers, and what follows the empty line. */
    record Part(Headers headers, String content) {}

    /** The boundary that a {@code Content-Type: multipart/mixed} names. */
    static String boundary(Headers headers) {
        Matcher boundary = BOUNDARY.matcher(headers.get("Content-Type").orElse(""));
        if (!headers.mediaType().equals("multipart/mixed") || !boundary.find()) {
            throw new Refusal(
                    400, "0x80060888", "The 'Content-Type' must be multipart/mixed and must name its boundary.");
        }
        return boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    }

    static List<Part> parse(String text, String boundary) {
        String delimiter = CRLF + "--" + boundary;
        String all = CRLF + text;
        int start = all.indexOf(delimiter);
        List<Part> parts = new ArrayList<>();
        while (start >= 0) {
            int from = start + delimiter.length();
            if (all.startsWith("--", from)) {
                return parts;
            }
            if (!all.startsWith(CRLF, from)) {
                throw malformed("a boundary line does not end with CR LF");
            }
            int end = all.indexOf(delimiter, from);
            if (end < 0) {
                throw malformed("the closing boundary '--" + boundary + "--' is missing");
            }
            parts.add(part(all.substring(from + CRLF.length(), end)));
            start = end;
        }
        throw malformed("no boundary '--" + boundary + "' on a line of its own, ended by CR LF");
    }

    /** Splits headers from content at the first empty line. */
    static Part part(String text) {
        int empty = text.startsWith(CRLF) ? 0 : text.indexOf(CRLF + CRLF);
        if (empty < 0) {
            if (!text.endsWith(CRLF)) {
                throw malformed("a part has no empty line after its headers");
            }
            empty = text.length() - CRLF.length();
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : text.substring(0, empty).split(CRLF, -1)) {
            if (!line.isEmpty()) {
                int colon = line.indexOf(':');
                if (colon <= 0 || line.indexOf('\n') >= 0) {
                    throw malformed("a header of a part is not NAME: VALUE ended by CR LF");
                }
                fields.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        int content = Math.min(text.length(), empty + (empty == 0 && text.startsWith(CRLF) ? 2 : 4));
        return new Part(new Headers(fields), text.substring(content));
    }

    static Refusal malformed(String why) {
        return new Refusal(400, "0x80060888", "The batch cannot be read: " + why + ".");
    }
}
