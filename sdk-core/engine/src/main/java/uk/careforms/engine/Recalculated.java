package uk.careforms.engine;

import java.util.List;
import java.util.function.Function;
import uk.careforms.api.model.Problem;

/** What came of calculating again for a case. */
public sealed interface Recalculated {

    /** It was calculated and kept as an estimate. */
    record Made(AssessmentRecord assessment) implements Recalculated {}

    /** Nothing was kept: each problem has a pointer into the facts, or none, and a sentence. */
    record Refused(List<Problem> problems) implements Recalculated {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Handles both outcomes. */
    default <T> T fold(Function<Made, T> made, Function<Refused, T> refused) {
        return this instanceof Made done ? made.apply(done) : refused.apply((Refused) this);
    }
}
