package uk.careforms.engine.internal.steps;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Submission;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.pack.DecisionTables;
import uk.careforms.engine.internal.pack.Occasion;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.DecisionTable;
import uk.careforms.engine.internal.store.JsonText;

/** Runs a decision by the rules in force on the day of submission and keeps the explain record. */
final class DecideStep {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private DecideStep() {}

    static Result run(OneStep one) {
        String name = one.field("decision");
        DecisionTables tables = one.form().decisions();
        Submission submission = one.submission();
        LocalDate day = submission.submittedAt().atZone(LONDON).toLocalDate();
        Optional<Decision> decided = tables.decide(
                name, submission.answers(), new Occasion(submission.channel(), day, CalculatedFacts.forDecisions(one)));
        decided.ifPresent(decision ->
                DecisionTable.add(one.handle(), one.reference(), one.step().id(), decision, one.now()));
        Map<String, Object> variables = new HashMap<>();
        JsonObject outcome = decided.map(Decision::outcome).orElse(JsonValue.EMPTY_JSON_OBJECT);
        for (String published : tables.publishes(name, day)) {
            variable(outcome.get(published)).ifPresent(value -> variables.put(published, value));
        }
        if (variables.get("team") instanceof String team) {
            CaseTable.team(one.handle(), one.reference(), team);
        }
        one.event("decision.made", detail(name, decided, variables));
        variables.put("undecided", outcome.isEmpty());
        return new Result.Done(variables);
    }

    private static JsonObject detail(String name, Optional<Decision> decided, Map<String, Object> published) {
        JsonObjectBuilder detail = JsonText.fact("decision", name)
                .add("ruleVersion", decided.map(Decision::ruleVersion).orElse(""))
                .add(
                        "undecided",
                        decided.map(decision -> decision.outcome().isEmpty()).orElse(true));
        published.forEach((key, value) -> detail.add(key, String.valueOf(value)));
        return detail.build();
    }

    private static Optional<Object> variable(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        if (value instanceof JsonNumber number) {
            return Optional.of(number.longValue());
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return Optional.of(value == JsonValue.TRUE);
        }
        return Optional.empty();
    }
}
