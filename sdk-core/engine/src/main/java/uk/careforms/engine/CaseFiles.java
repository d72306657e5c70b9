package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.SentFileTable;

/** The files of a case, with what became of them elsewhere. */
final class CaseFiles {

    private CaseFiles() {}

    static List<AttachmentRecord> of(Handle handle, Reference reference) {
        List<AttachmentTable.Row> rows = AttachmentTable.of(handle, reference);
        if (rows.isEmpty()) {
            return List.of();
        }
        List<SentFileTable.Row> sent = SentFileTable.of(handle, reference);
        return rows.stream()
                .map(row -> shown(
                        row,
                        sent.stream()
                                .filter(one ->
                                        one.attachment().equals(row.file().id()))
                                .toList()))
                .toList();
    }

    /** Says on a timeline that something harmful was found. */
    static void infected(Handle handle, Instant at, String subject, UUID file, String found) {
        JsonObject detail =
                JsonText.fact("attachment", file.toString()).add("found", found).build();
        EventTable.add(handle, at, "attachment.infected", subject, EventTable.SYSTEM, detail);
    }

    static AttachmentRecord shown(AttachmentTable.Row row) {
        return shown(row, List.of());
    }

    private static AttachmentRecord shown(AttachmentTable.Row row, List<SentFileTable.Row> sent) {
        boolean everywhere =
                !sent.isEmpty() && sent.stream().allMatch(one -> one.doneAt().isPresent());
        Optional<Instant> last = everywhere
                ? sent.stream().flatMap(one -> one.doneAt().stream()).max(Instant::compareTo)
                : Optional.empty();
        String note = sent.stream()
                .filter(one -> one.doneAt().isEmpty())
                .map(SentFileTable.Row::note)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new AttachmentRecord(
                row.file(),
                row.pointer(),
                AttachmentRecord.State.valueOf(row.state().name()),
                row.note(),
                row.addedAt(),
                last,
                note);
    }
}
