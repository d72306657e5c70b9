package uk.careforms.engine;

import java.util.Optional;

/**
 * One line of two calculations beside each other. Holds answers.
 *
 * @param kind {@code income}, {@code capital}, {@code allowance}, {@code limit} or {@code step}
 * @param earlier what counted earlier, in pounds as the calculation wrote it; empty when there was no such line
 * @param later likewise
 * @param changed whether the two differ
 */
public record ComparedLine(
        String kind, String label, Optional<String> earlier, Optional<String> later, boolean changed) {

    /** Never shows a figure. */
    @Override
    public String toString() {
        return "ComparedLine[" + kind + "]";
    }
}
