package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PackReport;

/**
 * The front door: forms go out, submissions come in, cases and deliveries go on from there.
 *
 * <p>Thread-safe; make one per application and close it on shutdown.
 */
public final class CareForms implements AutoCloseable {

    private final Rooms rooms;

    CareForms(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Begins to put a front door together. */
    public static Builder builder() {
        return new Builder();
    }

    /** The newest version of every form, by id. */
    public List<FormDefinition> forms() {
        return rooms.forms().definitions();
    }

    /** The newest version of a form. */
    public Optional<FormDefinition> form(String id) {
        return rooms.forms().newest(id);
    }

    /**
     * A form at the version that a draft or case is pinned to.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form or version
     */
    public FormDefinition form(FormVersion version) {
        return rooms.forms().at(version);
    }

    /** The council whose front door this is. */
    public Council council() {
        return rooms.council();
    }

    /** The only source of time. */
    public Clock clock() {
        return rooms.clock();
    }

    public Drafts drafts() {
        return rooms.drafts();
    }

    /** Answers that are known already. */
    public Prefills prefill() {
        return rooms.prefills();
    }

    public Submissions submissions() {
        return rooms.submissions();
    }

    public Cases cases() {
        return rooms.cases();
    }

    public Tasks tasks() {
        return rooms.tasks();
    }

    public Deliveries deliveries() {
        return rooms.deliveries();
    }

    public Upgrades upgrades() {
        return rooms.upgrades();
    }

    public Sessions sessions() {
        return rooms.sessions();
    }

    public Attachments attachments() {
        return rooms.attachments();
    }

    /** The address people reach the pages at, without a slash at its end; empty when none was given. */
    public Optional<String> baseUrl() {
        return rooms.baseUrl();
    }

    /**
     * Runs one decision of a form's newest version on facts given by name; stores nothing.
     *
     * @param asOf the day whose rules are used
     * @return empty when there is no such form or decision, or none in force that day
     */
    public Optional<Decision> decide(String form, String decision, LocalDate asOf, JsonObject facts) {
        return rooms.forms().shipped(form).flatMap(pack -> pack.decisions().decide(decision, asOf, facts));
    }

    /** Runs one decision on the answers of a draft so far, as of today; stores nothing. */
    public Optional<Decision> decide(Draft draft, String decision) {
        return rooms.forms().decide(draft, decision);
    }

    /**
     * A team's working time, by which its clocks are computed.
     *
     * @throws CareFormsException {@code CALLER} when there is no such team
     */
    public WorkingTime workingTime(String team) {
        return rooms.workingTimes().required(team, rooms.council());
    }

    /** Runs every sample of every pack. */
    public PackReport checkPacks() {
        return rooms.checkPacks();
    }

    /** Asks each plug-in whether settings, connection, credentials and mappings will work, without changing anything. */
    public List<SetupProblem> check() {
        return PlugInCheck.of(rooms);
    }

    /** How this node is, now. */
    public Health health() {
        return rooms.vitals().take();
    }

    /**
     * Does in this thread whatever is due by the clock, until nothing is left, and says how many pieces of work that was: for
     * tests, tools, and hosts built with {@code background(false)}. Threads of our own, where there are any, keep their jobs.
     */
    public int runDue() {
        return rooms.runDue();
    }

    /** Stops taking up work, waits for what is in hand, and closes connectors and the notice sender; a database that was given stays open. */
    @Override
    public void close() {
        Wiring.closeAll(rooms.closeables());
    }

    /** Takes the parts, and checks them all together when it builds. Not thread-safe. */
    public static final class Builder {

        private final Parts parts = new Parts();

        private Builder() {}

        /**
         * The database; an embedded H2 file in {@code ./careforms-data} unless one is given.
         *
         * <p>Its pool needs a connection for each thread that serves requests and, because a job notes its try on a connection of
         * its own, one more than there are job threads: 20 are enough for one small node. It is not closed by us.
         */
        public Builder database(DataSource database) {
            parts.database = database;
            return this;
        }

        /** The form packs, and with them the council they are for. */
        public Builder packs(FormPacks packs) {
            parts.packs = packs;
            return this;
        }

        /** The workflow engine. */
        public Builder workflow(WorkflowEngine.Factory workflow) {
            parts.workflow = workflow;
            return this;
        }

        /** The decision engine. */
        public Builder decisions(Decisions decisions) {
            parts.decisions = decisions;
            return this;
        }

        /** Adds a case system under the name that form packs use to route to it. */
        public Builder connector(String id, CaseConnector connector) {
            Parts.once(parts.connectors, "Connector", id, connector);
            return this;
        }

        /** Adds a case system that can look for people, under the name that processes use in {@code finder}. */
        public Builder people(String id, PersonFinder finder) {
            Parts.once(parts.people, "Finder", id, finder);
            return this;
        }

        /** Adds a source that knows details of people, under the name that {@link CareForms#prefill} asks it by. */
        public Builder prefill(String id, PrefillSource source) {
            Parts.once(parts.prefill, "Prefill source", id, source);
            return this;
        }

        /** What sends letters and notices. */
        public Builder notices(NoticeSender notices) {
            parts.notices = notices;
            return this;
        }

        /** Where the files are kept that people add to forms, a place that every node reaches; a folder beside the embedded database unless given. */
        public Builder files(FileStore files) {
            parts.files = files;
            return this;
        }

        /** What scans those files; needed as soon as a form asks for one, because only what was scanned is ever opened or sent on. */
        public Builder scanner(FileScanner scanner) {
            parts.scanner = scanner;
            return this;
        }

        /** The clock; one that goes by the database, see {@link DatabaseClock}, unless another is given. */
        public Builder clock(Clock clock) {
            parts.clock = clock;
            return this;
        }

        /** This node's unique and lasting name, the host's unless given: at start it frees what it held before a crash. */
        public Builder node(String node) {
            parts.node = node;
            return this;
        }

        /** Whether work is done on threads of our own (the default), or only in {@link CareForms#runDue()}. */
        public Builder background(boolean background) {
            parts.background = background;
            return this;
        }

        /** How long one job may run before another node takes it over: the slowest connector call and a margin, 30 s to 10 min. */
        public Builder lockTime(Duration lockTime) {
            parts.lockTime = lockTime;
            return this;
        }

        /** The address people reach the pages at, like {@code https://forms.westmere.example/care}; links in e-mails begin with it. */
        public Builder baseUrl(String baseUrl) {
            parts.baseUrl = baseUrl;
            return this;
        }

        /** A file with a refreshed copy of GOV.UK's bank holidays, merged with those that are bundled. */
        public Builder bankHolidays(Path feed) {
            parts.bankHolidays = feed;
            return this;
        }

        /** How many connections the database's pool has, where that cannot be read from the pool itself. */
        public Builder connections(int connections) {
            parts.connections = OptionalInt.of(connections);
            return this;
        }

        /** Looks at everything a start needs and at what is stored; starts, writes, migrates and closes nothing. */
        public DoctorReport doctor() {
            return new Doctor(parts).report();
        }

        /**
         * Checks everything together and opens the door.
         *
         * @throws CareFormsException {@code SETUP} with everything that is wrong, one thing a line
         */
        public CareForms build() {
            return Wiring.open(parts);
        }
    }
}
