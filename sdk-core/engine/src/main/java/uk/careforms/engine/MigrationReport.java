package uk.careforms.engine;

import java.util.List;
import uk.careforms.api.model.FormVersion;

/**
 * What would become, or became, of the open drafts of earlier versions of a form.
 *
 * @param to the version they are brought to
 * @param rows by the version they are on, the oldest first
 */
public record MigrationReport(FormVersion to, List<Row> rows) {

    public MigrationReport {
        rows = List.copyOf(rows);
    }

    /**
     * The drafts of one earlier version.
     *
     * @param from that version
     * @param clean drafts in which every answer has its place
     * @param askAgain drafts that go on once the person has looked at some answers again
     * @param needsAPerson drafts that stay where they are, because software cannot tell what to do with an answer
     * @param undeclared drafts that stay where they are, because the form declares no migration from that version
     * @param reasons why drafts need a person, each once; places and no answers
     */
    public record Row(int from, long clean, long askAgain, long needsAPerson, long undeclared, List<String> reasons) {
        public Row {
            reasons = List.copyOf(reasons);
        }
    }

    /** How many drafts would go, or went, to the new version. */
    public long moved() {
        return rows.stream().mapToLong(row -> row.clean() + row.askAgain()).sum();
    }
}
