package uk.careforms.engine.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON object, named by a JSON Pointer (RFC 6901) that has been taken apart once.
 *
 * @param pointer like {@code /person/firstName}; empty for the whole object
 * @param keys the pointer's parts, unescaped
 */
public record JsonPlace(String pointer, List<String> keys) {

    public JsonPlace {
        keys = List.copyOf(keys);
    }

    /**
     * Takes a pointer apart.
     *
     * @throws IllegalArgumentException unless it is empty or begins with a slash
     */
    public static JsonPlace of(String pointer) {
        if (pointer.isEmpty()) {
            return new JsonPlace(pointer, List.of());
        }
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("A JSON Pointer begins with '/'");
        }
        List<String> keys = new ArrayList<>();
        for (String part : pointer.substring(1).split("/", -1)) {
            keys.add(part.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPlace(pointer, keys);
    }

    /** The pointer of a member below a place. */
    public static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /** The value there; empty when there is none. */
    public Optional<JsonValue> in(JsonObject whole) {
        return Optional.ofNullable(find(whole));
    }

    /** The value there, or null: for what asks for every answer of a form. */
    public @Nullable JsonValue find(JsonObject whole) {
        JsonValue here = whole;
        for (int i = 0; i < keys.size(); i++) {
            JsonValue next = step(here, keys.get(i));
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    /** The object with the value there, objects on the way made where there are none. */
    public JsonObject put(JsonObject whole, JsonValue value) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The whole object has no place to put a value in");
        }
        return put(whole, 0, value);
    }

    private JsonObject put(JsonObject object, int level, JsonValue value) {
        String key = keys.get(level);
        JsonObjectBuilder changed = StrictJson.PROVIDER.createObjectBuilder(object);
        if (level == keys.size() - 1) {
            return changed.add(key, value).build();
        }
        JsonObject under = object.get(key) instanceof JsonObject there ? there : JsonValue.EMPTY_JSON_OBJECT;
        return changed.add(key, put(under, level + 1, value)).build();
    }

    /** A merge patch that sets the value there, or takes it away when it is {@link JsonValue#NULL}. */
    public JsonObject patch(JsonValue value) {
        return put(JsonValue.EMPTY_JSON_OBJECT, value);
    }

    private static @Nullable JsonValue step(JsonValue here, String key) {
        if (here instanceof JsonObject object) {
            return object.get(key);
        }
        if (here instanceof JsonArray array && key.matches("0|[1-9][0-9]{0,5}")) {
            int index = Integer.parseInt(key);
            return index < array.size() ? array.get(index) : null;
        }
        return null;
    }
}
