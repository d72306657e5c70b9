package uk.careforms.forms.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One method on one path.
 *
 * @param method upper case
 * @param path from the servlet's mapping on, like {@code /forms/{form}/check}; a name in braces takes one non-empty segment
 * @param access who may call it
 * @param handler what answers
 * @param rescue what answers instead while the database is not there, so that nothing that was typed is lost
 * @param takesFile whether a file may come with the form, as {@code multipart/form-data}
 */
public record Route(
        String method, String path, Access access, Handler handler, Optional<Handler> rescue, boolean takesFile) {

    public Route(String method, String path, Access access, Handler handler) {
        this(method, path, access, handler, Optional.empty(), false);
    }

    /** A page or document to read. */
    public static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, handler);
    }

    /** Something to do. */
    public static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, handler);
    }

    /** The same route with something that answers while the database is not there; the session is not to be touched then. */
    public Route rescuedBy(Handler instead) {
        return new Route(method, path, access, handler, Optional.of(instead), takesFile);
    }

    /**
     * The same route with a file that may come along. The handler looks first whether it was too large: then there are no fields,
     * and no token of the form was seen.
     */
    public Route withFile() {
        return new Route(method, path, access, handler, rescue, true);
    }

    /** Whether this is part of the JSON API. */
    boolean api() {
        return path.startsWith("/api/");
    }

    /** The values of the names in braces; empty when the path is another. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> own = segments(path);
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < own.size(); i++) {
            String expected = own.get(i);
            String actual = segments.get(i);
            if (expected.startsWith("{") && !actual.isEmpty()) {
                values.put(expected.substring(1, expected.length() - 1), actual);
            } else if (!expected.equals(actual)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
