package uk.careforms.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/** One request as handlers see it. Its {@link #toString()} names the route, never an address or an answer. */
public final class Exchange {

    private final HttpServletRequest request;
    private final Visit visit;
    private final String route;
    private final Map<String, String> values;
    private final Fields form;
    private final byte[] body;
    private final Optional<SentFile> file;
    private final boolean fileTooLarge;

    private Exchange(
            HttpServletRequest request,
            Visit visit,
            String route,
            Map<String, String> values,
            Fields form,
            byte[] body,
            Optional<SentFile> file,
            boolean fileTooLarge) {
        this.request = request;
        this.visit = visit;
        this.route = route;
        this.values = values;
        this.form = form;
        this.body = body;
        this.file = file;
        this.fileTooLarge = fileTooLarge;
    }

    static Exchange begin(HttpServletRequest request, Visit visit) {
        return new Exchange(request, visit, "?", Map.of(), Fields.NONE, new byte[0], Optional.empty(), false);
    }

    Exchange on(Route found, Map<String, String> pathValues) {
        return new Exchange(
                request, visit, found.method() + " " + found.path(), pathValues, form, body, file, fileTooLarge);
    }

    Exchange carrying(Fields fields, byte[] bytes) {
        return new Exchange(request, visit, route, values, fields, bytes, file, fileTooLarge);
    }

    Exchange carrying(Fields fields, Optional<SentFile> sent) {
        return new Exchange(request, visit, route, values, fields, body, sent, false);
    }

    Exchange carryingTooMuch() {
        return new Exchange(request, visit, route, values, Fields.NONE, body, Optional.empty(), true);
    }

    /** Where the servlet is mapped, like {@code /care}: what every link begins with. */
    public String base() {
        return request.getContextPath() + request.getServletPath();
    }

    /** The address from the mapping on, like {@code /forms/adult-referral}. */
    String path() {
        return Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    /** The whole address on this host without its query, to come back to. */
    public String address() {
        return base() + path();
    }

    /** The value of a name in braces of the route's path. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The fields of the query; none when they cannot be read. */
    public Fields query() {
        return Optional.ofNullable(request.getQueryString())
                .flatMap(Fields::parse)
                .orElse(Fields.NONE);
    }

    /** The fields of the form that was sent; none for other requests. */
    public Fields form() {
        return form;
    }

    /** The file that came with the form; empty when none was chosen. */
    public Optional<SentFile> file() {
        return file;
    }

    /** Whether so much came with the form that nothing of it was read: no field is known then, nor the form's token. */
    public boolean fileTooLarge() {
        return fileTooLarge;
    }

    /** What an API call brought; empty for forms. */
    public byte[] body() {
        return body.clone();
    }

    /** A request header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** The media type of what was brought, without its parameters, lower case; empty when there is none. */
    public String mediaType() {
        return Body.mediaType(request);
    }

    /** The sign-in name of whoever is signed in. */
    public Optional<String> user() {
        return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
    }

    /** The sign-in name of whoever is signed in, on routes that only they reach. */
    public String actor() {
        return user().orElseThrow(
                        () -> new IllegalStateException("This route asks for a role, so somebody is signed in"));
    }

    /** The network address of the caller, or of the proxy before us. */
    public String remoteAddress() {
        return request.getRemoteAddr();
    }

    /** Whether whoever is signed in, or anybody, may use a route like that. */
    public boolean may(Access access) {
        return access.role().map(request::isUserInRole).orElse(true);
    }

    /** What the server remembers of this browser. */
    public Visit visit() {
        return visit;
    }

    @Override
    public String toString() {
        return route;
    }
}
