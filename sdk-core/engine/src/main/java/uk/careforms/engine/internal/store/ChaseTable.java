package uk.careforms.engine.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import uk.careforms.api.model.Reference;

/** The reminders about the evidence of cases. */
public final class ChaseTable {

    private static final String COLUMNS =
            "select reference, started_at, reminders, deadline_at, held_seconds, paused_at,"
                    + " paused_until, paused_reason, paused_by from cf_chase";

    private static final RowMapper<Row> READ = (row, context) -> new Row(
            new Reference(row.getString("reference")),
            InstantColumns.at(row, "started_at"),
            row.getInt("reminders"),
            InstantColumns.at(row, "deadline_at"),
            row.getLong("held_seconds"),
            InstantColumns.maybeAt(row, "paused_at"),
            InstantColumns.maybeAt(row, "paused_until"),
            row.getString("paused_reason"),
            row.getString("paused_by"));

    private ChaseTable() {}

    /**
     * The reminders of one case.
     *
     * @param reminders how many have been due
     * @param heldSeconds how long earlier pauses lasted
     */
    public record Row(
            Reference reference,
            Instant startedAt,
            int reminders,
            Instant deadlineAt,
            long heldSeconds,
            Optional<Instant> pausedAt,
            Optional<Instant> pausedUntil,
            String pausedReason,
            String pausedBy) {

        /** Shows no reason. */
        @Override
        public String toString() {
            return "Row[" + reference + ", " + reminders + "]";
        }
    }

    /** Begins to remind, unless it has begun. */
    public static void begin(Handle handle, Reference reference, Instant now, Instant deadline) {
        handle.createUpdate("insert into cf_chase (reference, started_at, reminders, deadline_at, held_seconds,"
                        + " paused_reason, paused_by, touched) select :reference, :now, 0, :deadline, 0, '', '', 0"
                        + " where not exists (select 1 from cf_chase where reference = :reference)")
                .bind("reference", reference.text())
                .bind("now", now)
                .bind("deadline", deadline)
                .execute();
    }

    /** The row, which nobody else changes before the transaction is over; so items are changed one after the other. */
    public static Optional<Row> lock(Handle handle, Reference reference) {
        handle.createUpdate("update cf_chase set touched = touched + 1 where reference = :reference")
                .bind("reference", reference.text())
                .execute();
        return find(handle, reference);
    }

    public static Optional<Row> find(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference")
                .bind("reference", reference.text())
                .map(READ)
                .findOne();
    }

    /** Begins anew, because something more was asked for after everything else had come. */
    public static void restart(Handle handle, Reference reference, Instant now, Instant deadline) {
        handle.createUpdate("update cf_chase set started_at = :now, reminders = 0, deadline_at = :deadline,"
                        + " held_seconds = 0, paused_at = null, paused_until = null, paused_reason = '', paused_by = ''"
                        + " where reference = :reference")
                .bind("now", now)
                .bind("deadline", deadline)
                .bind("reference", reference.text())
                .execute();
    }

    /** How many reminders have been due by now. */
    public static void reminded(Handle handle, Reference reference, int reminders) {
        handle.createUpdate("update cf_chase set reminders = :reminders where reference = :reference")
                .bind("reminders", reminders)
                .bind("reference", reference.text())
                .execute();
    }

    public static void pause(
            Handle handle, Reference reference, Instant now, Instant until, String reason, String actor) {
        handle.createUpdate("update cf_chase set paused_at = coalesce(paused_at, :now), paused_until = :until,"
                        + " paused_reason = :reason, paused_by = :actor where reference = :reference")
                .bind("now", now)
                .bind("until", until)
                .bind("reason", reason)
                .bind("actor", actor)
                .bind("reference", reference.text())
                .execute();
    }

    /** Ends a pause: what was left of the time before it is left after it. */
    public static void resume(Handle handle, Row row, Instant now) {
        long held =
                row.pausedAt().map(at -> Duration.between(at, now).toSeconds()).orElse(0L);
        handle.createUpdate(
                        "update cf_chase set paused_at = null, paused_until = null, paused_reason = '', paused_by = '',"
                                + " held_seconds = :held, deadline_at = :deadline where reference = :reference")
                .bind("held", row.heldSeconds() + held)
                .bind("deadline", row.deadlineAt().plusSeconds(held))
                .bind("reference", row.reference().text())
                .execute();
    }

    /** Pauses that are over by now. */
    public static List<Row> pausesOver(Handle handle, Instant now, int most) {
        return handle.createQuery(COLUMNS + " where paused_until <= :now order by paused_until, reference"
                        + " fetch first :most rows only")
                .bind("now", now)
                .bind("most", most)
                .map(READ)
                .list();
    }
}
