package uk.careforms.engine.form;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When a page, a question or a text applies: a JSON Schema draft-07 fragment over the answers given before it.
 *
 * <p>No expression language: only {@link #KEYWORDS}, with the meaning draft-07 gives them. The same fragment stands in the
 * compiled schema, so any validator comes to the same result. Immutable and thread-safe.
 */
public final class Condition {

    /** The keywords a fragment may use. */
    public static final Set<String> KEYWORDS =
            Set.of("properties", "required", "const", "enum", "not", "allOf", "anyOf", "oneOf", "contains", "type");

    /** Applies whatever was answered. */
    public static final Condition ALWAYS = new Condition(JsonValue.EMPTY_JSON_OBJECT);

    private final JsonObject schema;
    private final Predicate<Object> test;

    private Condition(JsonObject schema) {
        this.schema = schema;
        this.test = test(schema);
    }

    /**
     * Takes a fragment.
     *
     * @throws IllegalArgumentException when it uses another keyword or uses one wrongly
     */
    public static Condition of(JsonObject schema) {
        return schema.isEmpty() ? ALWAYS : new Condition(schema);
    }

    /** The fragment. */
    public JsonObject schema() {
        return schema;
    }

    /** Whether it applies whatever was answered. */
    public boolean isAlways() {
        return schema.isEmpty();
    }

    /** Whether it applies to these answers, all of which must themselves be visible. */
    public boolean holds(JsonObject visible) {
        return test.test(visible);
    }

    /** The same on answers that are still being gathered: objects as maps, everything else as JSON. */
    boolean holdsOn(Map<String, Object> visible) {
        return test.test(visible);
    }

    private static Predicate<Object> test(JsonObject fragment) {
        List<Predicate<Object>> all = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : fragment.entrySet()) {
            all.add(keyword(entry.getKey(), entry.getValue()));
        }
        return value -> holdAll(all, value);
    }

    private static Predicate<Object> keyword(String keyword, JsonValue value) {
        return switch (keyword) {
            case "properties" -> properties(object(value, keyword));
            case "required" -> required(array(value, keyword));
            case "const" -> same(value);
            case "enum" -> oneOf(array(value, keyword));
            case "not" -> test(object(value, keyword)).negate();
            case "type" -> type(value);
            case "contains" -> contains(test(object(value, keyword)));
            case "allOf" -> every(array(value, keyword));
            case "anyOf" -> matching(array(value, keyword), false);
            case "oneOf" -> matching(array(value, keyword), true);
            default ->
                throw new IllegalArgumentException("A condition cannot use '" + keyword + "'; it may use "
                        + KEYWORDS.stream().sorted().toList());
        };
    }

    private static Predicate<Object> properties(JsonObject properties) {
        List<Map.Entry<String, Predicate<Object>>> tests = new ArrayList<>();
        properties.forEach((key, fragment) -> tests.add(Map.entry(key, test(object(fragment, "properties")))));
        return value -> {
            if (value instanceof Map<?, ?> object) {
                for (Map.Entry<String, Predicate<Object>> member : tests) {
                    Object there = object.get(member.getKey());
                    if (there != null && !member.getValue().test(there)) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    private static Predicate<Object> required(JsonArray keys) {
        List<String> names = new ArrayList<>();
        for (JsonValue key : keys) {
            if (!(key instanceof JsonString name)) {
                throw new IllegalArgumentException("'required' lists names");
            }
            names.add(name.getString());
        }
        return value -> !(value instanceof Map<?, ?> object) || object.keySet().containsAll(names);
    }

    private static Predicate<Object> same(JsonValue wanted) {
        return value -> value instanceof JsonValue given && isSame(given, wanted);
    }

    private static Predicate<Object> oneOf(JsonArray wanted) {
        return value -> value instanceof JsonValue given && wanted.stream().anyMatch(one -> isSame(given, one));
    }

    private static Predicate<Object> type(JsonValue type) {
        return switch (type instanceof JsonString name ? name.getString() : "") {
            case "object" -> Map.class::isInstance;
            case "array" -> JsonArray.class::isInstance;
            case "string" -> JsonString.class::isInstance;
            case "boolean" -> value -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            default -> throw new IllegalArgumentException("'type' is one of object, array, string, boolean here");
        };
    }

    private static Predicate<Object> contains(Predicate<Object> item) {
        return value -> !(value instanceof JsonArray array) || array.stream().anyMatch(item);
    }

    private static Predicate<Object> every(JsonArray fragments) {
        List<Predicate<Object>> tests = tests(fragments);
        return value -> holdAll(tests, value);
    }

    private static Predicate<Object> matching(JsonArray fragments, boolean exactlyOne) {
        List<Predicate<Object>> tests = tests(fragments);
        return value -> {
            long holding = tests.stream().filter(test -> test.test(value)).count();
            return exactlyOne ? holding == 1 : holding > 0;
        };
    }

    private static List<Predicate<Object>> tests(JsonArray fragments) {
        List<Predicate<Object>> tests = new ArrayList<>();
        fragments.forEach(fragment -> tests.add(test(object(fragment, "a list of conditions"))));
        return tests;
    }

    private static boolean holdAll(List<Predicate<Object>> tests, Object value) {
        for (Predicate<Object> test : tests) {
            if (!test.test(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(JsonValue given, JsonValue wanted) {
        if (given instanceof JsonNumber left && wanted instanceof JsonNumber right) {
            return left.bigDecimalValue().compareTo(right.bigDecimalValue()) == 0;
        }
        return given.equals(wanted);
    }

    private static JsonObject object(JsonValue value, String keyword) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("'" + keyword + "' takes an object");
    }

    private static JsonArray array(JsonValue value, String keyword) {
        if (value instanceof JsonArray array && !array.isEmpty()) {
            return array;
        }
        throw new IllegalArgumentException("'" + keyword + "' takes a list that is not empty");
    }

    @Override
    public String toString() {
        return "Condition[" + schema + "]";
    }
}
