package uk.careforms.simulators.dataverse;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One column of a table.
 *
 * @param maxLength in UTF-16 units; 0 where text length does not apply
 * @param options the choices by their number
 * @param fallback the value of a new row that brings none
 * @param joins the columns it is put together from; such a column cannot be written
 * @param numbered pattern of a number given to a new row that brings none; empty for none
 * @param file whether it holds a file in base64
 */
record Column(
        String name,
        ColumnType type,
        int maxLength,
        SortedMap<Integer, String> options,
        Optional<Object> fallback,
        List<String> joins,
        String numbered,
        boolean file,
        boolean readOnly) {

    Column {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        joins = List.copyOf(joins);
    }

    static Column stamp(String name) {
        return new Column(name, ColumnType.DATE_TIME, 0, new TreeMap<>(), Optional.empty(), List.of(), "", false, true);
    }

    static Column from(String name, JsonNode json) {
        SortedMap<Integer, String> options = new TreeMap<>();
        json.path("options")
                .properties()
                .forEach(option -> options.put(
                        Integer.valueOf(option.getKey()), option.getValue().asString()));
        List<String> joins =
                json.path("joins").valueStream().map(JsonNode::asString).toList();
        JsonNode fallback = json.path("default");
        Optional<Object> value = Optional.empty();
        if (fallback.isBoolean()) {
            value = Optional.of(fallback.booleanValue());
        } else if (fallback.isInt()) {
            value = Optional.of(fallback.intValue());
        }
        return new Column(
                name,
                ColumnType.named(json.path("type").asString()),
                json.path("maxLength").asInt(0),
                options,
                value,
                joins,
                json.path("numbered").asString(""),
                json.path("file").asBoolean(false),
                !joins.isEmpty());
    }

    /** Checks and converts a value that a client sent for this column; null clears it. */
    @Nullable
    Object read(Table table, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (type) {
            case STRING, MEMO -> text(table, value);
            case INTEGER -> whole(value);
            case PICKLIST, STATE, STATUS -> choice(table, value);
            case DECIMAL -> decimal(value);
            case BOOLEAN -> {
                if (!value.isBoolean()) {
                    throw wrongLiteral(value);
                }
                yield value.booleanValue();
            }
            case DATE_ONLY -> date(value);
            case DATE_TIME -> moment(value);
        };
    }

    private String text(Table table, JsonNode value) {
        if (!value.isString()) {
            throw wrongLiteral(value);
        }
        String text = value.stringValue();
        if (text.length() > maxLength && file) {
            throw new Refusal(400, "", "The attachment is larger than the limit; the limit counts its base64 form");
        }
        if (file) {
            requireBase64(text);
        }
        if (text.length() > maxLength) {
            throw new Refusal(
                    400,
                    "0x80044331",
                    "A validation error occurred.  The length of the '" + name + "' attribute of the '" + table.name()
                            + "' entity exceeded the maximum allowed length of '" + maxLength + "'.");
        }
        return text;
    }

    private void requireBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.payload("The content of '" + name + "' is not base64.");
        }
    }

    private Integer whole(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrongLiteral(value);
        }
        return value.intValue();
    }

    private Integer choice(Table table, JsonNode value) {
        Integer number = whole(value);
        if (!options.containsKey(number)) {
            String accepted = options.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
            throw new Refusal(
                    400,
                    "0x8004431a",
                    "A validation error occurred. The value " + number + " of '" + name + "' on record of type '"
                            + table.name() + "' is outside the valid range. Accepted Values: " + accepted);
        }
        return number;
    }

    private BigDecimal decimal(JsonNode value) {
        if (!value.isNumber()) {
            throw wrongLiteral(value);
        }
        return value.decimalValue();
    }

    private LocalDate date(JsonNode value) {
        try {
            if (value.isString()) {
                return LocalDate.parse(value.stringValue());
            }
        } catch (DateTimeException e) {
            throw wrongLiteral(value);
        }
        throw wrongLiteral(value);
    }

    /** With an offset or Z, as OData demands; kept to the second, as the service does. */
    private Instant moment(JsonNode value) {
        try {
            if (value.isString()) {
                return OffsetDateTime.parse(value.stringValue()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeException e) {
            throw wrongLiteral(value);
        }
        throw wrongLiteral(value);
    }

    private Refusal wrongLiteral(JsonNode value) {
        return Refusal.payload(
                "Cannot convert the literal '" + value.asString("") + "' to the expected type '" + type.edm() + "'.");
    }
}
