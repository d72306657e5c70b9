package uk.careforms.simulators.dataverse;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.LoggedCall;
import uk.careforms.simulators.faults.Faults;
import uk.careforms.simulators.internal.faults.FaultScripts;
import uk.careforms.simulators.internal.http.CallLog;
import uk.careforms.simulators.internal.http.LoopbackServer;
import uk.careforms.simulators.internal.pages.FaultDesk;

/**
 * A Dataverse environment with its token endpoint, over real HTTP on loopback.
 *
 * <p>Holds the tables that a front door writes (contacts, incidents, annotations, tasks, queues and queue items, teams,
 * users) in memory, and answers as Microsoft's pages say; see the package. A person looks at {@link #pageUrl()}.
 * Thread-safe. Deterministic: with a fixed clock and one client, two equal runs give equal rows, ids and answers.
 */
public final class DataverseSimulator implements AutoCloseable {

    static final String TENANT = "0e000000-0000-4000-8000-000000000001";
    static final UUID APPLICATION_USER = UUID.fromString("30000000-0000-4000-8000-0000000000ff");

    private final Builder settings;
    private final Schema schema;
    private final Store store = new Store();
    private final Counters counters = new Counters();
    private final FaultScripts faults = new FaultScripts();
    private final ServiceLimits limits;
    private final CallLog log;
    private final TokenDesk tokens;
    private final LoopbackServer server;
    private final WebApi api;
    private final Reception reception;
    private final Seeds seeds;

    private DataverseSimulator(Builder settings) {
        this.settings = settings;
        this.schema = Schema.patched(settings.patches);
        this.limits = new ServiceLimits(settings.clock);
        this.log = new CallLog(settings.clock);
        this.tokens = new TokenDesk(settings, counters);
        this.server = LoopbackServer.on("simulated-dataverse", settings.port);
        this.api = new WebApi(settings, schema, store, counters, server.url());
        FaultDesk desk = new FaultDesk(faults);
        DataversePage page = new DataversePage(schema, store, log, desk);
        this.reception = new Reception(api, tokens, limits, faults, log, counters, page, desk, server.url());
        this.seeds = new Seeds(schema, api);
        seeds.standing();
    }

    /** Starts with every default: any free port, the machine's clock, an empty database. */
    public static DataverseSimulator start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The environment's address, without a slash at the end; the Web API is below {@code /api/data/v9.2/}. */
    public String environmentUrl() {
        return server.url();
    }

    public String tokenUrl() {
        return server.url() + Reception.TOKEN_PATH;
    }

    /** The token endpoint of version 1, which asks for {@code resource} and not for {@code scope}. */
    public String olderTokenUrl() {
        return server.url() + Reception.OLDER_TOKEN_PATH;
    }

    /** The page for people; add {@code .json} for programs. */
    public String pageUrl() {
        return server.url() + "/simulator";
    }

    public String clientId() {
        return settings.clientId;
    }

    public String clientSecret() {
        return settings.clientSecret;
    }

    public Faults faults() {
        return faults;
    }

    public ServiceLimits limits() {
        return limits;
    }

    /** Makes every access token worthless, as when a secret is withdrawn. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /**
     * Puts in a row as a client would; one with the same id is replaced.
     *
     * @param table logical name
     * @param row as in a request's JSON, {@code @odata.bind} and the primary key allowed
     * @return the row's id
     * @throws IllegalArgumentException if the service would refuse it
     */
    public UUID seed(String table, Map<String, ?> row) {
        return api.seed(schema.require(table), (ObjectNode) Json.of(row));
    }

    /** Makes a user a member of a queue or a team; all three must have been put in. */
    public void seedMember(UUID group, UUID user) {
        api.memberships().add(group, user);
    }

    /** Puts in an invented council: four queues, four teams, two users and four people, always with the same ids. */
    public void seedInventedCouncil() {
        seeds.inventedCouncil();
    }

    /**
     * The rows of a table in the order of their creation.
     *
     * <p>By the names under which a client reads them, lookups as {@code _x_value}; text, numbers and booleans only;
     * what is empty is left out.
     */
    public List<Map<String, Object>> rows(String table) {
        return store.all(schema.require(table)).stream()
                .map(row -> Collections.unmodifiableMap(Representation.flat(row)))
                .toList();
    }

