package uk.careforms.engine.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;

/** JSON Merge Patch (RFC 7386, November 2014) on objects. */
public final class MergePatch {

    private MergePatch() {}

    /** The target with the patch's members put in; a member that is {@code null} in the patch is taken away. */
    public static JsonObject apply(JsonObject target, JsonObject patch) {
        JsonObjectBuilder merged = StrictJson.PROVIDER.createObjectBuilder(target);
        for (Map.Entry<String, JsonValue> change : patch.entrySet()) {
            JsonValue value = change.getValue();
            if (value.getValueType() == JsonValue.ValueType.NULL) {
                merged.remove(change.getKey());
            } else if (value instanceof JsonObject deeper) {
                JsonValue old = target.get(change.getKey());
                JsonObject under = old instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
                merged.add(change.getKey(), apply(under, deeper));
            } else {
                merged.add(change.getKey(), value);
            }
        }
        return merged.build();
    }
}
