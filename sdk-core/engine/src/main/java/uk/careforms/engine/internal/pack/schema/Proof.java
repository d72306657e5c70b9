package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.everit.json.schema.regexp.Regexp;
import uk.careforms.engine.form.AnswerFormat;

/** Shows that one value meets one part of a schema, made once from that part. A keyword that it does not know shows nothing. */
@FunctionalInterface
interface Proof {

    boolean holds(JsonValue value, LocalDate today);

    static Proof of(JsonObject schema) {
        List<Proof> all = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : schema.entrySet()) {
            if (!Set.of("title", "description", "$comment").contains(entry.getKey())) {
                all.add(keyword(entry.getKey(), entry.getValue(), schema));
            }
        }
        Proof[] proofs = all.toArray(new Proof[0]);
        return (value, today) -> {
            for (Proof proof : proofs) {
                if (!proof.holds(value, today)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Proof keyword(String keyword, JsonValue says, JsonObject schema) {
        return switch (keyword) {
            case "type" -> type(says);
            case "const" -> (value, today) -> says == JsonValue.TRUE && value == JsonValue.TRUE;
            case "oneOf" -> oneOf(says);
            case "format" -> format(says);
            case "minLength" -> shortest(number(says));
            case "maxLength" -> longest(number(says));
            case "pattern" -> pattern(says);
            case "minItems" -> fewest(number(says));
            case "maxItems" -> most(number(says));
            case "uniqueItems" -> (value, today) -> says == JsonValue.TRUE && isDistinct(value);
            case "items" -> each(says);
            case "properties" -> members(says, schema);
            case "required" -> required(says);
            case "additionalProperties" -> (value, today) -> says == JsonValue.FALSE; // "properties" sees to it
            default -> nothing();
        };
    }

    private static Proof nothing() {
        return (value, today) -> false;
    }

    private static int number(JsonValue says) {
        return says instanceof JsonNumber number ? number.intValue() : -1;
    }

    private static Proof type(JsonValue says) {
        return switch (says instanceof JsonString name ? name.getString() : "") {
            case "string" -> (value, today) -> value instanceof JsonString;
            case "boolean" -> (value, today) -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "array" -> (value, today) -> value instanceof JsonArray;
            case "object" -> (value, today) -> value instanceof JsonObject;
            default -> nothing();
        };
    }

    private static Proof oneOf(JsonValue says) {
        Set<String> choices = new HashSet<>();
        for (JsonValue choice : says instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY) {
            boolean plain = choice instanceof JsonObject one
                    && Set.of("const", "title", "description").containsAll(one.keySet())
                    && one.get("const") instanceof JsonString;
            if (!plain || !choices.add(choice.asJsonObject().getString("const"))) {
                return nothing();
            }
        }
        return (value, today) -> value instanceof JsonString text && choices.contains(text.getString());
    }

    private static Proof format(JsonValue says) {
        return AnswerFormat.parse(says instanceof JsonString name ? name.getString() : "")
                .<Proof>map(format -> (value, today) -> value instanceof JsonString text
                        && format.fault(text.getString(), today).isEmpty())
                .orElseGet(Proof::nothing);
    }

    /** Characters are code points: never more than there are chars, and at least half as many. */
    private static Proof shortest(int least) {
        return (value, today) -> value instanceof JsonString text && length(text.getString(), least) >= least;
    }

    private static Proof longest(int most) {
        return (value, today) -> value instanceof JsonString text
                && (text.getString().length() <= most || length(text.getString(), most) <= most);
    }

    private static int length(String text, int limit) {
        boolean plain = text.length() < limit || limit <= 1;
        return plain ? text.length() : text.codePointCount(0, text.length());
    }

    private static Proof pattern(JsonValue says) {
        if (!(says instanceof JsonString pattern)) {
            return nothing();
        }
        Regexp regexp = new BoundedPatterns().createHandler(pattern.getString());
        return (value, today) -> value instanceof JsonString text
                && regexp.patternMatchingFailure(text.getString()).isEmpty();
    }

    private static Proof fewest(int least) {
        return (value, today) -> value instanceof JsonArray array && array.size() >= least;
    }

    private static Proof most(int most) {
        return (value, today) -> value instanceof JsonArray array && array.size() <= most;
    }

    /** Only shown of texts, where it is plain what is equal. */
    private static boolean isDistinct(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof JsonString text) || !seen.add(text.getString())) {
                return false;
            }
        }
        return true;
    }

    private static Proof each(JsonValue says) {
        if (!(says instanceof JsonObject schema)) {
            return nothing();
        }
        Proof item = of(schema);
        return (value, today) -> {
            if (!(value instanceof JsonArray array)) {
                return false;
            }
            for (int i = 0; i < array.size(); i++) {
                if (!item.holds(array.get(i), today)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Proof members(JsonValue says, JsonObject schema) {
        if (!(says instanceof JsonObject properties) || schema.get("additionalProperties") != JsonValue.FALSE) {
            return nothing();
        }
        Map<String, Proof> known = new HashMap<>();
        properties.forEach((key, part) -> known.put(key, part instanceof JsonObject one ? of(one) : nothing()));
        return (value, today) -> {
            if (!(value instanceof JsonObject object)) {
                return false;
            }
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                Proof proof = known.get(member.getKey());
                if (proof == null || !proof.holds(member.getValue(), today)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Proof required(JsonValue says) {
        if (!(says instanceof JsonArray keys)) {
            return nothing();
        }
        List<String> names = keys.getValuesAs(JsonString::getString);
        return (value, today) ->
                value instanceof JsonObject object && object.keySet().containsAll(names);
    }
}
