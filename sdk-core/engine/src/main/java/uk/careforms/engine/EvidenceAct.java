package uk.careforms.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.api.model.Problem;

/** What came of something that an officer did about evidence. */
public sealed interface EvidenceAct {

    /** Done, and kept as an event. */
    record Done() implements EvidenceAct {}

    /** Not done: something about it cannot stand. */
    record Wrong(Problem problem) implements EvidenceAct {}

    /** Not done: the case asks for nothing like that. */
    record None() implements EvidenceAct {}

    /** Handles every outcome. */
    default <T> T fold(Supplier<T> done, Function<Problem, T> wrong, Supplier<T> none) {
        if (this instanceof Done) {
            return done.get();
        }
        return this instanceof Wrong no ? wrong.apply(no.problem()) : none.get();
    }
}
