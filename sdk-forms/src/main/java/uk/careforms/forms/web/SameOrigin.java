package uk.careforms.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses what another site makes a browser send.
 *
 * <p>Two witnesses are heard, and both must agree where they speak: {@code Sec-Fetch-Site} (Fetch Metadata, W3C) and
 * {@code Origin}. Our own pages ask for no referrer, and then a browser sends {@code Origin: null} with a form (Fetch
 * standard, "append a request Origin header"): a form's token decides there, so {@code null} is no witness either way.
 */
final class SameOrigin {

    private final Optional<String> authority;

    /** @param authority host and port of the base URL: our own as well where a proxy sends requests on under another name */
    SameOrigin(Optional<String> authority) {
        this.authority = authority;
    }

    /** @param token whether a token of the form is asked for as well */
    boolean allows(HttpServletRequest request, boolean token) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || (token && origin.equals("null")) || ours(origin, request);
    }

    private boolean ours(String origin, HttpServletRequest request) {
        int slashes = origin.indexOf("://");
        String theirs = slashes < 0 ? "" : origin.substring(slashes + 3).toLowerCase(Locale.ROOT);
        boolean asked = theirs.equalsIgnoreCase(request.getHeader("Host"));
        return !theirs.isEmpty() && (asked || authority.filter(theirs::equals).isPresent());
    }
}
