package uk.careforms.engine.internal.steps;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.careforms.engine.internal.assess.Figures;
import uk.careforms.engine.internal.pack.derive.CalculationSpec;
import uk.careforms.engine.internal.store.CalculationTable;
import uk.careforms.engine.internal.store.OverrideTable;

/** What calculations came to, for tables that decide and for letters. */
final class CalculatedFacts {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private CalculatedFacts() {}

    /** Of the newest calculation, decided or not: what tables look at is what is about to be decided. */
    static Map<String, JsonObject> forDecisions(OneStep one) {
        Map<String, CalculationSpec> named = one.form().calculations();
        Map<String, JsonObject> facts = new HashMap<>();
        if (named.isEmpty()) {
            return facts;
        }
        List<OverrideTable.Row> overrides = OverrideTable.of(one.handle(), one.reference());
        named.forEach((key, spec) -> CalculationTable.newest(one.handle(), one.reference(), spec.calculation())
                .ifPresent(row -> facts.put(
                        key,
                        figures(
                                new Figures(row.result(), row.asOf()),
                                !OverrideTable.holding(overrides, spec.calculation())
                                        .isEmpty()))));
        return facts;
    }

    private static JsonObject figures(Figures figures, boolean overridden) {
        JsonObjectBuilder facts = JSON.createObjectBuilder()
                .add("status", figures.status())
                .add("provisional", figures.provisional())
                .add("deprivation", figures.warnsOf("deprivation"))
                .add("overridden", overridden);
        figures.contribution().ifPresent(pounds -> facts.add("contribution", pounds));
        return facts.build();
    }

    /** Of what holds: what was decided last, whatever has been estimated since. */
    static Map<String, Map<String, Object>> forLetters(OneStep one) {
        Map<String, Map<String, Object>> figures = new HashMap<>();
        one.form().calculations().forEach((key, spec) -> CalculationTable.holds(
                        one.handle(), one.reference(), spec.calculation())
                .ifPresent(row -> figures.put(key, new Figures(row.result(), row.asOf()).forLetters())));
        return figures;
    }
}
