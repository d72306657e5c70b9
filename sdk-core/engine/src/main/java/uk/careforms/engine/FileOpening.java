package uk.careforms.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.FileStore;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.AttachmentTable.State;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;

/** Opens files of cases for staff: only what is known to be clean, and never unseen. */
final class FileOpening {

    private static final Logger LOG = LoggerFactory.getLogger(FileOpening.class);

    private final Database database;
    private final Clock clock;
    private final FileStore files;

    FileOpening(Database database, Clock clock, FileStore files) {
        this.database = database;
        this.clock = clock;
        this.files = files;
    }

    Opened open(Reference reference, UUID id, String viewer) {
        Optional<AttachmentTable.Row> row = database.with(handle -> AttachmentTable.find(handle, id))
                .filter(one -> one.reference().equals(Optional.of(reference)));
        if (row.isEmpty()) {
            return new Opened.None();
        }
        if (row.get().state() != State.CLEAN) {
            return new Opened.Withheld(
                    row.get().state() == State.INFECTED
                            ? "Something harmful was found in this file and its content has been deleted"
                            : "This file has not been scanned yet; it can be opened once it is known to be clean");
        }
        InputStream content = content(id);
        try {
            database.inTransaction(handle -> {
                EventTable.add(
                        handle,
                        clock.instant(),
                        "attachment.opened",
                        reference.text(),
                        viewer,
                        JsonText.fact("attachment", id.toString()).build());
                return id;
            });
        } catch (RuntimeException e) {
            quietly(content);
            throw e;
        }
        return new Opened.Content(row.get().file(), content);
    }

    private InputStream content(UUID id) {
        try {
            return files.open(id);
        } catch (NoSuchFileException e) {
            throw new CareFormsException(Fault.REMOTE, "The file store has lost the content of a file", e);
        } catch (IOException e) {
            throw new CareFormsException(Fault.REMOTE, "The file store does not give files right now", e);
        }
    }

    private static void quietly(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            LOG.debug("A file could not be closed", e);
        }
    }
}
