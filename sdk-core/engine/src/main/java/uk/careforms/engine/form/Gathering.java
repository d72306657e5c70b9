package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.careforms.engine.json.JsonPlace;

/**
 * Visible answers while they are gathered one by one: objects as maps, so that adding one copies nothing.
 *
 * <p>A condition is worked out once: it only looks at answers to earlier questions, and those are settled by the time it is
 * first asked for.
 */
final class Gathering {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Map<String, Object> seen = new LinkedHashMap<>();
    private final Map<Condition, Boolean> known = new HashMap<>();

    boolean holds(Condition condition) {
        return condition.isAlways() || known.computeIfAbsent(condition, asked -> asked.holdsOn(seen));
    }

    void add(JsonPlace place, JsonValue value) {
        List<String> keys = place.keys();
        Map<String, Object> here = seen;
        for (int i = 0; i < keys.size() - 1; i++) {
            here = below(here, keys.get(i));
        }
        here.put(keys.get(keys.size() - 1), value);
    }

    @SuppressWarnings("unchecked") // only maps made here are ever put under a key that has keys below it
    private static Map<String, Object> below(Map<String, Object> here, String key) {
        return (Map<String, Object>) here.computeIfAbsent(key, made -> new LinkedHashMap<String, Object>());
    }

    /** Whether nothing of these answers was left out: what was gathered came from them, so counting tells. */
    boolean isAllOf(JsonObject answers) {
        return isAllOf(answers, seen);
    }

    private static boolean isAllOf(JsonObject answers, Map<String, Object> seen) {
        if (answers.size() != seen.size()) {
            return false;
        }
        for (Map.Entry<String, Object> member : seen.entrySet()) {
            if (member.getValue() instanceof JsonValue) {
                continue;
            }
            @SuppressWarnings("unchecked") // as below
            Map<String, Object> deeper = (Map<String, Object>) member.getValue();
            if (!(answers.get(member.getKey()) instanceof JsonObject object) || !isAllOf(object, deeper)) {
                return false;
            }
        }
        return true;
    }

    JsonObject json() {
        return json(seen);
    }

    @SuppressWarnings("unchecked")
    private static JsonObject json(Map<String, Object> seen) {
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
