package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.DuplicateRow;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.LedgerQuery;
import uk.careforms.engine.internal.store.SubmissionCommits;
import uk.careforms.engine.internal.store.SubmissionTable;
import uk.careforms.engine.internal.tokens.Token;

/** Sending forms, and what was sent. Thread-safe. */
public final class Submissions {

    /** How often a draft may change under our hands before we ask the person to press again. */
    private static final int TRIES = 8;

    /** A sent draft can be looked at, and sent again without harm, for this long. */
    private static final Duration KEPT_AFTER_SENDING = Duration.ofDays(1);

    private static final int LONGEST_KEY = 255;
    private static final Problem OTHER_BODY = new Problem(
            "",
            "idempotency.other-body",
            "This idempotency key was used for another form; use a new key for each form");

    private static final Problem SENDS_NOTHING = new Problem(
            "", "form.sends-nothing", "This form is not sent to anybody; it only shows what the answers come to");

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final Receipts receipts;
    private final Starter starter;
    private final boolean oneStatement;

    Submissions(Database database, Clock clock, Forms forms, Receipts receipts, Starter starter) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.receipts = receipts;
        this.starter = starter;
        this.oneStatement = database.with(SubmissionCommits::isOneStatement);
    }

    /**
     * Sends a draft. Once this returns {@link Sent.Accepted} the submission is durable; its process starts at once, or
     * after a crash from the kept row. Sending again, from any tab or node, gives the first receipt.
     *
     * @param idempotencyKey a name for this very attempt, chosen by the caller and prefixed by who the caller is where that
     *     is known; 1 to 255 characters. The same key with another draft is {@link Sent.NotYet} with the problem {@code
     *     idempotency.other-body}; a form that sends nothing is {@link Sent.NotYet} with {@code form.sends-nothing}
     * @throws CareFormsException {@code CALLER} when there is no such draft or the key is too long; {@code REMOTE} when the
     *     database is not there: nothing is lost, and it is safe to try again
     */
    public Sent submit(String draftId, Optional<String> idempotencyKey) {
        String hash = Token.hash(draftId);
        Optional<String> keyHash = idempotencyKey.map(Submissions::keyHash);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Sent> settled = tryOnce(hash, keyHash);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        throw new CareFormsException(Fault.REMOTE, "The draft keeps changing while it is sent; send it again");
    }

    /** Empty when something changed in between and it has to be looked at anew. */
    private Optional<Sent> tryOnce(String hash, Optional<String> keyHash) {
        Optional<SubmissionTable.Head> underKey =
                keyHash.flatMap(key -> database.with(handle -> SubmissionTable.ofKey(handle, key)));
        if (underKey.filter(head -> !head.draftHash().equals(hash)).isPresent()) {
            return Optional.of(new Sent.NotYet(List.of(OTHER_BODY)));
        }
        Optional<DraftTable.Row> row = database.with(handle -> DraftTable.find(handle, hash, clock.instant()));
        if (row.isEmpty() || row.get().submittedAt().isPresent()) {
            return Optional.of(receipts.ofDraft(hash)
                    .map(Sent.AlreadySent::new)
                    .orElseThrow(() -> new CareFormsException(
                            Fault.CALLER, "There is no such draft, or it has expired; look for it with find() first")));
        }
        DraftTable.Row draft = row.get();
        if (!forms.at(draft.formVersion()).about().sends()) {
            return Optional.of(new Sent.NotYet(List.of(SENDS_NOTHING)));
        }
        return forms.check(draft.formVersion(), draft.answers(), draft.askAgain())
                .fold(valid -> accept(draft, valid.answers(), keyHash), Submissions::notYet);
    }

    private static Optional<Sent> notYet(Checked.Invalid invalid) {
        return Optional.of(new Sent.NotYet(invalid.problems()));
    }

    private Optional<Sent> accept(DraftTable.Row draft, Answers answers, Optional<String> keyHash) {
        FormDefinition form = forms.at(draft.formVersion());
        String prefix = form.about().prefix();
        Submission submission = new Submission(
                Reference.of(prefix, Token.letters(7)),
                draft.formVersion(),
                draft.channel(),
                RowIds.given(form, draft.answers(), answers),
                clock.instant());
        if (!commit(draft, submission, keyHash)) {
            return Optional.empty();
        }
        starter.start(submission.reference(), submission.formVersion());
        return Optional.of(new Sent.Accepted(
                receipts.of(submission.reference(), submission.submittedAt(), submission.formVersion())));
    }

    /** The one commit that the receipt stands on; false when the draft changed, or a reference or key is taken. */
    private boolean commit(DraftTable.Row draft, Submission submission, Optional<String> keyHash) {
        Instant kept = submission.submittedAt().plus(KEPT_AFTER_SENDING);
        SubmissionCommits.Said said = accepted(submission);
        List<UUID> files = FileAnswers.ids(forms.at(submission.formVersion()), submission.answers());
        try {
            if (files.isEmpty() && oneStatement) {
                return database.with(
                        handle -> SubmissionCommits.accept(handle, draft, kept, submission, keyHash, said));
            }
            return database.inTransaction(handle -> {
                boolean ours = SubmissionCommits.accept(handle, draft, kept, submission, keyHash, said);
                if (ours) {
                    sendFiles(handle, draft.hash(), submission, files);
                }
                return ours;
            });
        } catch (DuplicateRow taken) {
            return false;
        }
    }

    /** Files go with the submission that names them, and nobody sends another draft's. */
    private static void sendFiles(Handle handle, String draftHash, Submission submission, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        if (AttachmentTable.send(handle, draftHash, submission.reference(), ids) != ids.size()) {
            throw new CareFormsException(Fault.BUG, "A draft names a file that is not its own; nothing was sent");
        }
        AttachmentTable.of(handle, submission.reference()).stream()
                .filter(row -> row.state() == AttachmentTable.State.INFECTED)
                .forEach(row -> CaseFiles.infected(
                        handle,
                        submission.submittedAt(),
                        submission.reference().text(),
                        row.file().id(),
                        row.note()));
    }

    private static SubmissionCommits.Said accepted(Submission submission) {
        JsonObject detail = JsonText.fact("form", submission.formVersion().form())
                .add("version", submission.formVersion().version())
                .add("channel", submission.channel().text())
                .build();
        return new SubmissionCommits.Said(
                submission.submittedAt(), "submission.accepted", EventTable.PERSON, JsonText.of(detail));
    }

    /** What was sent under that reference. Holds answers: for people's own copies and programs; staff use {@link Cases#find}. */
    public Optional<Submission> find(Reference reference) {
        return database.with(handle -> SubmissionTable.find(handle, reference));
    }

    /** The receipt that was given for a draft. */
    public Optional<Receipt> receipt(String draftId) {
        return receipts.ofDraft(Token.hash(draftId));
    }

    /** Where everything that was accepted is now. */
    public Ledger ledger() {
        Map<String, Ledger.Row> perForm = new HashMap<>();
        Ledger.Row all = new Ledger.Row(0, 0, 0, 0);
        for (LedgerQuery.Count count : database.with(LedgerQuery::run)) {
            Ledger.Row row =
                    switch (count.place()) {
                        case "delivered" -> new Ledger.Row(count.many(), count.many(), 0, 0);
                        case "parked" -> new Ledger.Row(count.many(), 0, 0, count.many());
                        default -> new Ledger.Row(count.many(), 0, count.many(), 0);
                    };
            perForm.merge(count.form(), row, Ledger.Row::plus);
            all = all.plus(row);
        }
        return new Ledger(all.accepted(), all.delivered(), all.inFlight(), all.parked(), perForm);
    }

    private static String keyHash(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new CareFormsException(Fault.CALLER, "An idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
        return Token.hash("idempotency/" + key);
    }
}
