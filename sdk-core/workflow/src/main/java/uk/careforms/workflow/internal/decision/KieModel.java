package uk.careforms.workflow.internal.decision;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.Decision;
import uk.careforms.api.spi.Decisions;

/** One compiled decision model. */
final class KieModel implements Decisions.Model {

    private static final Logger LOG = LoggerFactory.getLogger(KieModel.class);

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final Map<String, String> inputs;
    private final String top;
    private final Explanation explanation;

    KieModel(DMNRuntime runtime, DMNModel model, DecisionText text) {
        this.runtime = runtime;
        this.model = model;
        this.inputs = text.inputs();
        this.top = text.tops().get(0);
        this.explanation = new Explanation(text.reasons());
        runtime.addListener(explanation);
    }

    @Override
    public Set<String> inputs() {
        return Set.copyOf(inputs.keySet());
    }

    @Override
    public Decision decide(String name, String ruleVersion, JsonObject facts) {
        Explanation.Explained made = explanation.during(() -> evaluate(facts));
        JsonObject outcome = made.clash() ? JsonValue.EMPTY_JSON_OBJECT : outcome(made.result());
        return new Decision(name, ruleVersion, facts, outcome, made.rows());
    }

    private DMNResult evaluate(JsonObject facts) {
        DMNContext context = runtime.newContext();
        inputs.forEach((input, type) -> {
            JsonValue fact = facts.getOrDefault(input, JsonValue.NULL);
            context.set(input, JavaValues.fromJson(fact, type));
        });
        return runtime.evaluateByName(model, context, top);
    }

    /** Empty unless everything went well and every named result has a value. */
    private JsonObject outcome(DMNResult result) {
        List<DMNMessage> errors = result.getMessages(DMNMessage.Severity.ERROR);
        if (!errors.isEmpty()) {
            LOG.warn(
                    "Decision '{}' could not be made: {}",
                    top,
                    errors.stream()
                            .map(error -> error.getMessageType().name())
                            .distinct()
                            .toList());
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        Object value = result.getDecisionResultByName(top).getResult();
        return hasNothing(value) ? JsonValue.EMPTY_JSON_OBJECT : object(value);
    }

    private JsonObject object(@Nullable Object value) {
        try {
            return value instanceof Map<?, ?> entries
                    ? JavaValues.object(entries)
                    : JavaValues.object(Collections.singletonMap(top, value));
        } catch (IllegalArgumentException e) {
            LOG.warn("Decision '{}' came to something that has no JSON form", top);
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static boolean hasNothing(@Nullable Object value) {
        return value == null
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> entries && (entries.isEmpty() || entries.containsValue(null)));
    }
}
