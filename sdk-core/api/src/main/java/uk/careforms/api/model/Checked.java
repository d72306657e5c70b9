package uk.careforms.api.model;

import java.util.List;
import java.util.function.Function;

/** What checking a form's answers found. */
public sealed interface Checked {

    /** Every question that applies is answered, and well. Hidden answers have been left out. */
    record Valid(Answers answers) implements Checked {}

    /** Some answers are missing or wrong; in the order of the form's pages. */
    record Invalid(List<Problem> problems) implements Checked {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Handles both outcomes. */
    default <T> T fold(Function<Valid, T> valid, Function<Invalid, T> invalid) {
        return this instanceof Valid good ? valid.apply(good) : invalid.apply((Invalid) this);
    }
}
