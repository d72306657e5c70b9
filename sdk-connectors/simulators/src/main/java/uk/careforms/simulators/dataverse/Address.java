package uk.careforms.simulators.dataverse;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import uk.careforms.simulators.dataverse.Table.AlternateKey;

/**
 * What comes after the service root: a set, perhaps a key, perhaps more, like
 * {@code queues(…)/Microsoft.Dynamics.CRM.AddToQueue}.
 *
 * @param first name of the set, function or action
 * @param key what stands in the brackets, decoded; empty when there are none
 * @param text as it was sent, without a slash in front
 */
record Address(String first, Optional<String> key, List<String> rest, String text) {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern SEGMENT = Pattern.compile("([^()]+)(?:\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=('(?:[^']|'')*'|[^',]+)(,|$)");

    /** "Define alternate keys for a table": with these in a key value GET and PATCH by key do not work. */
    private static final Pattern BREAKS_A_KEY = Pattern.compile("[/<>*%&:\\\\?+]");

    /** Reads a percent-encoded path; a slash in front may be left out. */
    static Address parse(String path) {
        String text = path.startsWith("/") ? path.substring(1) : path;
        List<String> segments = new ArrayList<>();
        for (String segment : text.split("/", -1)) {
            segments.add(decode(segment));
        }
        var first = SEGMENT.matcher(segments.get(0));
        if (!first.matches()) {
            throw Refusal.url("The address '" + text + "' is not a resource of the service");
        }
        return new Address(
                first.group(1),
                Optional.ofNullable(first.group(2)),
                List.copyOf(segments.subList(1, segments.size())),
                text);
    }

    static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    Table table(Schema schema) {
        return schema.ofSet(first)
                .orElseThrow(
                        () -> new Refusal(404, "0x80060888", "Resource not found for the segment '" + first + "'."));
    }

    boolean isKeyed() {
        return key.isPresent();
    }

    /** The primary key, when the address holds one and not an alternate key. */
    Optional<UUID> id() {
        return key.filter(Address::isGuid).map(UUID::fromString);
    }

    /**
     * The values of the alternate key in the brackets by column; empty when the brackets hold a primary key.
     *
     * <p>Stricter: a key whose index is not active is refused, and so are the characters that the page warns of.
     */
    Map<String, String> alternateKey(Table table) {
        if (key.isEmpty() || id().isPresent()) {
            return Map.of();
        }
        Map<String, String> values = pairs(key.get());
        boolean known = table.keys().stream()
                .filter(AlternateKey::isActive)
                .anyMatch(k -> List.copyOf(k.columns()).containsAll(values.keySet())
                        && values.size() == k.columns().size());
        if (!known) {
            throw Refusal.url("The key in the request URI is not valid for resource '" + table.type()
                    + "'. Ensure that the names and number of key properties match the declared key properties for the "
                    + "resource '" + table.type() + "'.");
        }
        return values;
    }

    private Map<String, String> pairs(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        var pair = PAIR.matcher(text);
        int end = 0;
        while (pair.find() && pair.start() == end) {
            String value = pair.group(2);
            String plain = value.startsWith("'")
                    ? value.substring(1, value.length() - 1).replace("''", "'")
                    : value;
            if (BREAKS_A_KEY.matcher(plain).find()) {
                throw Refusal.url("A key value holds one of the characters / < > * % & : \\ ? +");
            }
            values.put(pair.group(1), plain);
            end = pair.end();
        }
        if (values.isEmpty() || end != text.length()) {
            throw Refusal.url("Bad Request - Error in query syntax.");
        }
        return values;
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.url("The address is not percent-encoded as it should be");
        }
    }
}
