package uk.careforms.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.files.FolderFiles;
import uk.careforms.engine.internal.assess.CaseCalculations;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.LoadedPacks;
import uk.careforms.engine.internal.pack.PackChecker;
import uk.careforms.engine.internal.prefill.PrefillAsker;
import uk.careforms.engine.internal.steps.CareSteps;
import uk.careforms.engine.internal.steps.MessageNotices;
import uk.careforms.engine.internal.steps.NoticeFates;
import uk.careforms.engine.internal.steps.NoticePost;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.steps.Workbench;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.Schema;

/** How the house is put together: read from top to bottom. */
final class Wiring {

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    static final String OWN_FILE = "./careforms-data/careforms";
    static final String OWN_USER = "careforms";
    private static final String OWN_DATABASE = "jdbc:h2:file:" + OWN_FILE + ";LOCK_TIMEOUT=10000";
    private static final Path OWN_FILES = Path.of("careforms-data", "files");
    private static final int OWN_CONNECTIONS = 40;

    private final Parts parts;
    private final Setup setup;

    /** Whole milliseconds: both databases keep them exactly, so what is shown first is what is read later. */
    private final Clock clock;

    private final List<AutoCloseable> closeables = new ArrayList<>();

    private Wiring(Parts parts) {
        this.parts = parts;
        this.setup = new Setup(parts);
        this.clock = Clock.tick(parts.clock, Duration.ofMillis(1));
    }

    static CareForms open(Parts parts) {
        Wiring wiring = new Wiring(parts);
        try {
            return new CareForms(wiring.rooms());
        } catch (RuntimeException e) {
            closeAll(wiring.closeables);
            throw e;
        }
    }

    private Rooms rooms() {
        Instant now = clock.instant();
        setup.parts();
        BankHolidays holidays = WorkingTimes.holidays(
                parts.bankHolidays, now.atZone(WorkingTime.ZONE).toLocalDate(), setup.problems());
        Optional<LoadedPacks> packs = setup.packs();
        DataSource dataSource = dataSource();
        setup.pool(dataSource);
        setup.problems().addAll(Schema.upToDate(dataSource));
        setup.failIfWrong();

        if (parts.clock instanceof DatabaseClock ours) {
            closeables.add(0, ours.goBy(dataSource));
        }
        Database database = new Database(dataSource);
        LoadedPacks loaded = packs.orElseThrow();
        Forms forms = forms(database, loaded, now);
        var council = loaded.council().orElseThrow();
        WorkingTimes workingTimes = new WorkingTimes(council, holidays);
        Calculations calculations = new Calculations(parts.calculations, loaded.policies());
        CaseCalculations caseCalculations = new CaseCalculations(clock, forms::pack, calculations::calculate);
        Assessments assessments = new Assessments(database, clock, caseCalculations);
        NoticeSender notices = given(parts.notices);
        FileStore files = files();
        Optional<FileScanner> scanner = Optional.ofNullable(parts.scanner);
        Remotes remotes = new Remotes(clock);
        Optional<String> baseUrl = Setup.withoutSlash(Optional.ofNullable(parts.baseUrl));
        Workbench bench = new Workbench(
                database,
                clock,
                forms::pack,
                forms::loaded,
                council,
                workingTimes::dueBy,
                parts.connectors,
                parts.people,
                notices,
                files,
                CaseLinks.address(baseUrl),
                remotes,
                caseCalculations);
        WorkflowEngine workflow = workflow(dataSource, new CareSteps(bench), forms);

        Receipts receipts = new Receipts(database, forms);
        WaysBack waysBack = new WaysBack(database, clock, notices, baseUrl);
        Starter starter = new Starter(database, clock, forms, workflow);
        Tasks tasks = new Tasks(database, clock, forms, workflow, assessments);
        Housekeeping housekeeping = new Housekeeping(database, clock, starter);
        FileChores fileChores = new FileChores(database, clock, files, scanner.orElse(new NoScanner()));
        Bounces bounces = new Bounces(database, clock, new NoticeFates(notices, remotes));
        closeables.add(0, housekeeping);
        closeables.add(0, fileChores);
        closeables.add(0, bounces);
        Insight insight = new Insight(database, clock, forms);
        Upratings upratings = new Upratings(database, clock, calculations, workflow);
        closeables.add(0, insight.thread());
        closeables.add(0, upratings.thread());
        InvitationPost post = new InvitationPost(
                database, clock, new NoticePost(notices, remotes), new InvitationWords(council), baseUrl.orElse(""));
        Reminders reminders = new Reminders(database, clock, forms, post, new NoticeFates(notices, remotes));
        closeables.add(0, reminders);
        Correspondence correspondence = Correspondence.between(
                new Correspondence.House(database, clock, forms, council, workflow, baseUrl),
                new MessageNotices(notices, remotes),
                new CaseUploads(database, clock, files, fileChores));
        closeables.add(0, correspondence.chores());
        if (parts.background) {
            insight.thread().begin();
            upratings.thread().begin();
            housekeeping.begin();
            fileChores.begin();
            bounces.begin();
            reminders.begin();
            correspondence.chores().begin();
        } else {
            starter.sweep(now);
        }
        Drafts drafts = new Drafts(database, clock, forms, receipts, waysBack);
        PrefillAsker asker = new PrefillAsker(parts.prefill, remotes, PrefillAsker.PATIENCE);
        closeables.add(0, asker);
        new PackChecker(council, forms.today()).warmUp(loaded.packs());
        new Rehearsal(database, clock, forms).run();
        LOG.info("CareForms is open with {}", forms.ids());
        return new Rooms(
                forms,
                council,
                parts.clock,
                baseUrl,
                parts.background,
                drafts,
                new Prefills(database, clock, forms, drafts, asker),
                new Invitations(database, clock, forms, post, reminders),
                new Satisfaction(database, clock),
                new Submissions(database, clock, forms, receipts, starter),
                new Cases(database, clock, forms, workflow, tasks),
                tasks,
                new Deliveries(database, clock, workflow, remotes, new Corrections(database, forms)),
                calculations,
                insight,
                upratings,
                assessments,
                new Upgrades(database, clock, forms),
                new Sessions(database, clock),
                new Attachments(database, clock, forms, files, fileChores),
                correspondence,
                workingTimes,
                new Vitals(database, dataSource, clock, workflow, remotes, parts.background),
                housekeeping,
                fileChores,
                bounces,
                reminders,
                workflow,
                parts.connectors,
                notices,
                Map.copyOf(parts.prefill),
                files,
                scanner,
                closeables);
    }

