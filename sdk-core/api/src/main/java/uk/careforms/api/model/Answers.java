package uk.careforms.api.model;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What a person has answered so far: one JSON object, looked up by JSON Pointer.
 *
 * <p>Immutable and thread-safe. {@link #toString()} never shows an answer.
 */
public record Answers(JsonObject json) {

    /** No answers yet. */
    public static final Answers NONE = new Answers(JsonValue.EMPTY_JSON_OBJECT);

    /** The value at a JSON Pointer; empty when nothing was answered there. */
    public Optional<JsonValue> value(String pointer) {
        JsonPointer place = Json.createPointer(pointer);
        try {
            return place.containsValue(json) ? Optional.of(place.getValue(json)) : Optional.empty();
        } catch (JsonException notThere) {
            return Optional.empty(); // a parent that is not an object or array has nothing below it
        }
    }

    /** The answer as text: a string as it is, a number or boolean as JSON writes it; empty for null, lists and objects. */
    public Optional<String> text(String pointer) {
        return value(pointer).flatMap(Answers::asText);
    }

    private static Optional<String> asText(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        if (value instanceof JsonNumber number) {
            return Optional.of(number.toString());
        }
        return switch (value.getValueType()) {
            case TRUE -> Optional.of("true");
            case FALSE -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    /** Says how many answers there are at the top, never which. */
    @Override
    public String toString() {
        return "Answers[" + json.size() + " at the top]";
    }
}
