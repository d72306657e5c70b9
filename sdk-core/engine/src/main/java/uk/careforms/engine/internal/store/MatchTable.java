package uk.careforms.engine.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.PersonMatch;
import uk.careforms.api.model.Reference;

/** What looking for people found, and who decided. */
public final class MatchTable {

    private static final String COLUMNS =
            "select step, finder, state, candidates, person_id, person_label, decided_by, decided_at, note from cf_match";

    private MatchTable() {}

    /**
     * One search.
     *
     * @param state {@code LINKED}, {@code REVIEW} or {@code NEW}
     */
    public record Row(
            String step,
            String finder,
            String state,
            List<PersonMatch.Candidate> candidates,
            Optional<CaseReference> person,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            String note) {}

    /** Keeps a search, in place of an earlier one of the same step. */
    public static void put(Handle handle, Reference reference, Row match) {
        handle.createUpdate("delete from cf_match where reference = :reference and step = :step")
                .bind("reference", reference.text())
                .bind("step", match.step())
                .execute();
        handle.createUpdate(
                        "insert into cf_match (reference, step, finder, state, candidates, person_id, person_label, decided_by,"
                                + " decided_at, note) values (:reference, :step, :finder, :state, :candidates, :id, :label, :by, :at, :note)")
                .bind("reference", reference.text())
                .bind("step", match.step())
                .bind("finder", match.finder())
                .bind("state", match.state())
                .bind("candidates", CandidateText.of(match.candidates()))
                .bind("id", match.person().map(CaseReference::id).orElse(null))
                .bind("label", match.person().map(CaseReference::label).orElse(null))
                .bind("by", match.decidedBy().orElse(null))
                .bind("at", match.decidedAt().orElse(null))
                .bind("note", match.note())
                .execute();
    }

    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery(COLUMNS + " where reference = :reference order by step")
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .list();
    }

    private static Row read(ResultSet row) throws SQLException {
        String finder = row.getString("finder");
        Optional<String> id = Optional.ofNullable(row.getString("person_id"));
        String label = row.getString("person_label");
        return new Row(
                row.getString("step"),
                finder,
                row.getString("state"),
                CandidateText.read(row.getString("candidates")),
                id.map(known -> new CaseReference(finder, known, label)),
                Optional.ofNullable(row.getString("decided_by")),
                InstantColumns.maybeAt(row, "decided_at"),
                row.getString("note"));
    }
}
