package uk.careforms.simulators.internal.http;

/**
 * One request as it arrived.
 *
 * @param path still percent-encoded, starting with a slash, without the query
 * @param query still percent-encoded, without the question mark; empty when there is none
 * @param body UTF-8 text; empty when there is none
 */
public record Call(String method, String path, String query, Headers headers, String body) {

    /** Leaves out headers and body, which may hold secrets and personal data. */
    @Override
    public String toString() {
        return "Call[" + method + " " + path + "]";
    }
}