    /** Shipped forms, with the earlier versions that something is pinned to. */
    private Forms forms(Database database, LoadedPacks loaded, Instant now) {
        FormShelf shelf = new FormShelf(database, given(parts.packs).source(), setup::load);
        setup.problems().addAll(shelf.conflicts(loaded.packs(), now));
        List<FormPack> earlier = shelf.earlier(loaded.packs(), now, setup.problems());
        setup.failIfWrong();
        shelf.keep(loaded.packs(), now);
        return new Forms(loaded.packs(), earlier, version -> shelf.load(version, new ArrayList<>()), clock);
    }

    private WorkflowEngine workflow(DataSource dataSource, CareSteps steps, Forms forms) {
        WorkflowEngine workflow = given(parts.workflow)
                .create(new ProcessHost(dataSource, parts.clock, parts.node, parts.background, parts.lockTime, steps));
        closeables.add(0, workflow);
        for (FormPack pack : forms.packs()) {
            pack.process().ifPresent(workflow::deploy);
        }
        return workflow;
    }

    private DataSource dataSource() {
        closeables.addAll(parts.connectors.values());
        closeables.addAll(parts.prefill.values());
        Stream.of(parts.notices, parts.files, parts.scanner)
                .filter(Objects::nonNull)
                .forEach(closeables::add);
        if (parts.database != null) {
            return parts.database;
        }
        JdbcConnectionPool own = JdbcConnectionPool.create(OWN_DATABASE, OWN_USER, "");
        own.setMaxConnections(OWN_CONNECTIONS);
        closeables.add(own::dispose);
        return own;
    }

    /** The folder is not made before a file comes. */
    private FileStore files() {
        return parts.files == null ? FolderFiles.in(OWN_FILES) : parts.files;
    }

    private static <T> T given(@Nullable T part) {
        if (part == null) {
            throw new CareFormsException(Fault.BUG, "A part is missing that had been checked for");
        }
        return part;
    }

    static void closeAll(List<AutoCloseable> closeables) {
        for (AutoCloseable closeable : closeables) {
            try {
                closeable.close();
            } catch (Exception e) { // one that cannot be closed must not keep the others open
                LOG.warn("{} could not be closed", closeable.getClass().getName(), e);
            }
        }
    }
}
