package uk.careforms.engine.internal.pack.derive;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.engine.json.JsonPlace;

/**
 * A calculation that a form names.
 *
 * @param name what the form calls it, like {@code charge}
 * @param calculation the calculation that must be installed, like {@code charging}
 * @param date where the day stands whose rules are used; empty for today
 * @param within how many days that day may be past to be used; what began longer ago is worked out as of today
 * @param template how its facts are made
 */
public record CalculationSpec(
        String name, String calculation, Optional<JsonPlace> date, int within, FactsTemplate template) {

    /** The day whose rules are used: what was answered where it is a real date and not long past, today otherwise. */
    public LocalDate asOf(JsonObject visible, LocalDate today) {
        return date.flatMap(place -> place.in(visible))
                .filter(JsonString.class::isInstance)
                .flatMap(text ->
                        TypedDate.fromText(((JsonString) text).getString()).date())
                .filter(day -> !day.isBefore(today.minusDays(within)))
                .orElse(today);
    }

    /** The facts that visible answers make. */
    public JsonObject facts(JsonObject visible) {
        return template.facts(visible);
    }

    /** Which answer stands behind each fact that came or could have come of one: pointers of facts, then of answers. */
    public Map<String, String> answersBehind(JsonObject visible) {
        Map<String, String> answers = new TreeMap<>();
        template.root().trace(Scope.of(visible), "", answers::put);
        return answers;
    }
}
