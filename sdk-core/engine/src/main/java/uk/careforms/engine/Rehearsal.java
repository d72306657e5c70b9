package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.SubmissionCommits;
import uk.careforms.engine.internal.tokens.Token;

/**
 * Sends a pack's own sample a few times when the house opens, in transactions that are rolled back: the first person after a
 * start should not wait for our code to be loaded.
 */
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int TIMES = 25;
    private static final Duration LONGEST = Duration.ofMillis(300);

    private final Database database;
    private final Clock clock;
    private final Forms forms;

    Rehearsal(Database database, Clock clock, Forms forms) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
    }

    /** Sends the first good sample there is; without one, or without a database that answers, nothing happens. */
    void run() {
        forms.shipped().stream()
                .filter(pack -> pack.definition().about().sends())
                .filter(pack -> pack.goodAnswers(forms.today()).isPresent())
                .findFirst()
                .ifPresent(pack -> send(pack, pack.goodAnswers(forms.today()).orElse(Answers.NONE)));
    }

    private void send(FormPack pack, Answers answers) {
        long enough = System.nanoTime() + LONGEST.toNanos();
        try {
            for (int i = 0; i < TIMES && System.nanoTime() < enough; i++) {
                sendOnce(pack, answers);
            }
        } catch (RuntimeException e) { // nobody has lost anything; the first person waits a little longer
            LOG.warn("Sending could not be rehearsed ({})", e.getClass().getName());
        }
    }

    private void sendOnce(FormPack pack, Answers answers) {
        try {
            database.inTransaction(handle -> {
                accept(handle, pack.definition(), answers);
                throw new Over();
            });
        } catch (Over rolledBack) {
            LOG.trace("Rehearsed");
        }
    }

    private void accept(Handle handle, FormDefinition form, Answers answers) {
        Instant now = clock.instant();
        Instant later = now.plus(Duration.ofDays(1));
        String hash = Token.hash(Token.fresh());
        String page = form.pages().get(0).id();
        DraftTable.add(handle, hash, new Draft(hash, form.formVersion(), Channel.API, answers, page, 1, now, later));
        DraftTable.Row row = DraftTable.find(handle, hash, now).orElseThrow();
        forms.check(row.formVersion(), row.answers(), List.of())
                .fold(
                        valid -> {
                            Reference reference = Reference.of(form.about().prefix(), Token.letters(7));
                            Submission sent =
                                    new Submission(reference, form.formVersion(), Channel.API, valid.answers(), now);
                            return SubmissionCommits.accept(handle, row, later, sent, Optional.empty(), said(now));
                        },
                        invalid -> false);
    }

    private static SubmissionCommits.Said said(Instant now) {
        return new SubmissionCommits.Said(now, "rehearsal", EventTable.SYSTEM, "{}");
    }

    /** Ends a rehearsal's transaction. */
    private static final class Over extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Over() {
            super("Rolled back on purpose", null, false, false);
        }
    }
}
