package uk.careforms.engine.internal.pack.read;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.careforms.engine.json.JsonPlace;

/**
 * Writes out the short form of a condition as the JSON Schema fragment it stands for.
 *
 * <p>{@code {"/about/who": "self"}} is answered with just that, a list is one of, {@code {"not": …}} is answered and
 * something else, {@code {"answered": true}}, {@code {"contains": …}} for list answers; {@code any}, {@code all}, {@code
 * not} join conditions; several entries must all hold. What is not short is left as it is.
 */
final class WhenShorthand {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private WhenShorthand() {}

    static JsonObject writeOut(Node when) {
        List<JsonObject> all = new ArrayList<>();
        JsonObjectBuilder fragment = JSON.createObjectBuilder();
        when.members().forEach((key, node) -> {
            if (key.startsWith("/")) {
                all.add(pointer(key, node));
            } else if (key.equals("any") || key.equals("all")) {
                all.add(JSON.createObjectBuilder().add(key + "Of", joined(node)).build());
            } else if (key.equals("not") && node.value() instanceof JsonObject) {
                all.add(not(writeOut(node)));
            } else {
                fragment.add(key, node.value());
            }
        });
        JsonObject plain = fragment.build();
        if (!plain.isEmpty()) {
            all.add(plain);
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        return all.isEmpty()
                ? JsonValue.EMPTY_JSON_OBJECT
                : JSON.createObjectBuilder().add("allOf", array(all)).build();
    }

    private static JsonArrayBuilder joined(Node node) {
        List<JsonObject> parts = new ArrayList<>();
        node.items().forEach(item -> parts.add(writeOut(item)));
        if (parts.isEmpty()) {
            node.fault("A list of conditions must not be empty");
            parts.add(JsonValue.EMPTY_JSON_OBJECT);
        }
        return array(parts);
    }

    private static JsonArrayBuilder array(List<JsonObject> parts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        parts.forEach(array::add);
        return array;
    }

    private static JsonObject pointer(String pointer, Node node) {
        List<String> keys = JsonPlace.of(pointer).keys();
        if (!(node.value() instanceof JsonObject test)) {
            return at(keys, value(node, node.value()));
        }
        Map.Entry<String, JsonValue> one =
                test.size() == 1 ? test.entrySet().iterator().next() : Map.entry("", JsonValue.NULL);
        return switch (one.getKey()) {
            case "not" -> at(keys, not(value(node, one.getValue())));
            case "contains" ->
                at(
                        keys,
                        JSON.createObjectBuilder()
                                .add("type", "array")
                                .add("contains", value(node, one.getValue()))
                                .build());
            case "answered" ->
                one.getValue() == JsonValue.FALSE
                        ? not(at(keys, JsonValue.EMPTY_JSON_OBJECT))
                        : at(keys, JsonValue.EMPTY_JSON_OBJECT);
            default -> {
                node.fault("After an answer comes a text, a list of texts, or one of {\"not\": …}, {\"contains\": …}, "
                        + "{\"answered\": true}");
                yield JsonValue.EMPTY_JSON_OBJECT;
            }
        };
    }

    private static JsonObject value(Node node, JsonValue value) {
        if (value instanceof JsonArray array && !array.isEmpty()) {
            array.forEach(item -> scalar(node, item));
            return JSON.createObjectBuilder().add("enum", array).build();
        }
        scalar(node, value);
        return JSON.createObjectBuilder().add("const", value).build();
    }

    private static void scalar(Node node, JsonValue value) {
        if (!(value instanceof JsonString) && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            node.fault("An answer is compared with a text, true, false, or a list of them");
        }
    }

    private static JsonObject not(JsonObject fragment) {
        return JSON.createObjectBuilder().add("not", fragment).build();
    }

    /** The fragment at a place that must have an answer. */
    private static JsonObject at(List<String> keys, JsonObject test) {
        JsonObject inside = test;
        for (int i = keys.size() - 1; i >= 0; i--) {
            JsonObjectBuilder object = JSON.createObjectBuilder();
            if (!inside.isEmpty()) {
                object.add("properties", JSON.createObjectBuilder().add(keys.get(i), inside));
            }
            inside = object.add("required", JSON.createArrayBuilder().add(keys.get(i)))
                    .build();
        }
        return inside;
    }
}
