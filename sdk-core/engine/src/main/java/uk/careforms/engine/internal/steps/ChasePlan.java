package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.ChaseTable;

/**
 * When people are reminded of what they still have to send, counted in days from when it was asked for.
 *
 * @param remindAfterDays rising, each before the deadline
 * @param deadlineDays when a person of the staff looks at it instead
 */
public record ChasePlan(List<Integer> remindAfterDays, int deadlineDays) {

    /** So far away that nothing happens by itself. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final ChasePlan USUAL = new ChasePlan(List.of(7, 14, 21), 28);

    public ChasePlan {
        remindAfterDays = List.copyOf(remindAfterDays);
    }

    /** The form's own, or the usual one where it says nothing. */
    public static ChasePlan of(FormPack form) {
        return form.chasing()
                .map(own -> new ChasePlan(own.remindAfterDays(), own.deadlineDays()))
                .orElse(USUAL);
    }

    /** The deadline of something that is asked for now. */
    public Instant deadline(Instant startedAt) {
        return after(startedAt, deadlineDays, 0);
    }

    /**
     * How a case's reminders stand.
     *
     * @param outstanding whether anything has still to be sent
     * @param pastDeadline whether the deadline has gone by
     * @param reminders how many were due by now
     * @param next when to look again
     */
    record Standing(boolean outstanding, boolean pastDeadline, int reminders, Instant next) {}

    /** How the reminders of a case stand when nothing holds them. */
    Standing at(Instant now, ChaseTable.Row row) {
        Instant deadline = row.deadlineAt();
        List<Instant> reminders = remindAfterDays.stream()
                .map(days -> after(row.startedAt(), days, row.heldSeconds()))
                .filter(at -> at.isBefore(deadline))
                .toList();
        int due = (int) reminders.stream().filter(at -> !at.isAfter(now)).count();
        boolean past = !now.isBefore(deadline);
        Instant next = past ? NEVER : due < reminders.size() ? reminders.get(due) : deadline;
        return new Standing(true, past, due, next);
    }

    /** The same time of day at the council, that many days later, whatever the clocks do in between. */
    private static Instant after(Instant start, int days, long heldSeconds) {
        return start.atZone(LONDON).plusDays(days).toInstant().plus(Duration.ofSeconds(heldSeconds));
    }
}
