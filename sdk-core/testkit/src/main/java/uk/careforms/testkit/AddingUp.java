package uk.careforms.testkit;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;

/**
 * A small calculation for tests: adds up {@code amounts[]} of {@code {row, label, amount}} and answers in the shape that pages show.
 * An amount that is not there is missing, never zero.
 */
public final class AddingUp implements Calculation {

    private final String name;

    /** A calculation under a name. */
    public AddingUp(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Calculated calculate(LocalDate asOf, JsonObject facts, JsonObject policy) {
        BigDecimal sum = BigDecimal.ZERO;
        JsonArrayBuilder working = Json.createArrayBuilder();
        JsonArrayBuilder missing = Json.createArrayBuilder();
        boolean whole = true;
        var amounts = facts.getOrDefault("amounts", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        for (int i = 0; i < amounts.size(); i++) {
            JsonObject line = amounts.getJsonObject(i);
            if (!line.containsKey("amount")) {
                whole = false;
                missing.add(Json.createObjectBuilder()
                        .add("pointer", "/amounts/" + i + "/amount")
                        .add("sentence", "An amount is not known yet"));
                continue;
            }
            if (!line.getString("amount").matches("[0-9]{1,8}(\\.[0-9]{1,2})?")) {
                return new Calculated.Wrong(List.of(
                        new Problem("/amounts/" + i + "/amount", "amount.wrong", "An amount must be £0 or more")));
            }
            BigDecimal amount = new BigDecimal(line.getString("amount"));
            sum = sum.add(amount);
            JsonObjectBuilder row = Json.createObjectBuilder()
                    .add("label", line.getString("label", "An amount"))
                    .add("kind", "income")
                    .add("amount", amount.toPlainString())
                    .add("counted", amount.toPlainString())
                    .add("reason", "It is added");
            if (line.containsKey("row")) {
                row.add("item", line.getString("row"));
            }
            working.add(row);
        }
        String status = !whole ? "cannot-decide" : sum.signum() == 0 ? "nil" : "contribution";
        JsonObjectBuilder period = Json.createObjectBuilder()
                .add("from", asOf.toString())
                .add("status", status)
                .add("working", working);
        if (whole) {
            period.add("contribution", sum.setScale(2).toPlainString());
        }
        return new Calculated.Result(Json.createObjectBuilder()
                .add("status", status)
                .add("rates", Json.createObjectBuilder().add("id", "2026/27").add("status", "provisional"))
                .add("missing", missing)
                .add(
                        "nextEvents",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("on", "2027-04-05")
                                        .add("event", "uprating")
                                        .add("sentence", "Rates change")))
                .add("periods", Json.createArrayBuilder().add(period))
                .build());
    }

    @Override
    public List<SetupProblem> checkPolicy(String place, JsonObject policy) {
        return List.of();
    }

    @Override
    public JsonObject factsSchema() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @Override
    public JsonObject policySchema() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
