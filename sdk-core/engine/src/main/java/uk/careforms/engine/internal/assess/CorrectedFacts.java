package uk.careforms.engine.internal.assess;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.careforms.engine.json.JsonPlace;

/** Puts single values into facts. Groups on the way that are not there are made; a list grows by one at its end only. */
public final class CorrectedFacts {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int DEEPEST = 12;

    private CorrectedFacts() {}

    /** The facts with one value in its place; empty when there is no such place. */
    public static Optional<JsonObject> put(JsonObject facts, String pointer, JsonValue value) {
        if (!pointer.startsWith("/") || pointer.length() > 500) {
            return Optional.empty();
        }
        List<String> keys = JsonPlace.of(pointer).keys();
        return keys.size() > DEEPEST
                ? Optional.empty()
                : put(facts, keys, value).map(JsonValue::asJsonObject);
    }

    private static Optional<JsonValue> put(@Nullable JsonValue here, List<String> keys, JsonValue value) {
        if (keys.isEmpty()) {
            return Optional.of(value);
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        if (here instanceof JsonArray list) {
            return index(key, list.size()).flatMap(at -> put(at < list.size() ? list.get(at) : null, rest, value)
                    .map(inner -> replaced(list, at, inner)));
        }
        if (key.isEmpty() || (here != null && !(here instanceof JsonObject))) {
            return Optional.empty();
        }
        JsonObject group = here == null ? JsonValue.EMPTY_JSON_OBJECT : here.asJsonObject();
        if (here == null && key.matches("[0-9]+")) {
            return key.equals("0")
                    ? put(null, rest, value)
                            .map(inner -> JSON.createArrayBuilder().add(inner).build())
                    : Optional.empty();
        }
        return put(group.get(key), rest, value)
                .map(inner -> JSON.createObjectBuilder(group).add(key, inner).build());
    }

    private static Optional<Integer> index(String key, int size) {
        return key.matches("0|[1-9][0-9]{0,4}")
                ? Optional.of(Integer.valueOf(key)).filter(at -> at <= size)
                : Optional.empty();
    }

    private static JsonValue replaced(JsonArray list, int at, JsonValue value) {
        JsonArrayBuilder built = JSON.createArrayBuilder();
        for (int i = 0; i < list.size(); i++) {
            built.add(i == at ? value : list.get(i));
        }
        if (at == list.size()) {
            built.add(value);
        }
        return built.build();
    }

    /** Whether there is a text that is not blank at a place. */
    static boolean said(JsonObject facts, String pointer) {
        return JsonPlace.of(pointer)
                .in(facts)
                .flatMap(Figures::text)
                .filter(text -> !text.isBlank())
                .isPresent();
    }

    /** The facts without one of their members at the top. */
    static JsonObject without(JsonObject facts, String member) {
        JsonObjectBuilder built = JSON.createObjectBuilder(facts);
        return built.remove(member).build();
    }
}
