package uk.careforms.engine.internal.store;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;

/** What calculations came to for cases. */
public final class CalculationTable {

    /** Nobody has decided on it. */
    public static final String ESTIMATE = "ESTIMATE";

    /** A named officer decided. */
    public static final String FINAL = "FINAL";

    private static final String COLUMNS =
            "select number, reference, name, kind, as_of, facts, result, status, contribution_pence, rates, policy, in_force,"
                    + " made_at, made_by, reason from cf_calculation";

    private CalculationTable() {}

    /**
     * One calculation.
     *
     * @param number 0 before it is kept
     * @param name the calculation's, like {@code charging}
     * @param facts with officers' corrections
     */
    public record Row(
            long number,
            Reference reference,
            String name,
            String kind,
            LocalDate asOf,
            JsonObject facts,
            JsonObject result,
            String status,
            Optional<Long> pence,
            String rates,
            String policy,
            boolean inForce,
            Instant madeAt,
            String madeBy,
            String reason) {

        /** Whether an officer decided on it, or confirmed an uprating. */
        public boolean decided() {
            return !kind.equals(ESTIMATE);
        }

        /** Never shows a figure. */
        @Override
        public String toString() {
            return "Row[" + number + ", " + reference + ", " + name + ", " + kind + "]";
        }
    }

    /** Keeps a calculation; one that is in force takes an earlier one out of force. */
    public static Row add(Handle handle, Row row) {
        if (row.inForce()) {
            handle.createUpdate(
                            "update cf_calculation set in_force = false where reference = :reference and name = :name")
                    .bind("reference", row.reference().text())
                    .bind("name", row.name())
                    .execute();
        }
        long number = handle.createUpdate(
                        "insert into cf_calculation (reference, name, kind, as_of, facts, result, status,"
                                + " contribution_pence, rates, policy, in_force, made_at, made_by, reason) values (:reference, :name, :kind,"
                                + " :asOf, :facts, :result, :status, :pence, :rates, :policy, :inForce, :madeAt, :madeBy, :reason)")
                .bind("reference", row.reference().text())
                .bind("name", row.name())
                .bind("kind", row.kind())
                .bind("asOf", row.asOf())
                .bind("facts", JsonText.of(row.facts()))
                .bind("result", JsonText.of(row.result()))
                .bind("status", row.status())
                .bind("pence", row.pence().orElse(null))
                .bind("rates", row.rates())
                .bind("policy", row.policy())
                .bind("inForce", row.inForce())
                .bind("madeAt", row.madeAt())
                .bind("madeBy", row.madeBy())
                .bind("reason", row.reason())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        return find(handle, number).orElseThrow();
    }

    public static Optional<Row> find(Handle handle, long number) {
        return handle.createQuery(COLUMNS + " where number = :number")
                .bind("number", number)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** All of one case, the newest first. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference order by number desc")
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .list();
    }

    /** The newest of a name. */
    public static Optional<Row> newest(Handle handle, Reference reference, String name) {
        return handle.createQuery(COLUMNS + " where reference = :reference and name = :name"
                        + " order by number desc fetch first 1 rows only")
                .bind("reference", reference.text())
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** What holds for the case: what was decided last, or the newest estimate before anything was. */
    public static Optional<Row> holds(Handle handle, Reference reference, String name) {
        return handle.createQuery(COLUMNS + " where reference = :reference and name = :name"
                        + " order by case when in_force = true then 0 else 1 end, number desc fetch first 1 rows only")
                .bind("reference", reference.text())
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Nothing is in force any more: the case is over. */
    public static void over(Handle handle, Reference reference) {
        handle.createUpdate(
                        "update cf_calculation set in_force = false where reference = :reference and in_force = true")
                .bind("reference", reference.text())
                .execute();
    }

    /** Has others who keep a calculation of this case wait until this transaction is over. */
    public static void alone(Handle handle, Reference reference) {
        handle.createQuery("select reference from cf_case where reference = :reference for update")
                .bind("reference", reference.text())
                .mapTo(String.class)
                .findOne();
    }

    private static Row read(ResultSet row) throws SQLException {
        long pence = row.getLong("contribution_pence");
        Optional<Long> contribution = row.wasNull() ? Optional.empty() : Optional.of(pence);
        return new Row(
                row.getLong("number"),
                new Reference(row.getString("reference")),
                row.getString("name"),
                row.getString("kind"),
                row.getDate("as_of").toLocalDate(),
                JsonText.object(row.getString("facts")),
                JsonText.object(row.getString("result")),
                row.getString("status"),
                contribution,
                row.getString("rates"),
                row.getString("policy"),
                row.getBoolean("in_force"),
                InstantColumns.at(row, "made_at"),
                row.getString("made_by"),
                row.getString("reason"));
    }
}
