package uk.careforms.engine.insight;

import java.time.Instant;

/**
 * What somebody wrote beside how satisfied they were, in words of their own; hidden in texts because it may say who they are.
 *
 * @param stage {@code submit} or {@code decision}
 * @param score 1 to 5
 */
public record Remark(Instant at, String stage, int score, String text) {

    /** Never shows the words. */
    @Override
    public String toString() {
        return "Remark[" + stage + "]";
    }
}
