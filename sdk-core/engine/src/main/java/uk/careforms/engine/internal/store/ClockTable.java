package uk.careforms.engine.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import uk.careforms.api.model.Reference;

/** Promises in working time. */
public final class ClockTable {

    private ClockTable() {}

    /** One promise with the instants it comes to. */
    public record Row(
            String name,
            String team,
            Duration allowance,
            Instant startedAt,
            Instant half,
            Instant fourFifths,
            Instant due,
            Optional<Instant> stoppedAt) {}

    /** Sets a clock running, or sets one of the same name anew. */
    public static void put(Handle handle, Reference reference, Row clock) {
        int updated = bound(
                        handle.createUpdate(
                                "update cf_clock set team = :team, allowance = :allowance, started_at = :started,"
                                        + " half_at = :half, four_fifths_at = :fourFifths, due_at = :due, stopped_at = null"
                                        + " where reference = :reference and name = :name"),
                        reference,
                        clock)
                .execute();
        if (updated == 0) {
            bound(
                            handle.createUpdate(
                                    "insert into cf_clock (reference, name, team, allowance, started_at, half_at,"
                                            + " four_fifths_at, due_at) values (:reference, :name, :team, :allowance, :started, :half,"
                                            + " :fourFifths, :due)"),
                            reference,
                            clock)
                    .execute();
        }
    }

    private static Update bound(Update sql, Reference reference, Row clock) {
        return sql.bind("reference", reference.text())
                .bind("name", clock.name())
                .bind("team", clock.team())
                .bind("allowance", clock.allowance().toString())
                .bind("started", clock.startedAt())
                .bind("half", clock.half())
                .bind("fourFifths", clock.fourFifths())
                .bind("due", clock.due());
    }

    /** Stops one clock; false when it does not run. */
    public static boolean stop(Handle handle, Reference reference, String name, Instant at) {
        return handle.createUpdate("update cf_clock set stopped_at = :at"
                                + " where reference = :reference and name = :name and stopped_at is null")
                        .bind("at", at)
                        .bind("reference", reference.text())
                        .bind("name", name)
                        .execute()
                == 1;
    }

    /** Stops every clock that runs. */
    public static void stopAll(Handle handle, Reference reference, Instant at) {
        handle.createUpdate("update cf_clock set stopped_at = :at where reference = :reference and stopped_at is null")
                .bind("at", at)
                .bind("reference", reference.text())
                .execute();
    }

    /** Those that run first, in the order in which they were set; then the others, the last to stop first. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(
                        "select name, team, allowance, started_at, half_at, four_fifths_at, due_at, stopped_at"
                                + " from cf_clock where reference = :reference"
                                + " order by case when stopped_at is null then 0 else 1 end, stopped_at desc, number")
                .bind("reference", reference.text())
                .map((row, context) -> new Row(
                        row.getString("name"),
                        row.getString("team"),
                        Duration.parse(row.getString("allowance")),
                        InstantColumns.at(row, "started_at"),
                        InstantColumns.at(row, "half_at"),
                        InstantColumns.at(row, "four_fifths_at"),
                        InstantColumns.at(row, "due_at"),
                        InstantColumns.maybeAt(row, "stopped_at")))
                .list();
    }
}
