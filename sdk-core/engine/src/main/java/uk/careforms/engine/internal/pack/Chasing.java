package uk.careforms.engine.internal.pack;

import java.util.List;

/**
 * When a form reminds people of what they still have to send.
 *
 * @param remindAfterDays days after it was asked for, rising
 * @param deadlineDays when a person of the staff looks at it instead
 */
public record Chasing(List<Integer> remindAfterDays, int deadlineDays) {

    /** Where a form says nothing about it. */
    public static final Chasing USUAL = new Chasing(List.of(7, 14, 21), 28);

    public Chasing {
        remindAfterDays = List.copyOf(remindAfterDays);
    }
}
