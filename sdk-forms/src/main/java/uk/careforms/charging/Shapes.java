package uk.careforms.charging;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Problem;

/** Compiles the part of JSON Schema draft-07 that our two schemas use, so that a schema and its checks cannot part. */
final class Shapes {

    private final JsonObject definitions;

    private Shapes(JsonObject definitions) {
        this.definitions = definitions;
    }

    static Shape of(JsonObject schema) {
        return new Shapes(schema.getJsonObject("definitions")).shape(schema);
    }

    private Shape shape(JsonObject schema) {
        if (schema.containsKey("allOf")) {
            return shape(schema.getJsonArray("allOf").getJsonObject(0));
        }
        if (schema.containsKey("$ref")) {
            return named(schema.getString("$ref").substring("#/definitions/".length()));
        }
        if (schema.containsKey("anyOf")) {
            return new AnyOf(schema.getJsonArray("anyOf").getValuesAs(JsonObject.class).stream()
                    .map(this::shape)
                    .toList());
        }
        if (schema.containsKey("enum")) {
            return Word.of(
                    schema.getJsonArray("enum"),
                    schema.get("x-aliases") instanceof JsonObject aliases ? aliases : JsonValue.EMPTY_JSON_OBJECT);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" ->
                new ListOf(
                        shape(schema.getJsonObject("items")),
                        schema.getInt("minItems", 0),
                        schema.getInt("maxItems", 200));
            case "boolean" -> new YesNo();
            case "integer" -> new Range(least(schema), most(schema), 0);
            case "number" -> new Range(least(schema), most(schema), 4);
            default -> new Text(schema.getInt("maxLength", 300));
        };
    }

    private Shape named(String name) {
        return switch (name) {
            case "amount" -> new TypedShapes.Amount();
            case "percent" -> new TypedShapes.Percent();
            case "date" -> new TypedShapes.Day();
            default -> shape(definitions.getJsonObject(name));
        };
    }

    private Shape object(JsonObject schema) {
        Map<String, Shape> members = new LinkedHashMap<>();
        schema.getJsonObject("properties").forEach((name, member) -> members.put(name, shape(member.asJsonObject())));
        List<String> needed = schema.containsKey("required")
                ? schema.getJsonArray("required").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList()
                : List.of();
        return new Members(members, needed);
    }

    private static String type(JsonObject schema) {
        return schema.get("type") instanceof JsonArray several ? several.getString(0) : schema.getString("type");
    }

    private static BigDecimal least(JsonObject schema) {
        JsonNumber least = schema.getJsonNumber("minimum");
        return least != null
                ? least.bigDecimalValue()
                : schema.getJsonNumber("exclusiveMinimum") == null ? BigDecimal.ZERO : new BigDecimal("0.0001");
    }

    private static BigDecimal most(JsonObject schema) {
        JsonNumber most = schema.getJsonNumber("maximum");
        return most == null ? new BigDecimal(1_000_000) : most.bigDecimalValue();
    }

    static Problem problem(String at, String code, String sentence) {
        return new Problem(at, code, sentence);
    }

    private static String step(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isNull(JsonValue value) {
        return value.getValueType() == ValueType.NULL;
    }

    private record AnyOf(List<Shape> shapes) implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return shapes.stream().anyMatch(shape -> shape.takes(value));
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            for (Shape shape : shapes) {
                if (shape.takes(value)) {
                    shape.check(value, at, problems);
                    return;
                }
            }
            shapes.get(0).check(value, at, problems);
        }

        @Override
        public JsonValue tidy(JsonValue value) {
            return shapes.stream()
                    .filter(shape -> shape.takes(value))
                    .findFirst()
                    .map(shape -> shape.tidy(value))
                    .orElse(value);
        }
    }

    private record Members(Map<String, Shape> members, List<String> needed) implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return value instanceof JsonObject;
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (isNull(value)) {
                return;
            }
            if (!(value instanceof JsonObject object)) {
                problems.add(problem(at, "object.needed", "Give this as an object with " + members.keySet()));
                return;
            }
            for (String name : needed) {
                if (!object.containsKey(name) || isNull(object.get(name))) {
                    problems.add(problem(step(at, name), "required", "Give this, it is needed here"));
                }
            }
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                if (problems.size() >= MOST_FAULTS) {
                    return;
                }
                @Nullable Shape shape = members.get(member.getKey());
                if (shape == null) {
                    problems.add(problem(
                            step(at, member.getKey()),
                            "member.unknown",
                            "Nothing of this name is known here" + Nearest.question(member.getKey(), members.keySet())
                                    + "; there are " + members.keySet()));
                } else {
                    shape.check(member.getValue(), step(at, member.getKey()), problems);
                }
            }
        }

        @Override
        public JsonValue tidy(JsonValue value) {
            if (!(value instanceof JsonObject object)) {
                return value;
            }
            JsonObjectBuilder tidy = Material.JSON.createObjectBuilder();
            object.forEach((name, own) -> {
                Shape shape = members.get(name);
                tidy.add(name, shape == null ? own : shape.tidy(own));
            });
            return tidy.build();
        }
    }

    private record ListOf(Shape item, int least, int most) implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return value instanceof JsonArray;
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (isNull(value)) {
                return;
            }
            if (!(value instanceof JsonArray list)) {
                problems.add(problem(at, "list.needed", "Give this as a list, with one item or several"));
            } else if (list.size() < least || list.size() > most) {
                problems.add(problem(at, "list.size", "This list has from " + least + " to " + most + " items"));
            } else {
                for (int i = 0; i < list.size() && problems.size() < MOST_FAULTS; i++) {
                    if (isNull(list.get(i))) {
                        problems.add(
                                problem(at + "/" + i, "item.empty", "An item of a list cannot be null; leave it out"));
                    }
                    item.check(list.get(i), at + "/" + i, problems);
                }
            }
        }

        @Override
        public JsonValue tidy(JsonValue value) {
            if (!(value instanceof JsonArray list)) {
                return value;
            }
            JsonArrayBuilder tidy = Material.JSON.createArrayBuilder();
            list.forEach(own -> tidy.add(item.tidy(own)));
            return tidy.build();
        }
    }

    private record YesNo() implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE || isNull(value);
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (!takes(value)) {
                problems.add(problem(at, "yes-no.needed", "Give true or false here, or leave it out"));
            }
        }
    }

    private record Range(BigDecimal least, BigDecimal most, int decimals) implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return value instanceof JsonNumber || isNull(value);
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (isNull(value)) {
                return;
            }
            boolean good = value instanceof JsonNumber number
                    && number.bigDecimalValue().stripTrailingZeros().scale() <= decimals
                    && number.bigDecimalValue().compareTo(least) >= 0
                    && number.bigDecimalValue().compareTo(most) <= 0;
            if (!good) {
                problems.add(problem(
                        at,
                        "number.out-of-range",
                        "Give a " + (decimals == 0 ? "whole number" : "number") + " from " + least.toPlainString()
                                + " to " + most.toPlainString()));
            }
        }
    }

    private record Text(int most) implements Shape {

        @Override
        public boolean takes(JsonValue value) {
            return value instanceof JsonString || isNull(value);
        }

        @Override
        public void check(JsonValue value, String at, List<Problem> problems) {
            if (!takes(value)
                    || (value instanceof JsonString text && text.getString().length() > most)) {
                problems.add(problem(at, "text.needed", "Give a text of at most " + most + " letters"));
            }
        }
    }
}
