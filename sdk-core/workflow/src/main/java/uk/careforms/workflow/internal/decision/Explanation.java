package uk.careforms.workflow.internal.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import uk.careforms.api.model.Decision;

/** Notes which rows fired while a decision is made; the engine runs a decision in one thread, so a note is a thread's. */
final class Explanation implements DMNRuntimeEventListener {

    private static final ThreadLocal<@Nullable Notes> NOTES = new ThreadLocal<>();

    private final Map<String, List<String>> reasons;

    Explanation(Map<String, List<String>> reasons) {
        this.reasons = reasons;
    }

    /** What was noted of one decision. */
    record Explained(DMNResult result, List<Decision.Row> rows, boolean clash) {}

    private static final class Notes {
        private final List<Decision.Row> rows = new ArrayList<>();
        private boolean clash;
    }

    Explained during(Supplier<DMNResult> decision) {
        Notes own = new Notes();
        NOTES.set(own);
        try {
            DMNResult result = decision.get();
            return new Explained(result, List.copyOf(own.rows), own.clash);
        } finally {
            NOTES.remove();
        }
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        Notes own = NOTES.get();
        if (own == null) {
            return;
        }
        List<Integer> matches = event.getMatches() == null ? List.of() : event.getMatches();
        List<Integer> selected = event.getSelected() == null ? List.of() : event.getSelected();
        own.clash |= selected.isEmpty() && matches.size() > 1;
        List<String> table = reasons.getOrDefault(event.getNodeName(), List.of());
        for (int number : selected.isEmpty() ? matches : selected) {
            String because = number <= table.size() ? table.get(number - 1) : "";
            own.rows.add(new Decision.Row(event.getNodeName(), number, because));
        }
    }
}
