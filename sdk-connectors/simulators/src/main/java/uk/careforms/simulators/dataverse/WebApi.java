package uk.careforms.simulators.dataverse;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.dataverse.BatchRequest.Inner;
import uk.careforms.simulators.dataverse.BatchRequest.Item;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.Headers;

/** The Web API under its service root: single operations, batches, actions and table definitions. */
final class WebApi implements Batch.Resolver {

    static final Headers ODATA_JSON = Headers.of("Content-Type", "application/json; odata.metadata=minimal")
            .with("OData-Version", "4.0");

    /** Versions 9.0 to 9.2 answer alike here. */
    private static final Pattern ROOT = Pattern.compile("/api/data/v9\\.[0-2]/?");

    private static final Set<String> WITH_BODY = Set.of("POST", "PATCH", "PUT");

    private final Schema schema;
    private final Store store;
    private final String environment;
    private final Finder finder;
    private final RowRules rules;
    private final Rows rows;
    private final Actions actions;
    private final FileBlocks blocks;
    private final Memberships memberships;
    private final Definitions definitions;
    private final Batch batch;
    private final boolean errorCodes;
    private final AtomicLong serial = new AtomicLong();

    WebApi(DataverseSimulator.Builder settings, Schema schema, Store store, Counters counters, String environment) {
        this.schema = schema;
        this.store = store;
        this.environment = environment;
        this.errorCodes = settings.errorCodes;
        String root = environment + "/api/data/v9.2";
        this.finder = new Finder(schema, store, root);
        this.rules = new RowRules(store, settings.clock, settings.duplicateStatus);
        Representation representation = new Representation(schema, store, root);
        this.rows = new Rows(store, finder, rules, representation, counters, root);
        this.blocks = new FileBlocks(schema, store, finder, rules, counters, root, settings.blocksOnlyCreate);
        this.memberships = new Memberships(schema, store, finder, representation);
        this.actions = new Actions(schema, store, finder, rules, root, DataverseSimulator.APPLICATION_USER);
        this.definitions = new Definitions(schema, root);
        this.batch = new Batch(store, this, settings.plainFailedChangeSets);
    }

    static boolean holds(Call call) {
        return ROOT.matcher(call.path()).lookingAt();
    }

    Answer answer(Call call) {
        return (isBatch(call) ? batch(call) : single(call))
                .with(
                        "x-ms-service-request-id",
                        new UUID(0x4e9_4000L, 0x8000_0000_0000_0000L | serial.incrementAndGet()).toString());
    }

    /** Puts in a row as a client would, names and values checked, but not counted as a client's. */
    UUID seed(Table table, ObjectNode body) {
        try {
            return store.transact(() -> {
                Draft draft = Draft.fresh(table, finder, Map.of());
                draft.fill(body);
                UUID id = draft.id().orElseGet(store::nextId);
                rules.forCreate(table, id, draft, false);
                store.put(table, id, draft.values());
                return id;
            });
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(
                    "A row of table '" + table.name() + "' cannot be put in: " + refusal.getMessage(), refusal);
        }
    }

    Memberships memberships() {
        return memberships;
    }

    /** Forgets uploads under way and who belongs where. */
    void clear() {
        blocks.clear();
        memberships.clear();
    }

    private Answer batch(Call call) {
        try {
            return batch.run(call);
        } catch (Refusal refusal) {
            return refusal.answer(errorCodes, "");
        }
    }

    private Answer single(Call call) {
        String path = ROOT.matcher(call.path()).replaceFirst("");
        return perform(new Operation(call.method(), path, call.query(), call.headers(), call.body(), Map.of()))
                .answer();
    }

    @Override
    public Outcome perform(Operation operation) {
        try {
            return store.transact(() -> route(operation));
        } catch (Refusal refusal) {
            String trace = operation.wantsAnnotations() ? "[simulated trace] " + operation.body() : "";
            return Outcome.of(refusal.answer(errorCodes, trace));
        }
    }

    private Outcome route(Operation operation) {
        boolean json = operation.headers().mediaType().equals("application/json");
        if (WITH_BODY.contains(operation.method()) && !json) {
            throw new Refusal(415, "", "A request with a body needs 'Content-Type: application/json'.");
        }
        Address address = Address.parse(operation.path());
        if (address.first().equals("EntityDefinitions")) {
            return Outcome.of(definitions.perform(operation, address));
        }
        Optional<Answer> action = actions.perform(operation, address)
                .or(() -> blocks.perform(operation, address))
                .or(() -> memberships.perform(operation, address));
        return action.isPresent() ? Outcome.of(action.get()) : rows.perform(operation, address);
    }

    /** Absolute address, absolute path, or relative to the service root. */
    @Override
    public String path(String target) {
        String path = target.startsWith(environment + "/") ? target.substring(environment.length()) : target;
        if (path.contains("://")) {
            throw Refusal.url("The address of a part belongs to another service");
        }
        var root = ROOT.matcher(path);
        return root.lookingAt() ? path.substring(root.end()) : path;
    }

    /** Logical and set names of the tables that a request touches, those of all parts in a batch. */
    Set<String> tables(Call call) {
        Set<String> tables = new HashSet<>();
        if (isBatch(call)) {
            try {
                for (Item item : BatchRequest.read(call).items()) {
                    for (Inner inner : item.requests()) {
                        tables.addAll(names(path(inner.target())));
                    }
                }
            } catch (Refusal unreadable) {
                return tables;
            }
        } else {
            tables.addAll(names(path(call.path())));
        }
        return tables;
    }

    private Set<String> names(String path) {
        String set = path.replaceFirst("^/", "").replaceFirst("[(/?].*$", "");
        if (FileBlocks.holds(set)) {
            return Set.of("annotation", "annotations");
        }
        if (set.equals("SendAppNotification")) {
            return Set.of("appnotification", "appnotifications");
        }
        return schema.ofSet(set).map(table -> Set.of(table.name(), table.set())).orElse(Set.of());
    }

    private static boolean isBatch(Call call) {
        return call.method().equals("POST") && call.path().endsWith("/$batch");
    }
}
