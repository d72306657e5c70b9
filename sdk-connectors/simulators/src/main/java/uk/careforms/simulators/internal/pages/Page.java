package uk.careforms.simulators.internal.pages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;

/** The frame of every page, and the check that a form came from it. */
public final class Page {

    private static final String STYLE =
            "body{font:16px/1.4 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:1rem;"
                    + "color:#0b0c0c;background:#fff}table{border-collapse:collapse;width:100%;margin:0 0 1.5rem;table-layout:fixed}"
                    + "caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{text-align:left;vertical-align:top;"
                    + "padding:.3rem .6rem .3rem 0;border-bottom:1px solid #505a5f;overflow-wrap:anywhere;white-space:pre-wrap}"
                    + "dl{display:grid;grid-template-columns:minmax(8rem,16rem) 1fr;gap:.2rem 1rem}dt{font-weight:bold}"
                    + "dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}input,select,button{font:inherit;padding:.3rem}"
                    + ":focus-visible{outline:3px solid #1d70b8}";

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest()
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    public static Answer of(String title, Html body) {
        String html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + Html.escape(title) + "</title><style>" + STYLE + "</style></head>\n<body><main>\n"
                + new Html().text("h1", title) + body + "</main></body></html>\n";
        return Answer.html(200, html)
                .with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }

    /** The page that a client which follows redirects ends at: status 200 and no answer to what it asked. */
    public static Answer signIn() {
        return of("Sign in", new Html().text("p", "Sign in to your account to continue."));
    }

    /** Sends the browser to another page of the same server after a form. */
    public static Answer seeOther(String path) {
        return Answer.empty(303).with("Location", path);
    }

    /** Whether a form was sent by a page of this very server, or by a program, which sends neither header. */
    public static boolean isSameOrigin(Call call) {
        String site = call.headers().get("Sec-Fetch-Site").orElse("same-origin");
        String host = call.headers().get("Host").orElse("");
        boolean origin = call.headers()
                .get("Origin")
                .map(value -> host.equals(authority(value)))
                .orElse(true);
        return origin && (site.equals("same-origin") || site.equals("none"));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "?" : authority;
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }

    private static String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
