package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.FileStore;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.internal.files.Spool;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.AttachmentTable.State;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.Token;

/**
 * Files that people add to forms. Thread-safe.
 *
 * <p>A file is looked at before it is kept, kept before the draft names it, and scanned after that: until it is known to be clean
 * nobody can open it and it goes nowhere. The form can be sent meanwhile.
 */
public final class Attachments {

    /** Others who add to the same draft at the same moment let one of us through each time. */
    private static final int TRIES = 25;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final FileStore files;
    private final FileChores chores;
    private final FileOpening opening;

    Attachments(Database database, Clock clock, Forms forms, FileStore files, FileChores chores) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.files = files;
        this.chores = chores;
        this.opening = new FileOpening(database, clock, files);
    }

    /**
     * Adds a file to a draft, as the last of those that answer a question. Two that are added at once are both kept.
     *
     * @param question JSON Pointer of a question that takes files
     * @param name what the person's device calls it; made safe, with an ending that agrees with the content
     * @param content read to its end, or to where it is too large; closed by the caller
     * @param declared how many bytes it should have, when somebody said so: a difference means that it was cut short
     * @throws CareFormsException {@code CALLER} when the form has no such question; {@code REMOTE} when the database is not
     *     there: nothing was added
     */
    public Upload add(String draftId, String question, String name, InputStream content, OptionalLong declared) {
        String hash = Token.hash(draftId);
        Optional<DraftTable.Row> row = open(hash);
        if (row.isEmpty()) {
            return new Upload.Closed();
        }
        Question asked = question(row.get(), question);
        UploadRefusals refusals = new UploadRefusals(asked);
        if (FileAnswers.count(asked, row.get().answers()) >= asked.shape().maxItems()) {
            return new Upload.Refused(refusals.tooMany());
        }
        FileCheck check = new FileCheck(refusals);
        return check.<Upload>take(
                name,
                content,
                declared,
                Upload.Refused::new,
                (file, spool) -> kept(draftId, asked, check, spool, file));
    }

    private Upload kept(String draftId, Question asked, FileCheck check, Spool spool, Attachment file) {
        String hash = Token.hash(draftId);
        database.inTransaction(handle -> {
            AttachmentTable.arriving(handle, file, hash, asked.at(), clock.instant());
            return file;
        });
        try (InputStream content = spool.open()) {
            files.put(file.id(), content, file.size());
        } catch (IOException | RuntimeException e) {
            giveUp(file.id());
            return new Upload.Refused(check.notKept(e));
        }
        Upload upload = named(draftId, asked, check.refusals(), file);
        if (upload instanceof Upload.Added) {
            chores.wake();
        } else {
            giveUp(file.id());
        }
        return upload;
    }

    private Upload named(String draftId, Question asked, UploadRefusals refusals, Attachment file) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<DraftTable.Row> row = open(Token.hash(draftId));
            if (row.isEmpty()) {
                return new Upload.Closed();
            }
            Answers before = row.get().answers();
            if (FileAnswers.count(asked, before) >= asked.shape().maxItems()) {
                return new Upload.Refused(refusals.tooMany());
            }
            Answers after = FileAnswers.with(asked, before, file);
            Optional<Draft> draft = saved(
                    draftId,
                    row.get(),
                    after,
                    asked.at(),
                    "attachment.added",
                    file,
                    (handle, now) -> AttachmentTable.arrived(handle, file.id(), now));
            if (draft.isPresent()) {
                AttachmentRecord record = database.with(handle -> AttachmentTable.find(handle, file.id()))
                        .map(CaseFiles::shown)
                        .orElseThrow();
                return new Upload.Added(record, draft.get());
            }
        }
        return new Upload.Refused(refusals.notKept());
    }

    /**
     * Removes a file from a draft; its content is deleted.
     *
     * @return the draft as it is now; empty when the draft has no such file, has been sent, or is gone
     */
    public Optional<Draft> remove(String draftId, UUID id) {
        String hash = Token.hash(draftId);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<DraftTable.Row> row = open(hash);
            Optional<AttachmentTable.Row> file = database.with(handle -> AttachmentTable.find(handle, id))
                    .filter(one -> one.draftHash().equals(hash) && one.state() != State.LEAVING);
            if (row.isEmpty() || file.isEmpty()) {
                return Optional.empty();
            }
            Answers after = form(row.get())
                    .question(file.get().pointer())
                    .map(asked -> FileAnswers.without(asked, row.get().answers(), id))
                    .orElse(row.get().answers());
            Optional<Draft> draft = saved(
                    draftId,
                    row.get(),
                    after,
                    file.get().pointer(),
                    "attachment.removed",
                    file.get().file(),
                    (handle, now) -> AttachmentTable.leaves(handle, id, now));
            if (draft.isPresent()) {
                chores.wake();
                return draft;
            }
        }
        throw new CareFormsException(Fault.REMOTE, "The draft keeps changing; remove the file again");
    }

    /** The draft with other answers and the file's row changed, in one transaction; empty when another was faster. */
    private Optional<Draft> saved(
            String draftId,
            DraftTable.Row row,
            Answers answers,
            String pointer,
            String event,
            Attachment file,
            BiFunction<Handle, Instant, Boolean> change) {
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofDays(form(row).about().retention().draftDays()));
        Draft draft = new Draft(
                draftId,
                row.formVersion(),
                row.channel(),
                answers,
                row.page(),
                row.row() + 1,
                row.startedAt(),
                expires,
                row.askAgain().stream().filter(at -> !at.equals(pointer)).toList());
        boolean done = database.inTransaction(handle -> {
            boolean ours = DraftTable.save(handle, row.hash(), row.row(), draft);
            if (ours && !change.apply(handle, now)) {
                throw new CareFormsException(Fault.REMOTE, "The file was given up meanwhile; add it again");
            }
            if (ours) {
                JsonObjectBuilder detail = JsonText.fact("attachment", file.id().toString())
                        .add("mediaType", file.mediaType())
                        .add("size", file.size());
                EventTable.add(handle, now, event, row.hash(), EventTable.PERSON, detail.build());
            }
            return ours;
        });
        return done ? Optional.of(draft) : Optional.empty();
    }

    /** The files of a draft, sent or not, in the order in which they were added. */
    public List<AttachmentRecord> list(String draftId) {
        return database.with(handle -> AttachmentTable.ofDraft(handle, Token.hash(draftId))).stream()
                .map(CaseFiles::shown)
                .toList();
    }

    /**
     * Opens a file of a case for somebody of the staff; that they did is kept as the event {@code attachment.opened}. Must never be
     * shown inside a page: it is for saving.
     *
     * @param actor the sign-in name of whoever opens it
     * @throws CareFormsException {@code REMOTE} when the store cannot give it now
     */
    public Opened open(Reference reference, UUID id, String actor) {
        return opening.open(reference, id, Actors.checked(actor));
    }

    private Optional<DraftTable.Row> open(String hash) {
        return database.with(handle -> DraftTable.find(handle, hash, clock.instant()))
                .filter(row -> row.submittedAt().isEmpty());
    }

    private FormDefinition form(DraftTable.Row row) {
        return forms.at(row.formVersion());
    }

    private Question question(DraftTable.Row row, String pointer) {
        return form(row)
                .question(pointer)
                .filter(asked -> asked.shape().kind() == AnswerShape.Kind.FILES)
                .orElseThrow(() -> new CareFormsException(
                        Fault.CALLER,
                        "Form '" + row.formVersion().form() + "' has no question there that takes files"));
    }

    private void giveUp(UUID id) {
        database.inTransaction(handle -> AttachmentTable.leaves(handle, id, clock.instant()));
        chores.wake();
    }
}
