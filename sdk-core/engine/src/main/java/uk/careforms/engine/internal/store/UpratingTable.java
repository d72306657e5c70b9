package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.engine.uprating.UpratingRun;
import uk.careforms.engine.uprating.UpratingRun.State;

/** Runs that calculate every case again. */
public final class UpratingTable {

    private static final String MOVING = " state in ('RUNNING', 'CONFIRMING', 'TELLING')";

    private static final String COLUMNS =
            "select run, calculation, as_of, state, started_by, started_at, calculated_at, decided_by, decided_at, ended_at,"
                    + " total, done, changed, needs_person, confirmed, provisional_reason, needs_reason, to_tell, told, not_told"
                    + " from cf_uprating";

    private UpratingTable() {}

    /**
     * Adds a run.
     *
     * @throws DuplicateRow when another run of that calculation is not over
     */
    public static void add(
            Handle handle,
            UUID run,
            String calculation,
            LocalDate asOf,
            Optional<String> provisionalReason,
            String actor,
            Instant now) {
        handle.createUpdate(
                        "insert into cf_uprating (run, calculation, as_of, state, started_by, started_at, total, done,"
                                + " changed, needs_person, confirmed, after_number, open_for, provisional_reason, needs_reason, to_tell,"
                                + " told, not_told) values (:run, :calculation, :asOf, 'RUNNING', :actor, :now, :total, 0, 0, 0, 0, 0,"
                                + " :calculation, :reason, 0, 0, 0, 0)")
                .bind("run", run)
                .bind("calculation", calculation)
                .bind("asOf", asOf)
                .bind("actor", actor)
                .bind("now", now)
                .bind("reason", provisionalReason.orElse(null))
                .bind("total", UpratingCases.count(handle, calculation, asOf))
                .execute();
    }

