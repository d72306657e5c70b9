package uk.careforms.systems.dynamics;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;
import uk.careforms.systems.dynamics.TableDefinition.Column;
import uk.careforms.systems.internal.wire.Trouble;

/** Turns one value into what one column takes, or says why it cannot be. Never shows the value. */
final class Cell {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int MOST_DIGITS = 40;
    private static final String ELLIPSIS = "\u2026";

    private Cell() {}

    /** A value that does not fit its column; the sentence names the column, never the value. */
    static final class Unfit extends Exception {

        /** The code of something that the remote, as far as we know, does not have. */
        static final String NOT_THERE = "not-there";

        private static final long serialVersionUID = 1L;

        private final transient Trouble trouble;

        Unfit(Trouble trouble) {
            super(trouble.sentence());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    /**
     * The value as JSON for the column.
     *
     * @param definition what the metadata says of the column; empty when that could not be read: the value goes as it is
     */
    static ValueNode of(String place, ColumnSource source, JsonValue value, Optional<Column> definition) throws Unfit {
        if (value instanceof JsonObject) {
            throw unfit("column-type", place, "takes one value and the answer is a group of answers");
        }
        if (definition.isEmpty()) {
            return asItIs(value);
        }
        Column column = definition.get();
        String text = ColumnSource.text(value);
        return switch (column.type()) {
            case "String", "Memo" -> JSON.stringNode(fitted(place, source, text, column));
            case "Integer", "BigInt", "Picklist", "State", "Status" -> whole(place, text);
            case "Decimal", "Double", "Money" -> JSON.numberNode(number(place, text));
            case "Boolean" -> bool(place, text);
            case "DateTime" -> JSON.stringNode(column.dateOnly() ? day(place, text) : moment(place, text));
            case "Lookup", "Customer", "Owner" ->
                throw unfit("column-type", place, "refers to another record; use 'binds' in the mapping");
            default -> asItIs(value);
        };
    }

    private static ValueNode asItIs(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.isIntegral()
                    ? JSON.numberNode(number.bigIntegerValue())
                    : JSON.numberNode(number.bigDecimalValue());
        }
        return switch (value.getValueType()) {
            case TRUE -> JSON.booleanNode(true);
            case FALSE -> JSON.booleanNode(false);
            default -> JSON.stringNode(ColumnSource.text(value));
        };
    }

    private static String fitted(String place, ColumnSource source, String text, Column column) throws Unfit {
        int most = column.maxLength().orElse(Integer.MAX_VALUE);
        if (text.length() <= most) {
            return text;
        }
        if (!source.shorten()) {
            throw unfit(
                    "too-long",
                    place,
                    "takes " + most + " characters at most and what is to go there is longer;"
                            + " use a longer column, or set 'shorten' in the mapping");
        }
        int end = Math.max(0, most - ELLIPSIS.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + (most > 0 ? ELLIPSIS : "");
    }

    private static ValueNode whole(String place, String text) throws Unfit {
        try {
            return JSON.numberNode(number(place, text).longValueExact());
        } catch (ArithmeticException e) {
            throw unfit("column-type", place, "takes a whole number; the mapping may need 'codes'");
        }
    }

    private static BigDecimal number(String place, String text) throws Unfit {
        if (text.length() > MOST_DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw unfit("column-type", place, "takes a number and got something else; the mapping may need 'codes'");
        }
        return new BigDecimal(text);
    }

    private static ValueNode bool(String place, String text) throws Unfit {
        return switch (text) {
            case "true", "yes" -> JSON.booleanNode(true);
            case "false", "no" -> JSON.booleanNode(false);
            default -> throw unfit("column-type", place, "takes yes or no; the mapping may need 'codes'");
        };
    }

    /** A day; of a moment the day it falls on in London. */
    private static String day(String place, String text) throws Unfit {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(LONDON)
                            .toLocalDate()
                            .toString()
                    : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw unfit("column-type", place, "takes a date, like 2026-11-23");
        }
    }

    /** A moment; of a day its beginning in London. */
    private static String moment(String place, String text) throws Unfit {
        try {
            Instant instant = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(LONDON).toInstant();
            return instant.toString();
        } catch (DateTimeException e) {
            throw unfit("column-type", place, "takes a date and time with offset, like 2026-11-23T09:00:00Z");
        }
    }

    private static Unfit unfit(String code, String place, String sentence) {
        return new Unfit(Trouble.refused(code, "Column " + place + " " + sentence));
    }
}
