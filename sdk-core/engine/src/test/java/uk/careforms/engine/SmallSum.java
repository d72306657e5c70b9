package uk.careforms.engine;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;

/** What somebody gets less a hundred pounds; from April 2027 with rates that nobody has confirmed. */
final class SmallSum implements Calculation {

    private static final BigDecimal KEPT = new BigDecimal("100.00");
    private static final LocalDate NOT_CONFIRMED = LocalDate.parse("2027-04-06");

    @Override
    public String name() {
        return "small-sum";
    }

    @Override
    public Calculated calculate(LocalDate asOf, JsonObject facts, JsonObject policy) {
        List<Problem> wrong = new ArrayList<>();
        Set<String> known = Set.of("pension", "other", "purpose", "overrides");
        facts.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add(new Problem("/" + name, "unknown", "There is no fact '" + name + "'")));
        BigDecimal income = BigDecimal.ZERO;
        JsonArrayBuilder working = Json.createArrayBuilder();
        for (String name : List.of("pension", "other")) {
            String amount = facts.getString(name, "0.00");
            if (!amount.matches("[0-9]+\\.[0-9]{2}")) {
                wrong.add(new Problem("/" + name, "amount", "An amount is written like 12.50"));
            } else if (!amount.equals("0.00")) {
                income = income.add(new BigDecimal(amount));
                working.add(line("income", name, amount));
            }
        }
        if (!wrong.isEmpty()) {
            return new Calculated.Wrong(wrong);
        }
        working.add(line("allowance", "what you keep", KEPT.toPlainString()));
        BigDecimal paid = income.subtract(KEPT).max(new BigDecimal("0.00"));
        boolean unanswered = !facts.containsKey("pension");
        String status = unanswered ? "cannot-decide" : paid.signum() == 0 ? "nil" : "contribution";
        JsonObjectBuilder period = Json.createObjectBuilder()
                .add("status", status)
                .add("assessableIncome", income.toPlainString())
                .add("totalAllowances", KEPT.toPlainString())
                .add("working", working);
        if (!unanswered) {
            period.add("contribution", paid.toPlainString());
        }
        JsonArrayBuilder missing = Json.createArrayBuilder();
        if (unanswered) {
            missing.add(
                    Json.createObjectBuilder().add("pointer", "/pension").add("sentence", "The pension is not known"));
        }
        return new Calculated.Result(Json.createObjectBuilder()
                .add("status", status)
                .add(
                        "rates",
                        Json.createObjectBuilder()
                                .add("id", asOf.isBefore(NOT_CONFIRMED) ? "2026/27" : "2027/28")
                                .add("status", asOf.isBefore(NOT_CONFIRMED) ? "confirmed" : "provisional"))
                .add("policy", Json.createObjectBuilder().add("id", "testshire"))
                .add("missing", missing)
                .add("periods", Json.createArrayBuilder().add(period))
                .build());
    }

    private static JsonObject line(String kind, String label, String amount) {
        return Json.createObjectBuilder()
                .add("item", "/" + label)
                .add("kind", kind)
                .add("label", label)
                .add("counted", amount)
                .add("ignored", "0.00")
                .add("amount", amount)
                .add("reason", "Invented")
                .add("source", "A test")
                .build();
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
