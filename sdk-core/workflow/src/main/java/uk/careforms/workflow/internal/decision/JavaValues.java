package uk.careforms.workflow.internal.decision;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns JSON into what the decision engine computes with, and back. */
final class JavaValues {

    private static final int MOST_DIGITS = 400;

    private JavaValues() {}

    /**
     * A fact for the engine; null for JSON null.
     *
     * @param type the FEEL type of the input, empty when it is none of FEEL's own
     */
    static @Nullable Object fromJson(JsonValue value, String type) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case STRING -> text(((JsonString) value).getString(), type);
            case ARRAY -> list((JsonArray) value);
            case OBJECT -> map((JsonObject) value);
        };
    }

    /** A text, or the date that the model takes it for; a text that is no date stays one and is refused by its type. */
    private static Object text(String text, String type) {
        try {
            return switch (type) {
                case "date" -> LocalDate.parse(text);
                case "time" -> LocalTime.parse(text);
                case "date and time", "dateTime" -> OffsetDateTime.parse(text).toZonedDateTime();
                default -> text;
            };
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static List<@Nullable Object> list(JsonArray array) {
        List<@Nullable Object> list = new ArrayList<>();
        array.forEach(value -> list.add(fromJson(value, "")));
        return Collections.unmodifiableList(list);
    }

    private static Map<String, @Nullable Object> map(JsonObject object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.forEach((name, value) -> map.put(name, fromJson(value, "")));
        return Collections.unmodifiableMap(map);
    }

    /**
     * A result as JSON; whole numbers come out without a point, dates and times as ISO 8601.
     *
     * @throws IllegalArgumentException for what has no JSON form, like a function or a range
     */
    static JsonValue toJson(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof Boolean yes) {
            return yes ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof String text) {
            return Json.createValue(text);
        }
        if (value instanceof ZonedDateTime moment) {
            return Json.createValue(moment.toOffsetDateTime().toString());
        }
        if (value instanceof TemporalAccessor || value instanceof TemporalAmount) {
            return Json.createValue(value.toString());
        }
        if (value instanceof Iterable<?> items) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            items.forEach(item -> array.add(toJson(item)));
            return array.build();
        }
        if (value instanceof Map<?, ?> entries) {
            return object(entries);
        }
        throw new IllegalArgumentException(
                "A decision came to a " + value.getClass().getSimpleName());
    }

    static JsonObject object(Map<?, ?> entries) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        entries.forEach((name, value) -> object.add(String.valueOf(name), toJson(value)));
        return object.build();
    }

    private static JsonValue number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() < -MOST_DIGITS || plain.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("A decision came to a number that is too long");
        }
        return plain.scale() <= 0 ? Json.createValue(plain.toBigInteger()) : Json.createValue(plain);
    }
}
