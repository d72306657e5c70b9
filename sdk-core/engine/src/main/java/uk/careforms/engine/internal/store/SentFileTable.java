package uk.careforms.engine.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;

/** What became of each file at each step that puts files beside a case. */
public final class SentFileTable {

    private SentFileTable() {}

    /**
     * One file at one step.
     *
     * @param doneAt when it arrived
     * @param note why it did not
     */
    public record Row(UUID attachment, String step, int tries, Optional<Instant> doneAt, String note) {}

    /** Every file of a submission at every step that has tried to send it. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery("select s.attachment, s.step, s.tries, s.done_at, s.note from cf_attachment_sent s"
                        + " join cf_attachment a on a.id = s.attachment where a.reference = :reference"
                        + " order by s.step, s.attachment")
                .bind("reference", reference.text())
                .map((row, context) -> new Row(
                        row.getObject("attachment", UUID.class),
                        row.getString("step"),
                        row.getInt("tries"),
                        InstantColumns.maybeAt(row, "done_at"),
                        row.getString("note")))
                .list();
    }

    /** Counts a try that is about to be made; false when it is the first. */
    public static boolean attempt(Handle handle, UUID attachment, String step) {
        boolean again = handle.createUpdate("update cf_attachment_sent set tries = tries + 1"
                                + " where attachment = :attachment and step = :step")
                        .bind("attachment", attachment)
                        .bind("step", step)
                        .execute()
                == 1;
        if (!again) {
            handle.createUpdate("insert into cf_attachment_sent (attachment, step, tries, note)"
                            + " values (:attachment, :step, 1, '')")
                    .bind("attachment", attachment)
                    .bind("step", step)
                    .execute();
        }
        return again;
    }

    /** What came of a try. */
    public static void outcome(Handle handle, UUID attachment, String step, Optional<Instant> doneAt, String note) {
        handle.createUpdate("update cf_attachment_sent set done_at = :done, note = :note"
                        + " where attachment = :attachment and step = :step")
                .bind("done", doneAt.orElse(null))
                .bind("note", note)
                .bind("attachment", attachment)
                .bind("step", step)
                .execute();
    }
}
