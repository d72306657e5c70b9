package uk.careforms.api.model;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** What a calculation came to. Its text never shows a figure. */
public sealed interface Calculated {

    /**
     * A result: {@code status}, {@code result} and {@code working[]}, as the calculation's guide says.
     *
     * <p>"Cannot be decided yet", with the list of what is missing, is a result.
     */
    record Result(JsonObject json) implements Calculated {

        /** Never shows a figure. */
        @Override
        public String toString() {
            return "Result[hidden]";
        }
    }

    /** Facts that cannot be right: each with its JSON Pointer into the facts, a code and a sentence. */
    record Wrong(List<Problem> problems) implements Calculated {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** Handles both outcomes. */
    default <T> T fold(Function<Result, T> result, Function<Wrong, T> wrong) {
        return this instanceof Result done ? result.apply(done) : wrong.apply((Wrong) this);
    }
}
