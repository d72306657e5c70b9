package uk.careforms.systems.dynamics;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.careforms.api.spi.Dispatch;

/**
 * Where the value of one column comes from.
 *
 * @param kind what the name means
 * @param name a JSON Pointer, the name of a fact, or a text with {@code {{facts}}} in it
 * @param codes the remote's code for each value; empty when the value goes as it is
 * @param shorten whether a text that is too long for the column may be cut
 */
record ColumnSource(Kind kind, String name, Map<String, JsonValue> codes, boolean shorten) {

    static final Pattern FACT_IN_TEXT = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9]*)}}");

    ColumnSource {
        codes = Map.copyOf(codes);
    }

    /** The ways to say where a value comes from. */
    enum Kind {
        ANSWER,
        FACT,
        TEXT
    }

    /** Whether it is the same for every dispatch. */
    boolean isConstant() {
        return kind == Kind.TEXT
                && codes.isEmpty()
                && !FACT_IN_TEXT.matcher(name).find();
    }

    /** The value for a dispatch: empty when there is no answer, or no code for it. */
    Optional<JsonValue> value(Dispatch dispatch, JsonObject facts) {
        return uncoded(dispatch, facts).flatMap(this::coded);
    }

    /** Whether there is an answer and the mapping has no code for it. */
    boolean lacksCode(Dispatch dispatch, JsonObject facts) {
        return uncoded(dispatch, facts).filter(value -> coded(value).isEmpty()).isPresent();
    }

    private Optional<JsonValue> uncoded(Dispatch dispatch, JsonObject facts) {
        Optional<JsonValue> value =
                switch (kind) {
                    case ANSWER -> dispatch.submission().answers().value(name);
                    case FACT -> Optional.ofNullable(facts.get(name));
                    case TEXT -> Optional.of(Json.createValue(filled(facts)));
                };
        return value.filter(found -> found != JsonValue.NULL);
    }

    private Optional<JsonValue> coded(JsonValue value) {
        if (codes.isEmpty()) {
            return Optional.of(value);
        }
        if (value instanceof JsonArray several) {
            List<String> known = several.stream()
                    .flatMap(each -> Optional.ofNullable(codes.get(text(each))).stream())
                    .map(ColumnSource::text)
                    .toList();
            return known.isEmpty() ? Optional.empty() : Optional.of(Json.createValue(String.join(",", known)));
        }
        return Optional.ofNullable(codes.get(text(value)));
    }

    private String filled(JsonObject facts) {
        return FACT_IN_TEXT
                .matcher(name)
                .replaceAll(fact -> Matcher.quoteReplacement(text(facts.getOrDefault(fact.group(1), JsonValue.NULL))));
    }

    /** A value as text: lists joined, null empty, everything else as JSON writes it without quotes. */
    static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonArray several) {
            return String.join(", ", several.stream().map(ColumnSource::text).toList());
        }
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue().toPlainString();
        }
        return value == JsonValue.NULL ? "" : value.toString();
    }
}
