package uk.careforms.examples.benchmarks;

import java.util.Map;

/** The figures of candidates that took turns, by name. */
record Comparison(Map<String, Figures> figures) {

    Figures of(String candidate) {
        Figures own = figures.get(candidate);
        if (own == null) {
            throw new IllegalArgumentException(
                    "No candidate '" + candidate + "' took turns; there are " + figures.keySet());
        }
        return own;
    }

    /** How many times as many as the other it did in the same time: the median over the rounds. */
    double ratio(String candidate, String other) {
        return of(candidate).ratioTo(of(other));
    }
}
