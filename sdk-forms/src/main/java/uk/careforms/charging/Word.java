package uk.careforms.charging;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import uk.careforms.api.model.Problem;

/**
 * One of a list of words. People write {@code State Pension} or {@code state_pension} for {@code state-pension}, and other names that can
 * only mean one of the words: both are read as the word.
 */
record Word(Set<String> words, Map<String, String> aliases) implements Shape {

    private static final int LONGEST = 60;

    /** @param aliases an object of other names and the word each means */
    static Word of(JsonArray allowed, JsonObject aliases) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonValue one : allowed) {
            if (one instanceof JsonString text) {
                words.add(text.getString());
            }
        }
        Map<String, String> others = new LinkedHashMap<>();
        aliases.forEach((alias, word) -> others.put(alias, ((JsonString) word).getString()));
        return new Word(Collections.unmodifiableSet(words), Collections.unmodifiableMap(others));
    }

    @Override
    public boolean takes(JsonValue value) {
        return value instanceof JsonString || value.getValueType() == ValueType.NULL;
    }

    @Override
    public void check(JsonValue value, String at, List<Problem> problems) {
        if (value.getValueType() == ValueType.NULL
                || (value instanceof JsonString text && words.contains(read(text)))) {
            return;
        }
        String typed = value instanceof JsonString text ? plain(text.getString()) : "";
        problems.add(new Problem(
                at,
                "code.unknown",
                "This is not one of the words for '" + at.substring(at.lastIndexOf('/') + 1) + "'"
                        + Nearest.question(typed, words) + "; there are " + new ArrayList<>(words)));
    }

    @Override
    public JsonValue tidy(JsonValue value) {
        return value instanceof JsonString text ? Material.JSON.createValue(read(text)) : value;
    }

    private String read(JsonString text) {
        if (words.contains(text.getString())) {
            return text.getString();
        }
        String plain = plain(text.getString());
        return words.contains(plain) ? plain : aliases.getOrDefault(plain, text.getString());
    }

    private static String plain(String text) {
        return text.length() > LONGEST
                ? ""
                : text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("['’]", "")
                        .replace("&", " and ")
                        .replaceAll("[\\s_/-]+", "-");
    }
}
