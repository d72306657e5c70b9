package uk.careforms.engine.internal.pack;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import uk.careforms.engine.internal.pack.read.Node;
import uk.careforms.engine.json.JsonPlace;

/** A calculation as a form names it. */
public record CalculationSpec(String name, JsonObject template) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    static Map<String, CalculationSpec> read(Node form) {
        Map<String, CalculationSpec> known = new LinkedHashMap<>();
        form.members("calculations")
                .forEach((key, node) -> known.put(
                        key,
                        new CalculationSpec(
                                node.text("calculation"),
                                node.member("facts").map(Node::object).orElse(JsonValue.EMPTY_JSON_OBJECT))));
        return known;
    }

    /** The day it is for. */
    public LocalDate asOf(JsonObject visible, LocalDate today) {
        return today;
    }

    /** The facts. */
    public JsonObject facts(JsonObject visible) {
        return made(template, visible, visible)
                .orElse(JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject();
    }

    private static Optional<JsonValue> made(JsonValue value, JsonObject visible, JsonObject item) {
        if (value instanceof JsonArray list) {
            JsonArrayBuilder built = JSON.createArrayBuilder();
            list.forEach(entry -> made(entry, visible, item).ifPresent(built::add));
            return Optional.of(built.build());
        }
        if (!(value instanceof JsonObject object)) {
            return Optional.of(value);
        }
        if (object.containsKey("answer")) {
            return JsonPlace.of(object.getString("answer")).in(visible);
        }
        if (object.containsKey("item")) {
            if (object.containsKey("each")) {
                JsonArrayBuilder built = JSON.createArrayBuilder();
                JsonPlace.of(object.getString("each"))
                        .in(visible)
                        .map(JsonValue::asJsonArray)
                        .ifPresent(rows ->
                                rows.forEach(row -> made(object.getJsonObject("item"), visible, row.asJsonObject())
                                        .ifPresent(built::add)));
                return Optional.of(built.build());
            }
            return JsonPlace.of(object.getString("item")).in(item);
        }
        JsonObjectBuilder built = JSON.createObjectBuilder();
        object.forEach((key, inner) -> made(inner, visible, item).ifPresent(given -> built.add(key, given)));
        return Optional.of(built.build());
    }
}
