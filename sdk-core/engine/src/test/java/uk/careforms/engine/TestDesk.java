package uk.careforms.engine;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Sent;
import uk.careforms.engine.internal.pack.LoadedPacks;
import uk.careforms.engine.internal.pack.PackLoader;
import uk.careforms.engine.internal.steps.NoticeFates;
import uk.careforms.engine.internal.steps.NoticePost;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryFiles;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.InMemoryScanner;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** The rooms that take forms in, without a workflow behind them: quick to make, so each test has its own. */
final class TestDesk implements AutoCloseable {

    private static final LoadedPacks PACKS = load("/door");
    private static final LoadedPacks PROOFS = load("/proofs");

    final MovableClock clock = MovableClock.at(TestDoor.MONDAY);
    final InMemoryNotices notices = new InMemoryNotices("notices");
    final HikariDataSource pool;
    final Database database;
    final QuietWorkflow workflow;
    final Forms forms;
    final Starter starter;
    final Housekeeping housekeeping;
    final Drafts drafts;
    final Submissions submissions;
    final Sessions sessions;
    final InMemoryFiles files = new InMemoryFiles();
    final InMemoryScanner scanner = new InMemoryScanner();
    final FileChores chores;
    final Attachments attachments;
    final Reminders reminders;
    final Invitations invitations;
    final Satisfaction satisfaction;

    TestDesk(TestDatabase kind) {
        this(kind, PACKS);
    }

    /** A desk for a form that takes files. */
    static TestDesk forProofs(TestDatabase kind) {
        return new TestDesk(kind, PROOFS);
    }

    private static LoadedPacks load(String root) {
        return PackLoader.load(
                FormPacks.folder(TestDoor.packs(root)).source(), KieDecisions.create(), FlowableWorkflow.factory());
    }

    private TestDesk(TestDatabase kind, LoadedPacks packs) {
        pool = kind.migrated();
        database = new Database(pool);
        workflow = new QuietWorkflow(pool);
        forms = new Forms(packs.packs(), List.of(), version -> Optional.empty(), clock);
        Receipts receipts = new Receipts(database, forms);
        WaysBack waysBack = new WaysBack(database, clock, notices, Optional.of("https://forms.testshire.example/care"));
        starter = new Starter(database, clock, forms, workflow);
        housekeeping = new Housekeeping(database, clock, starter);
        drafts = new Drafts(database, clock, forms, receipts, waysBack);
        submissions = new Submissions(database, clock, forms, receipts, starter);
        sessions = new Sessions(database, clock);
        chores = new FileChores(database, clock, files, scanner);
        attachments = new Attachments(database, clock, forms, files, chores);
        reminders = chore(packs);
        invitations = new Invitations(database, clock, forms, post(packs), reminders);
        satisfaction = new Satisfaction(database, clock);
    }

    /** What one more node would look after invitations with. */
    Reminders chore() {
        return chore(PACKS);
    }

    private Reminders chore(LoadedPacks packs) {
        return new Reminders(database, clock, forms, post(packs), new NoticeFates(notices, new Remotes(clock)));
    }

    private InvitationPost post(LoadedPacks packs) {
        InvitationWords words = new InvitationWords(packs.council().orElseThrow());
        NoticePost post = new NoticePost(notices, new Remotes(clock));
        return new InvitationPost(database, clock, post, words, "https://forms.testshire.example/care");
    }

    Draft filledIn() {
        return filledIn(TestDoor.answers());
    }

    Draft filledIn(JsonObject answers) {
        Draft draft = drafts.start("ask-help", Channel.WEB);
        return ((Saved.Stored) drafts.save(draft.id(), draft.row(), answers, Optional.empty())).draft();
    }

    Sent submit(Draft draft) {
        return submissions.submit(draft.id(), Optional.empty());
    }

    long count(String table) {
        return database.with(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        pool.close();
    }
}
