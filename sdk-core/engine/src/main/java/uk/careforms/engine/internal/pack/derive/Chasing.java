package uk.careforms.engine.internal.pack.derive;

import java.util.List;

/**
 * How outstanding evidence is chased.
 *
 * @param remindAfterDays days after it was asked for, in order
 * @param deadlineDays days after which a person looks at the case
 */
public record Chasing(List<Integer> remindAfterDays, int deadlineDays) {
    public Chasing {
        remindAfterDays = List.copyOf(remindAfterDays);
    }
}
