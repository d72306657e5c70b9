package uk.careforms.charging;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of the facts, whose shape is good already, and its JSON Pointer. What is absent or null is {@code null} here. */
record Facts(JsonObject json, String at) {

    String at(String member) {
        return at + "/" + member;
    }

    boolean has(String member) {
        JsonValue value = json.get(member);
        return value != null && value.getValueType() != ValueType.NULL;
    }

    /** Pounds. */
    @Nullable
    BigDecimal amount(String member) {
        return TypedShapes.figure(json.get(member));
    }

    @Nullable
    LocalDate day(String member) {
        return json.get(member) instanceof JsonString text ? TypedShapes.day(text.getString()) : null;
    }

    @Nullable
    Boolean yesNo(String member) {
        JsonValue value = json.get(member);
        ValueType type = value == null ? ValueType.NULL : value.getValueType();
        return type == ValueType.TRUE ? Boolean.TRUE : type == ValueType.FALSE ? Boolean.FALSE : null;
    }

    boolean is(String member) {
        return Boolean.TRUE.equals(yesNo(member));
    }

    /** True as well when nothing is said. */
    boolean isOrUnsaid(String member) {
        return !Boolean.FALSE.equals(yesNo(member));
    }

    Optional<String> word(String member) {
        return json.get(member) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    boolean says(String member, String word) {
        return word(member).filter(word::equals).isPresent();
    }

    int count(String member, int otherwise) {
        return json.get(member) instanceof JsonNumber number ? number.intValue() : otherwise;
    }

    /** An object; an empty one where there is none. */
    Facts part(String member) {
        return new Facts(
                json.get(member) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT, at(member));
    }

    List<Facts> each(String member) {
        List<Facts> items = new ArrayList<>();
        if (json.get(member) instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                items.add(new Facts(list.getJsonObject(i), at(member) + "/" + i));
            }
        }
        return items;
    }

    /** An amount and how often, written as a plain weekly amount or as an object; exact pounds a week. */
    @Nullable
    BigDecimal weekly(String member, Weeks weeks) {
        if (json.get(member) instanceof JsonObject) {
            Facts money = part(member);
            BigDecimal amount = money.amount("amount");
            return amount == null ? null : weeks.weekly(amount, money);
        }
        return amount(member);
    }

    /** The name by which this item comes back in the working. */
    String row() {
        return word("row").orElse(at);
    }

    /** The person's share as a fraction of a hundred, and its words. */
    Share share() {
        BigDecimal percent = TypedShapes.figure(json.get("share"));
        if (percent != null) {
            return new Share(percent, new BigDecimal(100));
        }
        boolean joint = is("joint") || says("ownedBy", "joint") || says("receivedBy", "joint");
        return new Share(BigDecimal.ONE, new BigDecimal(count("owners", joint ? 2 : 1)));
    }

    /** A part of a whole. */
    record Share(BigDecimal over, BigDecimal under) {

        boolean isAll() {
            return over.compareTo(under) == 0;
        }

        BigDecimal of(BigDecimal amount) {
            return isAll() ? amount : Weeks.divide(amount.multiply(over), under);
        }
    }
}
