package uk.careforms.simulators.internal.http;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Header fields of one message: names in any letter case, sent as they were written here.
 *
 * <p>A field that arrived twice is kept as one, joined by a comma and a space.
 */
public record Headers(Map<String, String> fields) {

    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        fields = Collections.unmodifiableMap(copy);
    }

    public static Headers of(String name, String value) {
        return new Headers(Map.of(name, value));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public Headers with(String name, String value) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        copy.put(name, value);
        return new Headers(copy);
    }

    /** The media type of {@code Content-Type} in lower case without its parameters; empty text when there is none. */
    public String mediaType() {
        String value = get("Content-Type").orElse("");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
