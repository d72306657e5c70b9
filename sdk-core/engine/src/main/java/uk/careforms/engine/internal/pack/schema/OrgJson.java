package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * Hands JSON over to the validator's own classes by walking the tree.
 *
 * <p>Answers are bounded on the way so that no answer can make validation slow: what goes over a bound is cut just beyond the
 * largest that any schema allows, and so is still refused. Integral decimals become integers: 1.0 is 1.
 */
final class OrgJson {

    private static final int DEEPEST = 64;
    private static final int MOST_ITEMS = 201;
    private static final int LONGEST_TEXT = 20_002;
    private static final int MOST_DIGITS = 60;

    private final boolean bounded;

    private OrgJson(boolean bounded) {
        this.bounded = bounded;
    }

    /**
     * A schema that says the same with less work: {@code oneOf} over constants becomes {@code enum}, so that an answer which
     * is none of nine choices costs one comparison and no nine failures.
     */
    static JSONObject schema(JsonObject schema) {
        return new OrgJson(false).object(schema, 1);
    }

    static JSONObject answers(JsonObject answers) {
        return new OrgJson(true).object(answers, 1);
    }

    static Object answer(JsonValue answer) {
        return new OrgJson(true).value(answer, 1);
    }

    private JSONObject object(JsonObject object, int depth) {
        JSONObject copy = new JSONObject();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (!bounded && isChoices(member)) {
                copy.put("enum", constants((JsonArray) member.getValue()));
            } else {
                copy.put(member.getKey(), value(member.getValue(), depth + 1));
            }
        }
        return copy;
    }

    private static boolean isChoices(Map.Entry<String, JsonValue> member) {
        return member.getKey().equals("oneOf")
                && member.getValue() instanceof JsonArray choices
                && choices.stream().allMatch(choice -> choice instanceof JsonObject one && one.containsKey("const"));
    }

    private JSONArray constants(JsonArray choices) {
        JSONArray constants = new JSONArray();
        choices.forEach(choice -> constants.put(value(choice.asJsonObject().getOrDefault("const", JsonValue.NULL), 1)));
        return constants;
    }

    private JSONArray array(JsonArray array, int depth) {
        int size = bounded ? Math.min(array.size(), MOST_ITEMS) : array.size();
        JSONArray copy = new JSONArray();
        for (int i = 0; i < size; i++) {
            copy.put(value(array.get(i), depth + 1));
        }
        return copy;
    }

    private Object value(JsonValue value, int depth) {
        if (depth > DEEPEST) {
            return JSONObject.NULL;
        }
        if (value instanceof JsonString text) {
            return text(text.getString());
        }
        if (value instanceof JsonObject object) {
            return object(object, depth);
        }
        if (value instanceof JsonArray array) {
            return array(array, depth);
        }
        if (value instanceof JsonNumber number) {
            return number(number.bigDecimalValue());
        }
        return value == JsonValue.NULL ? JSONObject.NULL : Boolean.valueOf(value == JsonValue.TRUE);
    }

    private String text(String text) {
        if (!bounded || text.codePointCount(0, text.length()) <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
    }

    private static Object number(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            return JSONObject.NULL; // no schema of ours takes a number at all, so this one need not be exact
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > 0) {
            return plain;
        }
        if (plain.precision() - plain.scale() > 9) {
            return plain.toBigIntegerExact();
        }
        return plain.intValueExact();
    }
}
