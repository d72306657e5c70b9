package uk.careforms.engine.internal.pack;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.json.JsonPlace;

/** What conditions look at: places, and the values they compare them with. */
final class Mentions {

    private final Map<String, Set<JsonValue>> places = new TreeMap<>();

    /** Adds what a condition looks at. */
    Mentions add(Condition condition) {
        look(condition.schema(), "");
        return this;
    }

    /** The places, answers and groups of answers alike. */
    Set<String> places() {
        return places.keySet();
    }

    /** The values a place is compared with. */
    Set<JsonValue> values(String place) {
        return places.getOrDefault(place, Set.of());
    }

    private void look(JsonObject fragment, String at) {
        fragment.forEach((keyword, value) -> {
            switch (keyword) {
                case "properties" ->
                    value.asJsonObject().forEach((key, inside) -> {
                        touch(JsonPlace.below(at, key));
                        look(inside.asJsonObject(), JsonPlace.below(at, key));
                    });
                case "required" ->
                    value.asJsonArray().forEach(key -> touch(JsonPlace.below(at, ((JsonString) key).getString())));
                case "const" -> touch(at).add(value);
                case "enum" -> touch(at).addAll(value.asJsonArray());
                case "type" -> {
                    // compares with no value
                }
                case "not", "contains" -> look(value.asJsonObject(), at);
                default -> ((JsonArray) value).forEach(part -> look(part.asJsonObject(), at));
            }
        });
    }

    private Set<JsonValue> touch(String place) {
        return places.computeIfAbsent(place, made -> new LinkedHashSet<>());
    }
}