    /** The requests received, oldest first, the pages for people not among them; the last 10,000. */
    public List<LoggedCall> requests() {
        return log.calls();
    }

    /** Keeps the bodies of requests too, from now on. Only for tests with invented people. */
    public void recordBodies() {
        log.recordBodies(true);
    }

    public Totals totals() {
        return new Totals(
                log.total(),
                counters.tokens.get(),
                counters.created.get(),
                counters.updated.get(),
                counters.deleted.get(),
                counters.signInPages.get(),
                faults.struck());
    }

    /** Forgets rows, requests, counts, faults and limits; tokens stay in force. */
    public void clear() {
        faults.clear();
        limits.clear();
        store.clear();
        api.clear();
        counters.clear();
        log.clear();
        seeds.standing();
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * What was counted since the start or the last {@link #clear()}; what was seeded is not counted.
     *
     * @param requests all but those for the pages
     * @param signInPages how often a client followed a redirect to the page that asks to sign in
     * @param faults since the start
     */
    public record Totals(
            long requests, long tokens, long created, long updated, long deleted, long signInPages, long faults) {}

    /** Settings; every one has a default. */
    public static final class Builder {

        final List<String> patches = new ArrayList<>();
        int port;
        Clock clock = Clock.systemUTC();
        String clientId = "ca000000-0000-4000-8000-000000000001";
        String clientSecret = "simulated-secret";
        Duration tokenLifetime = Duration.ofSeconds(3599);
        boolean expiresInAsText;
        boolean errorCodes = true;
        boolean plainFailedChangeSets;
        boolean blocksOnlyCreate;
        Optional<X509Certificate> certificate = Optional.empty();
        int duplicateStatus = 412;

        private Builder() {}

        /** 0, the default, takes any free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** By which tokens expire, limits are counted and rows are stamped. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        public Builder client(String id, String secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /** Registers the certificate whose key may sign in place of the secret. */
        public Builder certificate(X509Certificate registered) {
            this.certificate = Optional.of(registered);
            return this;
        }

        /** Whole seconds; 3,599 as Entra usually gives. */
        public Builder tokenLifetime(Duration lifetime) {
            this.tokenLifetime = lifetime;
            return this;
        }

        /** Sends {@code expires_in} as text, as some servers do, and not as a number. */
        public Builder expiresInAsText() {
            this.expiresInAsText = true;
            return this;
        }

        /**
         * Changes the tables by a JSON Merge Patch over the shipped {@code tables.json}: a column of a council's own, a
         * key whose index is pending, a column that is missing.
         *
         * <p>Like {@code {"contact": {"keys": {"cf_nhsnumber_key": {"status": "Pending"}}}}}.
         */
        public Builder tables(String mergePatch) {
            this.patches.add(mergePatch);
            return this;
        }

        /** Leaves the code of every error empty, as Microsoft's page on conditional operations shows it. */
        public Builder emptyErrorCodes() {
            this.errorCodes = false;
            return this;
        }

        /** Answers a duplicate found by rule with 500, as one page of Microsoft's shows, and not with 412. */
        public Builder duplicatesAsServerError() {
            this.duplicateStatus = 500;
            return this;
        }

        /** Answers a failed change set with a plain part, as OData 4.0 says, and not one inside a multipart. */
        public Builder plainFailedChangeSets() {
            this.plainFailedChangeSets = true;
            return this;
        }

        /** Refuses blocks for a note that is there, as an older edition of Microsoft's page says, and does not replace it. */
        public Builder blocksOnlyCreate() {
            this.blocksOnlyCreate = true;
            return this;
        }

        /** The organisation's limit of one file in characters of base64; 5,242,880 as in a new environment. */
        public Builder largestFile(int base64) {
            return tables("{\"annotation\": {\"columns\": {\"documentbody\": {\"maxLength\": " + base64 + "}}}}");
        }

        /**
         * Starts to listen.
         *
         * @throws java.io.UncheckedIOException if the port is taken
         */
        public DataverseSimulator start() {
            DataverseSimulator simulator = new DataverseSimulator(this);
            simulator.server.start(simulator.reception::reply);
            return simulator;
        }
    }
}
