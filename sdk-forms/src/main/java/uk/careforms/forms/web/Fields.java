package uk.careforms.forms.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form or a query, as a browser encodes them ({@code application/x-www-form-urlencoded}). Immutable;
 * {@link #toString()} shows names only.
 */
public final class Fields {

    /** No fields. */
    public static final Fields NONE = new Fields(Map.of());

    private static final int MOST = 500;

    private final Map<String, List<String>> values;

    private Fields(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads fields strictly: every escape must be whole, the text must be UTF-8 without U+0000 and there may be 500 fields
     * at most. Line ends become single line feeds, as browsers send pairs.
     *
     * @param encoded one character for each octet
     * @return empty when the text is not that
     */
    public static Optional<Fields> parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return Optional.of(NONE);
        }
        String[] pairs = encoded.split("&", -1);
        if (pairs.length > MOST) {
            return Optional.empty();
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            values.computeIfAbsent(name.get(), absent -> new ArrayList<>()).add(value.get());
        }
        return Optional.of(new Fields(values));
    }

    /** Takes fields that the container has read already, by the same rules. */
    static Optional<Fields> of(Map<String, String[]> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, String[]> entry : parameters.entrySet()) {
            List<String> own = new ArrayList<>();
            for (String value : entry.getValue()) {
                if (value.indexOf('\0') >= 0) {
                    return Optional.empty();
                }
                own.add(lineFeeds(value));
            }
            values.put(entry.getKey(), own);
        }
        return values.size() > MOST ? Optional.empty() : Optional.of(new Fields(values));
    }

    /** The first value of a field; empty when the field is not there. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The first value of a field; an empty text when the field is not there. */
    public String text(String name) {
        return first(name).orElse("");
    }

    /** Every value of a field, in the order sent. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }

    private static Optional<String> decode(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int octet = c == '+' ? ' ' : c;
            if (c == '%') {
                octet = i + 2 < encoded.length() ? hex(encoded.charAt(i + 1)) * 16 + hex(encoded.charAt(i + 2)) : -1;
                i += 2;
            }
            if (octet <= 0 || octet > 0xFF) {
                return Optional.empty();
            }
            bytes[length++] = (byte) octet;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            return Optional.of(lineFeeds(text));
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** The digit's value, or a number so low that the octet comes out negative. */
    private static int hex(char digit) {
        int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
        return value < 0 ? -1000 : value;
    }

    private static String lineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
