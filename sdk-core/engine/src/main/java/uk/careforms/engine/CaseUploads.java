package uk.careforms.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.FileStore;
import uk.careforms.engine.form.FileRule;
import uk.careforms.engine.form.FileType;
import uk.careforms.engine.internal.files.Spool;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.EvidenceTable;
import uk.careforms.engine.internal.store.JsonText;

/** Files for cases that were sent before: looked at, kept and scanned like those of drafts. */
final class CaseUploads {

    /** What a phone or a scanner makes, and what people write. */
    static final FileRule RULE = new FileRule(List.copyOf(Arrays.asList(FileType.values())), 10);

    private static final int MOST = 20;

    /** No draft has this hash: the file belongs to its case alone. */
    private static final String NO_DRAFT = "";

    private final Database database;
    private final Clock clock;
    private final FileStore files;
    private final FileChores chores;

    CaseUploads(Database database, Clock clock, FileStore files, FileChores chores) {
        this.database = database;
        this.clock = clock;
        this.files = files;
        this.chores = chores;
    }

    static String pointer(long number) {
        return "evidence:" + number;
    }

    EvidenceUpload add(
            Reference reference, EvidenceTable.Row item, String name, InputStream content, OptionalLong declared) {
        String pointer = pointer(item.number());
        UploadRefusals refusals = new UploadRefusals(pointer, RULE, MOST);
        long there = database.with(handle -> AttachmentTable.of(handle, reference)).stream()
                .filter(row -> row.pointer().equals(pointer))
                .count();
        if (there >= MOST) {
            return new EvidenceUpload.Refused(refusals.tooMany());
        }
        FileCheck check = new FileCheck(refusals);
        return check.<EvidenceUpload>take(
                name,
                content,
                declared,
                EvidenceUpload.Refused::new,
                (file, spool) -> kept(reference, item, check, spool, file));
    }

    private EvidenceUpload kept(
            Reference reference, EvidenceTable.Row item, FileCheck check, Spool spool, Attachment file) {
        database.inTransaction(handle -> {
            AttachmentTable.arriving(handle, file, NO_DRAFT, pointer(item.number()), clock.instant());
            return file;
        });
        try (InputStream content = spool.open()) {
            files.put(file.id(), content, file.size());
        } catch (IOException | RuntimeException e) {
            giveUp(file);
            return new EvidenceUpload.Refused(check.notKept(e));
        }
        boolean named = named(reference, item, file);
        if (!named) {
            giveUp(file);
            return new EvidenceUpload.Refused(check.refusals().notKept());
        }
        chores.wake();
        return new EvidenceUpload.Added(database.with(handle -> AttachmentTable.find(handle, file.id()))
                .map(CaseFiles::shown)
                .orElseThrow());
    }

    private boolean named(Reference reference, EvidenceTable.Row item, Attachment file) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            if (!AttachmentTable.arrivedLater(handle, file.id(), reference, now)) {
                return false;
            }
            EvidenceTable.sent(handle, reference, item.number(), file.id());
            EventTable.add(
                    handle,
                    now,
                    "attachment.added",
                    reference.text(),
                    EventTable.PERSON,
                    JsonText.fact("attachment", file.id().toString())
                            .add("item", item.item())
                            .add("mediaType", file.mediaType())
                            .add("size", file.size())
                            .build());
            return true;
        });
    }

    private void giveUp(Attachment file) {
        database.inTransaction(handle -> AttachmentTable.leaves(handle, file.id(), clock.instant()));
        chores.wake();
    }
}
