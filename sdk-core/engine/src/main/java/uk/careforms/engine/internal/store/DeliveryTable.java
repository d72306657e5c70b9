package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Reference;

/** What has to reach other systems and people. */
public final class DeliveryTable {

    private static final String COLUMNS =
            "select id, reference, form, step, occurrence, kind, target, state, passed, attempts,"
                    + " created_at, next_try, done_at, remote_system, remote_id, remote_label, reason, mapping_version from cf_delivery";

    private DeliveryTable() {}

    /** How a delivery stands; named as the door names it. */
    public enum State {
        IN_FLIGHT,
        PARKED,
        DELIVERED,
        BY_HAND,
        NOT_NEEDED
    }

    /**
     * One delivery.
     *
     * @param kind what the process step does: {@code deliver}, {@code letter}, or another step that needed help
     * @param passed whether the process has gone on from it
     * @param mapping the form version whose mapping an operator has chosen; empty for that of its case
     */
    public record Row(
            UUID id,
            Reference reference,
            String form,
            String step,
            int occurrence,
            String kind,
            String target,
            State state,
            boolean passed,
            int attempts,
            Instant createdAt,
            Optional<Instant> nextTry,
            Optional<Instant> doneAt,
            Optional<CaseReference> remote,
            String reason,
            Optional<Integer> mapping) {

        /** Whether it is a letter that came back after its process had gone on: no job waits for it. */
        public boolean cameBack() {
            return state == State.PARKED && passed;
        }
    }

    public static void add(Handle handle, Row row) {
        handle.createUpdate(
                        "insert into cf_delivery (id, reference, form, step, occurrence, kind, target, state, passed, attempts,"
                                + " created_at, next_try, reason) values (:id, :reference, :form, :step, :occurrence, :kind, :target, :state,"
                                + " :passed, :attempts, :created, :next, :reason)")
                .bind("id", row.id())
                .bind("reference", row.reference().text())
                .bind("form", row.form())
                .bind("step", row.step())
                .bind("occurrence", row.occurrence())
                .bind("kind", row.kind())
                .bind("target", row.target())
                .bind("state", row.state().name())
                .bind("passed", row.passed())
                .bind("attempts", row.attempts())
                .bind("created", row.createdAt())
                .bind("next", row.nextTry().orElse(null))
                .bind("reason", row.reason())
                .execute();
    }

    /** The last occurrence of a step. */
    public static Optional<Row> last(Handle handle, Reference reference, String step) {
        return handle.createQuery(COLUMNS + " where reference = :reference and step = :step"
                        + " order by occurrence desc fetch first 1 rows only")
                .bind("reference", reference.text())
                .bind("step", step)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Counts a try that is about to be made. */
    public static void attempt(Handle handle, UUID id) {
        handle.createUpdate(
                        "update cf_delivery set attempts = attempts + 1, state = 'IN_FLIGHT', next_try = null where id = :id")
                .bind("id", id)
                .execute();
    }

    /** The process goes on from here: delivered, or nothing to do. A delivery done by hand stays so. */
    public static void pass(
            Handle handle, UUID id, State state, Instant at, Optional<CaseReference> remote, String reason) {
        handle.createUpdate(
                        "update cf_delivery set state = :state, passed = true, done_at = :at, next_try = null,"
                                + " remote_system = :system, remote_id = :remote, remote_label = :label, reason = :reason where id = :id")
                .bind("state", state.name())
                .bind("at", at)
                .bind("system", remote.map(CaseReference::system).orElse(null))
                .bind("remote", remote.map(CaseReference::id).orElse(null))
                .bind("label", remote.map(CaseReference::label).orElse(null))
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /** The process goes on from what a person has done. */
    public static void passByHand(Handle handle, UUID id) {
        handle.createUpdate("update cf_delivery set passed = true where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Waits for software or for a person; {@code nextTry} is empty when it is parked. */
    public static void waits(Handle handle, UUID id, State state, Optional<Instant> nextTry, String reason) {
        handle.createUpdate("update cf_delivery set state = :state, next_try = :next, reason = :reason where id = :id")
                .bind("state", state.name())
                .bind("next", nextTry.orElse(null))
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /** Takes a parked delivery up again; false when it is not parked. */
    public static boolean unpark(Handle handle, UUID id, State state, Optional<Instant> doneAt, String reason) {
        return handle.createUpdate(
                                "update cf_delivery set state = :state, done_at = :at, next_try = null, reason = :reason"
                                        + " where id = :id and state = 'PARKED'")
                        .bind("state", state.name())
                        .bind("at", doneAt.orElse(null))
                        .bind("reason", reason)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Chooses the form version whose mapping is used from now on. */
    public static void correct(Handle handle, UUID id, int mapping) {
        handle.createUpdate("update cf_delivery set mapping_version = :mapping where id = :id")
                .bind("mapping", mapping)
                .bind("id", id)
                .execute();
    }

    /** Brings the next try of a delivery that waits for it forward; false when it does not wait. */
    public static boolean hurry(Handle handle, UUID id, Instant now) {
        return handle.createUpdate("update cf_delivery set next_try = :now"
                                + " where id = :id and state = 'IN_FLIGHT' and next_try > :now")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** What software still tries and was made before a moment, the oldest first. */
    public static List<Row> late(Handle handle, Instant before, int limit) {
        return handle.createQuery(COLUMNS + " where state = 'IN_FLIGHT' and created_at < :before"
                        + " order by created_at, id fetch first :limit rows only")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** What the process will not come back to, because it has ended; what came back after the process had gone on stays parked. */
    public static void ended(Handle handle, Reference reference, Instant at, String untried, String tried) {
        handle.createUpdate(
                        "update cf_delivery set state = 'NOT_NEEDED', passed = true, done_at = :at, next_try = null,"
                                + " reason = case when attempts = 0 then :untried else :tried end"
                                + " where reference = :reference and state in ('IN_FLIGHT', 'PARKED') and passed = false")
                .bind("at", at)
                .bind("untried", untried)
                .bind("tried", tried)
                .bind("reference", reference.text())
                .execute();
    }

    public static Optional<Row> find(Handle handle, UUID id) {
        return handle.createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference order by created_at, step, occurrence")
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .list();
    }

    /** The newest first. */
    public static List<Row> list(Handle handle, Optional<State> state, int limit) {
        Query query = handle.createQuery(
                        COLUMNS + state.map(any -> " where state = :state").orElse("")
                                + " order by created_at desc, id fetch first :limit rows only")
                .bind("limit", limit);
        state.ifPresent(value -> query.bind("state", value.name()));
        return query.map((row, context) -> read(row)).list();
    }

    private static Row read(ResultSet row) throws SQLException {
        Optional<String> system = Optional.ofNullable(row.getString("remote_system"));
        String remoteId = row.getString("remote_id");
        String label = row.getString("remote_label");
        return new Row(
                row.getObject("id", UUID.class),
                new Reference(row.getString("reference")),
                row.getString("form"),
                row.getString("step"),
                row.getInt("occurrence"),
                row.getString("kind"),
                row.getString("target"),
                State.valueOf(row.getString("state")),
                row.getBoolean("passed"),
                row.getInt("attempts"),
                InstantColumns.at(row, "created_at"),
                InstantColumns.maybeAt(row, "next_try"),
                InstantColumns.maybeAt(row, "done_at"),
                system.map(name -> new CaseReference(name, remoteId, label)),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("mapping_version", Integer.class)));
    }
}
