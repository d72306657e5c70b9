package uk.careforms.workflow.internal.model;

import java.util.Locale;

/** The process variable that a completed user task sets. */
public final class OutcomeVariable {

    private OutcomeVariable() {}

    /** Its name: {@code decide-outcome} gives {@code decideOutcomeOutcome}. */
    public static String of(String taskKey) {
        StringBuilder name = new StringBuilder();
        for (String word : taskKey.split("-", -1)) {
            if (name.isEmpty() || word.isEmpty()) {
                name.append(word);
            } else {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.append("Outcome").toString();
    }
}
