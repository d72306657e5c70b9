package uk.careforms.engine.internal.pack.derive;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.careforms.engine.json.JsonPlace;

/**
 * What can be looked at: the visible answers and, inside a list, one of its items.
 *
 * @param item empty outside of lists
 * @param at JSON Pointer of the item; empty outside of lists
 */
public record Scope(JsonObject visible, JsonObject item, String at) {

    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Only the answers. */
    public static Scope of(JsonObject visible) {
        return new Scope(visible, JsonValue.EMPTY_JSON_OBJECT, "");
    }

    /** One scope for each item of a list, in its order; none when the list is not answered. */
    List<Scope> each(JsonPlace list) {
        List<Scope> scopes = new ArrayList<>();
        if (list.in(visible).orElse(JsonValue.NULL) instanceof JsonArray items) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof JsonObject object) {
                    scopes.add(new Scope(visible, object, list.pointer() + "/" + i));
                }
            }
        }
        return scopes;
    }

    /** What a condition is asked on: the answers, over which the item's parts stand by their own keys. */
    JsonObject both() {
        if (item.isEmpty()) {
            return visible;
        }
        JsonObjectBuilder both = JSON.createObjectBuilder(visible);
        item.forEach(both::add);
        return both.build();
    }

    /** The item's stable id; empty outside of lists, or where it has none yet. */
    String row() {
        return item.getString("row", "");
    }

    /** Never shows an answer. */
    @Override
    public String toString() {
        return "Scope[hidden]";
    }
}