    public static Optional<UpratingRun> find(Handle handle, UUID run) {
        return handle.createQuery(COLUMNS + " where run = :run")
                .bind("run", run)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The newest first. */
    public static List<UpratingRun> list(Handle handle, int most) {
        return handle.createQuery(COLUMNS + " order by started_at desc, run fetch first :most rows only")
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    /** Runs that software works on and nobody else holds. */
    public static List<UUID> due(Handle handle, String owner, Instant now) {
        return handle.createQuery(
                        "select run from cf_uprating where" + MOVING
                                + " and (lease_owner is null or lease_owner = :owner or lease_until < :now) order by started_at")
                .bind("owner", owner)
                .bind("now", now)
                .mapTo(UUID.class)
                .list();
    }

    /**
     * Takes a run up, or goes on with it: whoever has done so holds the row until the transaction is over.
     *
     * @return empty when another node holds it, or there is nothing to do any more
     */
    public static Optional<Taken> take(Handle handle, UUID run, String owner, Instant now, Instant until) {
        int ours = handle.createUpdate("update cf_uprating set lease_owner = :owner, lease_until = :until"
                        + " where run = :run and" + MOVING
                        + " and (lease_owner is null or lease_owner = :owner or lease_until < :now)")
                .bind("owner", owner)
                .bind("until", until)
                .bind("run", run)
                .bind("now", now)
                .execute();
        if (ours == 0) {
            return Optional.empty();
        }
        long after = handle.createQuery("select after_number from cf_uprating where run = :run")
                .bind("run", run)
                .mapTo(Long.class)
                .one();
        return find(handle, run).map(found -> new Taken(found, after));
    }

    /**
     * A run in hand.
     *
     * @param after the number of the last calculation that it has come to
     */
    public record Taken(UpratingRun run, long after) {}

    /** A batch has been calculated. */
    public static void calculated(
            Handle handle, UUID run, long after, int done, int changed, int needsPerson, int needsReason) {
        handle.createUpdate(
                        "update cf_uprating set after_number = :after, done = done + :done, changed = changed + :changed,"
                                + " needs_person = needs_person + :person, needs_reason = needs_reason + :reason"
                                + " where run = :run")
                .bind("after", after)
                .bind("done", done)
                .bind("changed", changed)
                .bind("person", needsPerson)
                .bind("reason", needsReason)
                .bind("run", run)
                .execute();
    }

    /** Every case has been calculated. */
    public static void done(Handle handle, UUID run, Instant now) {
        handle.createUpdate(
                        "update cf_uprating set state = 'DONE', total = done, calculated_at = :now, lease_owner = null,"
                                + " lease_until = null where run = :run")
                .bind("now", now)
                .bind("run", run)
                .execute();
    }

    /** A batch of new figures has come into force. */
    public static void confirmed(Handle handle, UUID run, int confirmed, int toTell) {
        handle.createUpdate("update cf_uprating set confirmed = confirmed + :confirmed, to_tell = to_tell + :toTell"
                        + " where run = :run")
                .bind("confirmed", confirmed)
                .bind("toTell", toTell)
                .bind("run", run)
                .execute();
    }

    /** The new figures are in force; the cases are to be told. */
    public static void telling(Handle handle, UUID run) {
        handle.createUpdate("update cf_uprating set state = 'TELLING' where run = :run and state = 'CONFIRMING'")
                .bind("run", run)
                .execute();
    }

    /** Counts the cases that have been told: a node that died has told some and not said so. */
    public static void told(Handle handle, UUID run) {
        String count = "(select count(*) from cf_uprating_line l where l.run = :run and l.told = ";
        handle.createUpdate("update cf_uprating set told = " + count + "'TOLD'), not_told = " + count
                        + "'NOT_TOLD') where run = :run")
                .bind("run", run)
                .execute();
    }

    /** The new figures are in force, and the cases told. */
    public static void over(Handle handle, UUID run, Instant now) {
        handle.createUpdate("update cf_uprating set state = 'CONFIRMED', ended_at = :now, lease_owner = null,"
                        + " lease_until = null, open_for = null where run = :run and state = 'TELLING'")
                .bind("now", now)
                .bind("run", run)
                .execute();
    }

    /** An officer lets the new figures come into force; false when the run does not wait for that. */
    public static boolean confirm(Handle handle, UUID run, String actor, Instant now) {
        return handle.createUpdate("update cf_uprating set state = 'CONFIRMING', decided_by = :actor, decided_at = :now"
                                + " where run = :run and state = 'DONE'")
                        .bind("actor", actor)
                        .bind("now", now)
                        .bind("run", run)
                        .execute()
                == 1;
    }

    /** An officer stops the run; false when its figures have begun to come into force, or it is over. */
    public static boolean stop(Handle handle, UUID run, String actor, Instant now) {
        return handle.createUpdate("update cf_uprating set state = 'STOPPED', decided_by = :actor, decided_at = :now,"
                                + " ended_at = :now, lease_owner = null, lease_until = null, open_for = null"
                                + " where run = :run and state in ('RUNNING', 'DONE')")
                        .bind("actor", actor)
                        .bind("now", now)
                        .bind("run", run)
                        .execute()
                == 1;
    }

    private static UpratingRun read(ResultSet row) throws SQLException {
        return new UpratingRun(
                row.getObject("run", UUID.class),
                row.getString("calculation"),
                row.getObject("as_of", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("started_by"),
                InstantColumns.at(row, "started_at"),
                InstantColumns.maybeAt(row, "calculated_at"),
                Optional.ofNullable(row.getString("decided_by")),
                InstantColumns.maybeAt(row, "decided_at"),
                InstantColumns.maybeAt(row, "ended_at"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("changed"),
                row.getInt("needs_person"),
                row.getInt("confirmed"),
                Optional.ofNullable(row.getString("provisional_reason")),
                row.getInt("needs_reason"),
                row.getInt("to_tell"),
                row.getInt("told"),
                row.getInt("not_told"));
    }
}
