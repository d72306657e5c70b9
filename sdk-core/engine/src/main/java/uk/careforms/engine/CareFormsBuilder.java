package uk.careforms.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import javax.sql.DataSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.spi.Calculation;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.FileStore;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.PrefillSource;
import uk.careforms.api.spi.WorkflowEngine;

/** Takes the parts, and checks them all together when it builds. Not thread-safe. */
public final class CareFormsBuilder {

    private final Parts parts = new Parts();

    CareFormsBuilder() {}

    /**
     * The database; an embedded H2 file in {@code ./careforms-data} unless one is given.
     *
     * <p>Its pool needs a connection for each thread that serves requests and, because a job notes its try on a connection of
     * its own, one more than there are job threads: 20 are enough for one small node. It is not closed by us.
     */
    public CareFormsBuilder database(DataSource database) {
        parts.database = database;
        return this;
    }

    /** The form packs, and with them the council they are for. */
    public CareFormsBuilder packs(FormPacks packs) {
        parts.packs = packs;
        return this;
    }

    /** The workflow engine. */
    public CareFormsBuilder workflow(WorkflowEngine.Factory workflow) {
        parts.workflow = workflow;
        return this;
    }

    /** The decision engine. */
    public CareFormsBuilder decisions(Decisions decisions) {
        parts.decisions = decisions;
        return this;
    }

    /** Adds a case system under the name that form packs use to route to it. */
    public CareFormsBuilder connector(String id, CaseConnector connector) {
        Parts.once(parts.connectors, "Connector", id, connector);
        return this;
    }

    /** Adds a case system that can look for people, under the name that processes use in {@code finder}. */
    public CareFormsBuilder people(String id, PersonFinder finder) {
        Parts.once(parts.people, "Finder", id, finder);
        return this;
    }

    /** Adds a source that knows details of people, under the name that {@link CareForms#prefill} asks it by. */
    public CareFormsBuilder prefill(String id, PrefillSource source) {
        Parts.once(parts.prefill, "Prefill source", id, source);
        return this;
    }

    /** Adds a calculation that form packs name. */
    public CareFormsBuilder calculation(Calculation calculation) {
        Parts.once(parts.calculations, "Calculation", calculation.name(), calculation);
        return this;
    }

    /** What sends letters and notices. */
    public CareFormsBuilder notices(NoticeSender notices) {
        parts.notices = notices;
        return this;
    }

    /** Where the files are kept that people add to forms, a place that every node reaches; a folder beside the embedded database unless given. */
    public CareFormsBuilder files(FileStore files) {
        parts.files = files;
        return this;
    }

    /** What scans those files; needed as soon as a form asks for one, because only what was scanned is ever opened or sent on. */
    public CareFormsBuilder scanner(FileScanner scanner) {
        parts.scanner = scanner;
        return this;
    }

    /** The clock; one that goes by the database, see {@link DatabaseClock}, unless another is given. */
    public CareFormsBuilder clock(Clock clock) {
        parts.clock = clock;
        return this;
    }

    /** This node's unique and lasting name, the host's unless given: at start it frees what it held before a crash. */
    public CareFormsBuilder node(String node) {
        parts.node = node;
        return this;
    }

    /** Whether work is done on threads of our own (the default), or only in {@link CareForms#runDue()}. */
    public CareFormsBuilder background(boolean background) {
        parts.background = background;
        return this;
    }

    /** How long one job may run before another node takes it over: the slowest connector call and a margin, 30 s to 10 min. */
    public CareFormsBuilder lockTime(Duration lockTime) {
        parts.lockTime = lockTime;
        return this;
    }

    /** The address people reach the pages at, like {@code https://forms.westmere.example/care}; links in e-mails begin with it. */
    public CareFormsBuilder baseUrl(String baseUrl) {
        parts.baseUrl = baseUrl;
        return this;
    }

    /** A file with a refreshed copy of GOV.UK's bank holidays, merged with those that are bundled. */
    public CareFormsBuilder bankHolidays(Path feed) {
        parts.bankHolidays = feed;
        return this;
    }

    /** How many connections the database's pool has, where that cannot be read from the pool itself. */
    public CareFormsBuilder connections(int connections) {
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
