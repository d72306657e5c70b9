package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.careforms.engine.json.JsonPlace;

/** Answers while they are gathered one by one: objects as maps, so that adding one copies nothing. */
final class VisibleAnswers {

    private static final JsonProvider JSON = JsonProvider.provider();

    private VisibleAnswers() {}

    static void put(Map<String, Object> seen, JsonPlace place, JsonValue value) {
        List<String> keys = place.keys();
        Map<String, Object> here = seen;
        for (String key : keys.subList(0, keys.size() - 1)) {
            here = below(here, key);
        }
        here.put(keys.get(keys.size() - 1), value);
    }

    @SuppressWarnings("unchecked") // only maps made here are ever put under a key that has keys below it
    private static Map<String, Object> below(Map<String, Object> here, String key) {
        return (Map<String, Object>) here.computeIfAbsent(key, made -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked")
    static JsonObject json(Map<String, Object> seen) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        seen.forEach((key, value) -> {
            if (value instanceof JsonValue leaf) {
                object.add(key, leaf);
            } else {
                object.add(key, json((Map<String, Object>) value));
            }
        });
        return object.build();
    }
}
