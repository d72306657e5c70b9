package uk.careforms.charging;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.Calculation;

/** A result as the tests look at it. */
record Charged(JsonObject json) {

    static final Calculation CHARGING = Charging.create();

    static Charged on(String day, String facts) {
        return on(day, read(facts), JsonValue.EMPTY_JSON_OBJECT);
    }

    static Charged on(String day, String facts, String policy) {
        return on(day, read(facts), read(policy));
    }

    static Charged on(String day, JsonObject facts, JsonObject policy) {
        return CHARGING.calculate(LocalDate.parse(day), facts, policy)
                .fold(result -> new Charged(result.json()), wrong -> {
                    throw new AssertionError(wrong.problems().toString());
                });
    }

    static List<Problem> wrong(String day, String facts) {
        return CHARGING.calculate(LocalDate.parse(day), read(facts), JsonValue.EMPTY_JSON_OBJECT)
                .fold(
                        result -> {
                            throw new AssertionError("It calculated " + result.json());
                        },
                        wrong -> wrong.problems());
    }

    /** JSON in which quotes may be single, so that tests can be read. */
    static JsonObject read(String text) {
        try (JsonReader reader = Material.JSON.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    String status() {
        return json.getString("status");
    }

    /** A figure of the result; empty when it has none. */
    Optional<String> figure(String name) {
        JsonObject from = json.getJsonObject("result");
        String[] steps = name.split("/", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            from = from.getJsonObject(steps[i]);
        }
        return from.get(steps[steps.length - 1]) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    BigDecimal pounds(String name) {
        return new BigDecimal(figure(name).orElseThrow(() -> new AssertionError("No " + name + " in " + json)));
    }

    List<String> texts(String list, String member) {
        return objects(json.getJsonArray(list)).stream()
                .map(one -> one.getString(member))
                .toList();
    }

    List<JsonObject> working() {
        return objects(json.getJsonArray("working"));
    }

    static List<JsonObject> objects(JsonArray list) {
        return list.getValuesAs(JsonObject.class);
    }

    /** What the lines of a kind count together. */
    BigDecimal sum(String kind) {
        return working().stream()
                .filter(line -> line.getString("kind").equals(kind))
                .map(line -> new BigDecimal(line.getString("counted")))
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
