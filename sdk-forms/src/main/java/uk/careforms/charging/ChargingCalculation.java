package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;

/** Reads facts, assesses each stay and puts the results together. */
final class ChargingCalculation implements Calculation {

    private final JsonObject factsSchema = Material.read("facts.schema.json");
    private final JsonObject policySchema = Material.read("policy.schema.json");
    private final Shape shape = Shapes.of(factsSchema);
    private final Rates rates = new Rates();
    private final Shape policyShape = Shapes.of(policySchema);
    private final PolicyCheck policyCheck = new PolicyCheck(policyShape, rates);

    @Override
    public String name() {
        return "charging";
    }

    @Override
    public JsonObject factsSchema() {
        return factsSchema;
    }

    @Override
    public JsonObject policySchema() {
        return policySchema;
    }

    @Override
    public List<SetupProblem> checkPolicy(String place, JsonObject policy) {
        return policyCheck.check(place, policy);
    }

    @Override
    public Calculated calculate(LocalDate asOf, JsonObject json, JsonObject policy) {
        List<Problem> problems = new ArrayList<>();
        shape.check(json, "", problems);
        if (!problems.isEmpty()) {
            return new Calculated.Wrong(problems);
        }
        Facts facts = new Facts(shape.tidy(json).asJsonObject(), "");
        List<Problem> wrong = new FactsRules(rates).check(asOf, facts);
        if (!wrong.isEmpty()) {
            return new Calculated.Wrong(wrong);
        }
        Facts council = new Facts(policyShape.tidy(policy).asJsonObject(), "");
        LocalDate started = started(asOf, facts);
        List<StayResult> results = facts.each("periods").stream()
                .map(stay -> assess(asOf, facts, stay, council, started))
                .toList();
        return new Calculated.Result(new Letter(asOf, facts, results).json());
    }

    private StayResult assess(LocalDate asOf, Facts facts, Facts stay, Facts council, LocalDate started) {
        LocalDate on = FactsRules.day(asOf, stay.day("from"), stay.day("to"));
        Policy policy = Policy.on(council, on, started);
        StayResult result = StayWork.of(new Sheet(facts, stay, on, rates.on(on).orElseThrow(), policy));
        result.settle();
        Sheet sheet = result.sheet();
        LocalDate rise = sheet.year.to().plusDays(1);
        sheet.event(rise, "uprating", "Rates and benefits change.");
        sheet.event(on.plusMonths(policy.reviewMonths()), "review", "The assessment is reviewed.");
        return result;
    }

    private static LocalDate started(LocalDate asOf, Facts facts) {
        LocalDate said = facts.day("careStartedOn");
        return said != null
                ? said
                : facts.each("periods").stream()
                        .map(stay -> stay.day("from"))
                        .filter(day -> day != null)
                        .min(Comparator.naturalOrder())
                        .orElse(asOf);
    }
}
