package uk.careforms.forms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The content of a file on its way out. */
record Download(long size, InputStream content) {

    void send(HttpServletResponse response, boolean withBody) throws IOException {
        try (content) {
            response.setContentLengthLong(size);
            if (withBody) {
                content.transferTo(response.getOutputStream());
            }
        }
    }

    /** RFC 6266, June 2011: a name in plain letters for old clients, and the whole one for the others. */
    static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean kept = (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || c == '.'
                    || c == '-'
                    || c == '_';
            encoded.append(kept ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
