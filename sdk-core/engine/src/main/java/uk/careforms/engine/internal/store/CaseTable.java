package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;

/** Cases as people see them. A submission whose process has not been started has none yet and reads as received. */
public final class CaseTable {

    /** The status of a case before its process has set one. */
    public static final String RECEIVED = "received";

    private static final String LISTED =
            "select s.reference, s.form, s.version, s.submitted_at, c.status, c.team, c.outcome, c.closed_at,"
                    + " (select k.due_at from cf_clock k where k.reference = s.reference and k.stopped_at is null"
                    + " order by k.number fetch first 1 rows only) as due_at"
                    + " from cf_submission s left join cf_case c on c.reference = s.reference";

    private CaseTable() {}

    /** A case without its answers. */
    public record Row(
            Reference reference,
            FormVersion formVersion,
            Instant submittedAt,
            String status,
            Optional<String> team,
            Optional<String> outcome,
            Optional<Instant> closedAt,
            Optional<Instant> dueAt) {}

    /** Opens a case; {@code delivers} says whether its process has a step that puts it into a case system. */
    public static void add(Handle handle, Reference reference, boolean delivers) {
        handle.createUpdate("insert into cf_case (reference, status, delivers) values (:reference, :status, :delivers)")
                .bind("reference", reference.text())
                .bind("status", RECEIVED)
                .bind("delivers", delivers)
                .execute();
    }

    public static void status(Handle handle, Reference reference, String status) {
        set(handle, reference, "status", status);
    }

    public static void team(Handle handle, Reference reference, String team) {
        set(handle, reference, "team", team);
    }

    public static void close(Handle handle, Reference reference, String outcome, Instant at) {
        handle.createUpdate(
                        "update cf_case set status = 'closed', outcome = :outcome, closed_at = :at where reference = :reference")
                .bind("outcome", outcome)
                .bind("at", at)
                .bind("reference", reference.text())
                .execute();
    }

    /** Notes that the process is over. */
    public static void end(Handle handle, Reference reference, Instant at) {
        handle.createUpdate("update cf_case set ended_at = :at where reference = :reference")
                .bind("at", at)
                .bind("reference", reference.text())
                .execute();
    }

    public static Optional<Row> find(Handle handle, Reference reference) {
        return handle.createQuery(LISTED + " where s.reference = :reference")
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The newest first. */
    public static List<Row> search(
            Handle handle, Optional<String> team, Optional<String> status, Optional<String> form, int limit) {
        StringBuilder sql = new StringBuilder(LISTED).append(" where 1 = 1");
        team.ifPresent(any -> sql.append(" and c.team = :team"));
        status.ifPresent(any -> sql.append(" and coalesce(c.status, '" + RECEIVED + "') = :status"));
        form.ifPresent(any -> sql.append(" and s.form = :form"));
        sql.append(" order by s.submitted_at desc, s.reference fetch first :limit rows only");
        Query query = handle.createQuery(sql.toString()).bind("limit", limit);
        team.ifPresent(value -> query.bind("team", value));
        status.ifPresent(value -> query.bind("status", value));
        form.ifPresent(value -> query.bind("form", value));
        return query.map((row, context) -> read(row)).list();
    }

    private static void set(Handle handle, Reference reference, String column, String value) {
        handle.createUpdate("update cf_case set " + column + " = :value where reference = :reference")
                .bind("value", value)
                .bind("reference", reference.text())
                .execute();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new Reference(row.getString("reference")),
                new FormVersion(row.getString("form"), row.getInt("version")),
                InstantColumns.at(row, "submitted_at"),
                Optional.ofNullable(row.getString("status")).orElse(RECEIVED),
                Optional.ofNullable(row.getString("team")),
                Optional.ofNullable(row.getString("outcome")),
                InstantColumns.maybeAt(row, "closed_at"),
                InstantColumns.maybeAt(row, "due_at"));
    }
}
