package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Decisions;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.PersonFinder;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PackReport;

/**
 * The front door: forms go out, submissions come in, cases and deliveries go on from there.
 *
 * <p>Thread-safe; make one per application and close it on shutdown.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class CareForms implements AutoCloseable {

    private CareForms() {}

    /** Begins to put a front door together. */
    public static Builder builder() {
        return new Builder();
    }

    /** The newest version of every form, by id. */
    public List<FormDefinition> forms() {
        throw new UnsupportedOperationException();
    }

    /** The newest version of a form. */
    public Optional<FormDefinition> form(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * A form at the version that a draft or case is pinned to.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form or version
     */
    public FormDefinition form(FormVersion version) {
        throw new UnsupportedOperationException();
    }

    /** The council whose front door this is. */
    public Council council() {
        throw new UnsupportedOperationException();
    }

    /** The only source of time. */
    public Clock clock() {
        throw new UnsupportedOperationException();
    }

    public Drafts drafts() {
        throw new UnsupportedOperationException();
    }

    public Submissions submissions() {
        throw new UnsupportedOperationException();
    }

    public Cases cases() {
        throw new UnsupportedOperationException();
    }

    public Tasks tasks() {
        throw new UnsupportedOperationException();
    }

    public Deliveries deliveries() {
        throw new UnsupportedOperationException();
    }

    public Sessions sessions() {
        throw new UnsupportedOperationException();
    }

    /** The address people reach the pages at, without a slash at its end; empty when none was given. */
    public Optional<String> baseUrl() {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs one decision of a form's newest version on facts given by name; stores nothing.
     *
     * @param asOf the day whose rules are used
     * @return empty when there is no such form or decision, or none in force that day
     */
    public Optional<Decision> decide(String form, String decision, LocalDate asOf, JsonObject facts) {
        throw new UnsupportedOperationException();
    }

    /** Runs one decision on the answers of a draft so far, as of today; stores nothing. */
    public Optional<Decision> decide(Draft draft, String decision) {
        throw new UnsupportedOperationException();
    }

    /**
     * A team's working time, by which its clocks are computed.
     *
     * @throws CareFormsException {@code CALLER} when there is no such team
     */
    public WorkingTime workingTime(String team) {
        throw new UnsupportedOperationException();
    }

    /** Runs every sample of every pack. */
    public PackReport checkPacks() {
        throw new UnsupportedOperationException();
    }

    /** Asks each plug-in whether settings, connection, credentials and mappings will work, without changing anything. */
    public List<SetupProblem> check() {
        throw new UnsupportedOperationException();
    }

    /** How this node is, now. */
    public Health health() {
        throw new UnsupportedOperationException();
    }

    /**
     * Does in this thread whatever is due by the clock, until nothing is left: for tests and tools, and for hosts built with
     * {@code background(false)}.
     *
     * @return how many pieces of work were done
     */
    public int runDue() {
        throw new UnsupportedOperationException();
    }

    /** Stops taking up work, waits for what is in hand, and lets go of everything that was not handed in. */
    @Override
    public void close() {}

    /** Takes the parts, and checks them all together when it builds. Not thread-safe. */
    public static final class Builder {

        final Map<String, CaseConnector> connectors = new LinkedHashMap<>();
        final Map<String, PersonFinder> people = new LinkedHashMap<>();

        @Nullable
        DataSource database;

        @Nullable
        FormPacks packs;

        @Nullable
        Council council;

        WorkflowEngine.@Nullable Factory workflow;

        @Nullable
        Decisions decisions;

        @Nullable
        NoticeSender notices;

        @Nullable
        Path bankHolidays;

        Clock clock = Clock.systemUTC();
        String node = "careforms";
        boolean background = true;
        Duration lockTime = Duration.ofMinutes(2);

        @Nullable
        String baseUrl;

        private Builder() {}

        /** The database; an embedded H2 file in {@code ./careforms-data} unless one is given. It is not closed by us. */
        public Builder database(DataSource database) {
            this.database = database;
            return this;
        }

        /** The form packs. */
        public Builder packs(FormPacks packs) {
            this.packs = packs;
            return this;
        }

        /** The council, when it does not come from the {@code council.json} beside the packs. */
        public Builder council(Council council) {
            this.council = council;
            return this;
        }

        /** The workflow engine. */
        public Builder workflow(WorkflowEngine.Factory workflow) {
            this.workflow = workflow;
            return this;
        }

        /** The decision engine. */
        public Builder decisions(Decisions decisions) {
            this.decisions = decisions;
            return this;
        }

        /** Adds a case system under the name that form packs use to route to it. */
        public Builder connector(String id, CaseConnector connector) {
            if (connectors.putIfAbsent(id, connector) != null) {
                throw new CareFormsException(
                        Fault.CALLER, "Connector '" + id + "' is added twice; every connector needs its own name");
            }
            return this;
        }

        /** Adds a case system that can look for people, under the name that processes use in {@code finder}. */
        public Builder people(String id, PersonFinder finder) {
            if (people.putIfAbsent(id, finder) != null) {
                throw new CareFormsException(
                        Fault.CALLER, "Finder '" + id + "' is added twice; every finder needs its own name");
            }
            return this;
        }

        /** What sends letters and notices. */
        public Builder notices(NoticeSender notices) {
            this.notices = notices;
            return this;
        }

        /** The clock; the system's own unless one is given. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** This node's unique and lasting name, like its host name: what it owned before a crash is freed by it at start. */
        public Builder node(String node) {
            this.node = node;
            return this;
        }

        /** Whether work is done on threads of our own (the default), or only in {@link CareForms#runDue()}. */
        public Builder background(boolean background) {
            this.background = background;
            return this;
        }

        /** How long one job may run before another node takes it over: the slowest connector call and a margin, 30 s to 10 min. */
        public Builder lockTime(Duration lockTime) {
            this.lockTime = lockTime;
            return this;
        }

        /** The address people reach the pages at, like {@code https://forms.westmere.example/care}; links in e-mails begin with it. */
        public Builder baseUrl(String baseUrl) {
            this.baseUrl = baseUrl;
            return this;
        }

        /** A file with a refreshed copy of GOV.UK's bank holidays, merged with those that are bundled. */
        public Builder bankHolidays(Path feed) {
            this.bankHolidays = feed;
            return this;
        }

        /**
         * Checks everything together and opens the door.
         *
         * @throws CareFormsException {@code SETUP} with everything that is wrong, one thing a line
         */
        public CareForms build() {
            throw new UnsupportedOperationException();
        }
    }
}
