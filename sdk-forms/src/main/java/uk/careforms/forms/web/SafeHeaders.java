package uk.careforms.forms.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * The headers that every answer carries, whatever it is.
 *
 * <p>Nothing is loaded but our own style sheets and images, nothing may frame a page, no address leaks to another site and
 * nothing is kept by a browser or proxy unless the answer itself says so.
 */
final class SafeHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cache-Control",
            "no-store");

    /** One year, the usual figure; sent only where the request came over TLS. */
    private static final String STRICT_TRANSPORT = "max-age=31536000";

    private SafeHeaders() {}

    static void set(HttpServletResponse response, boolean secure) {
        ALWAYS.forEach(response::setHeader);
        if (secure) {
            response.setHeader("Strict-Transport-Security", STRICT_TRANSPORT);
        }
    }
}
