package uk.careforms.simulators.internal.http;

import java.util.Map;

/**
 * One answer as it will be sent.
 *
 * @param body UTF-8 text; sent with its length, except with 204 and 304, which have none
 */
public record Answer(int status, Headers headers, String body) {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(302, "Found"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Payload Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"));

    public static Answer json(int status, String json) {
        return new Answer(status, Headers.of("Content-Type", "application/json; charset=utf-8"), json);
    }

    public static Answer html(int status, String html) {
        return new Answer(status, Headers.of("Content-Type", "text/html; charset=utf-8"), html);
    }

    /** An answer that has no body at all, like 204. */
    public static Answer empty(int status) {
        return new Answer(status, Headers.NONE, "");
    }

    public Answer with(String name, String value) {
        return new Answer(status, headers.with(name, value), body);
    }

    public boolean mayHaveBody() {
        return status != 204 && status != 304;
    }

    public String reason() {
        return REASONS.getOrDefault(status, "Status " + status);
    }
}
