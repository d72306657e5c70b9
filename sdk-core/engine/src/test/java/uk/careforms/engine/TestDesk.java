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
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** The rooms that take forms in, without a workflow behind them: quick to make, so each test has its own. */
final class TestDesk implements AutoCloseable {

    private static final LoadedPacks PACKS = PackLoader.load(
            FormPacks.folder(TestDoor.packs()).source(), KieDecisions.create(), FlowableWorkflow.factory());

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

    TestDesk(TestDatabase kind) {
        pool = kind.migrated();
        database = new Database(pool);
        workflow = new QuietWorkflow(pool);
        forms = new Forms(PACKS.packs(), List.of(), version -> Optional.empty(), clock);
        Receipts receipts = new Receipts(database, forms);
        WaysBack waysBack = new WaysBack(database, clock, notices, Optional.of("https://forms.testshire.example/care"));
        starter = new Starter(database, clock, forms, workflow);
        housekeeping = new Housekeeping(database, clock, starter);
        drafts = new Drafts(database, clock, forms, receipts, waysBack);
        submissions = new Submissions(database, clock, forms, receipts, starter);
        sessions = new Sessions(database, clock);
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
