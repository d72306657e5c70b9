package uk.careforms.systems.dynamics;

import java.nio.charset.StandardCharsets;

/** Puts texts into OData questions so that they stay texts (OASIS OData 4.0, part 2, section 5.1.1.6.1). */
final class ODataText {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private ODataText() {}

    /** A string literal: in quotes, with quotes inside doubled. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Percent-encodes everything but unreserved characters (RFC 3986), once, as UTF-8. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt((octet >> 4) & 0xf)).append(HEX.charAt(octet & 0xf));
            }
        }
        return encoded.toString();
    }
}
