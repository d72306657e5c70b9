package uk.careforms.engine.internal.drafts;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.json.JsonPlace;

/**
 * A merge patch without what no database can hold: U+0000, which PostgreSQL refuses and H2 keeps, and halves of surrogate
 * pairs, which silently become question marks.
 *
 * @param patch what can be kept
 * @param refused one problem for each answer that was left out
 */
public record Storable(JsonObject patch, List<Problem> refused) {

    private static final JsonProvider JSON = JsonProvider.provider();

    public Storable {
        refused = List.copyOf(refused);
    }

    public static Storable of(JsonObject patch) {
        List<Problem> refused = new ArrayList<>();
        JsonObject kept = kept(patch, "", refused);
        return new Storable(kept, refused);
    }

    private static JsonObject kept(JsonObject object, String pointer, List<Problem> refused) {
        JsonObjectBuilder kept = JSON.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            String key = member.getKey();
            String here = isText(key) ? JsonPlace.below(pointer, key) : pointer;
            if (isText(key) && member.getValue() instanceof JsonObject deeper) {
                kept.add(key, kept(deeper, here, refused));
            } else if (isText(key) && isClean(member.getValue())) {
                kept.add(key, member.getValue());
            } else {
                refused.add(new Problem(
                        here, "text.not-text", "Remove the hidden characters, or type the answer again by hand"));
            }
        }
        return kept.build();
    }

    private static boolean isClean(JsonValue value) {
        if (value instanceof JsonString string) {
            return isText(string.getString());
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream().allMatch(member -> isText(member.getKey()) && isClean(member.getValue()));
        }
        return value.getValueType() != JsonValue.ValueType.ARRAY
                || value.asJsonArray().stream().allMatch(Storable::isClean);
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
