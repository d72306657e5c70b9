package uk.careforms.simulators.dataverse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.dataverse.Row.Reference;
import uk.careforms.simulators.internal.http.Answer;

/** Reads and writes of rows: GET, POST, PATCH, PUT of one property, DELETE. */
final class Rows {

    private static final int LARGEST_PAGE = 5_000;

    private final Store store;
    private final Finder finder;
    private final RowRules rules;
    private final Representation representation;
    private final Counters counters;
    private final String root;

    Rows(Store store, Finder finder, RowRules rules, Representation representation, Counters counters, String root) {
        this.store = store;
        this.finder = finder;
        this.rules = rules;
        this.representation = representation;
        this.counters = counters;
        this.root = root;
    }

    Outcome perform(Operation operation, Address address) {
        Table table = finder.table(address);
        if (!address.rest().isEmpty()) {
            if (operation.method().equals("PUT") && address.rest().size() == 1 && address.isKeyed()) {
                return putProperty(operation, table, address);
            }
            throw Refusal.notSimulated("navigating to '" + String.join("/", address.rest()) + "'");
        }
        String what = operation.method().toUpperCase(Locale.ROOT) + (address.isKeyed() ? " one" : " set");
        return switch (what) {
            case "GET one" -> getOne(operation, table, address);
            case "GET set" -> getSet(operation, table);
            case "POST set" -> post(operation, table);
            case "PATCH one" -> patch(operation, table, address);
            case "DELETE one" -> delete(operation, table, address);
            default ->
                throw new Refusal(
                        405,
                        "0x80060888",
                        "The requested resource does not support http method '" + operation.method() + "'.");
        };
    }

    private Outcome getOne(Operation operation, Table table, Address address) {
        Query query = Query.parse(table, operation.query());
        Row row = finder.require(table, address);
        boolean unchanged = operation.ifNoneMatch().filter(row.etag()::equals).isPresent();
        if (unchanged && !operation.wantsAnnotations()) {
            return Outcome.of(Answer.empty(304).with("OData-Version", "4.0"));
        }
        return Outcome.of(json(200, representation.entity(row, query.select(), operation.wantsAnnotations()))
                .with("ETag", row.etag()));
    }

    private Outcome getSet(Operation operation, Table table) {
        Query query = Query.parse(table, operation.query());
        List<Row> all = store.all(table).stream()
                .filter(query.filter())
                .sorted(query.order())
                .toList();
        int page = Math.min(operation.pageSize().orElse(LARGEST_PAGE), LARGEST_PAGE);
        int size = query.top().orElse(page);
        ObjectNode body = Json.object();
        body.put("@odata.context", representation.context(table, query.select()));
        if (query.count()) {
            body.put("@odata.count", Math.min(all.size(), LARGEST_PAGE));
        }
        ArrayNode value = body.putArray("value");
        all.stream()
                .skip(query.skip())
                .limit(size)
                .forEach(row -> value.add(representation.inList(row, query.select(), operation.wantsAnnotations())));
        if (query.top().isEmpty() && query.skip() + size < all.size()) {
            String rest = operation.query().replaceAll("(^|&)(\\$|%24)skiptoken=[^&]*", "");
            body.put(
                    "@odata.nextLink",
                    root + "/" + table.set() + "?" + rest + (rest.isEmpty() ? "" : "&") + "$skiptoken="
                            + (query.skip() + size));
        }
        return Outcome.of(json(200, body));
    }

    private Outcome post(Operation operation, Table table) {
        Draft draft = Draft.fresh(table, finder, operation.references());
        draft.fill(Json.read(operation.body()));
        return create(operation, table, draft, Optional.empty());
    }

    private Outcome create(Operation operation, Table table, Draft draft, Optional<String> location) {
        UUID id = draft.id().orElseGet(store::nextId);
        if (store.find(table, id).isPresent()) {
            throw alreadyThere();
        }
        rules.forCreate(table, id, draft, operation.detectsDuplicates());
        store.put(table, id, draft.values());
        store.tally(counters.created);
        return written(operation, table, id, 201, location.orElseGet(() -> table.set() + "(" + id + ")"));
    }

    private Outcome patch(Operation operation, Table table, Address address) {
        Optional<Row> found = finder.find(table, address);
        if (found.isEmpty()) {
            if (operation.ifMatch().isPresent()) {
                throw notFound(table, address);
            }
            Draft draft = Draft.fresh(table, finder, operation.references());
            ObjectNode body = Json.read(operation.body());
            address.id().ifPresent(id -> body.putIfAbsent(table.id(), Json.of(id.toString())));
            address.alternateKey(table)
                    .forEach((column, value) -> body.putIfAbsent(column, keyValue(table, column, value)));
            draft.fill(body);
            return create(operation, table, draft, Optional.of(address.text()));
        }
        if (operation.ifNoneMatch().filter("*"::equals).isPresent()) {
            throw alreadyThere();
        }
        requireVersion(operation, found.get());
        ObjectNode body = Json.read(operation.body());
        body.remove(table.id());
        body.remove(address.alternateKey(table).keySet());
        return update(operation, found.get(), body, address.text());
    }

    private Outcome putProperty(Operation operation, Table table, Address address) {
        Row row = finder.require(table, address);
        requireVersion(operation, row);
        ObjectNode value = Json.read(operation.body());
        if (value.get("value") == null) {
            throw Refusal.payload("PUT of one property expects an object with 'value'");
        }
        ObjectNode body = Json.object();
        body.set(address.rest().get(0), value.get("value"));
        update(operation, row, body, address.text());
        return Outcome.of(Answer.empty(204).with("OData-Version", "4.0"));
    }

    private Outcome update(Operation operation, Row row, ObjectNode body, String location) {
        Draft draft = Draft.of(row, finder, operation.references());
        draft.fill(body);
        rules.forUpdate(row.table(), row.id(), draft, operation.detectsDuplicates());
        store.put(row.table(), row.id(), draft.values());
        store.tally(counters.updated);
        return written(operation, row.table(), row.id(), 200, location);
    }

    /** Stricter: the real service may cascade; here a row that others point to stays. */
    private Outcome delete(Operation operation, Table table, Address address) {
        Row row = finder.require(table, address);
        requireVersion(operation, row);
        Predicate<Row> pointsHere = other -> other.values().values().stream()
                .anyMatch(value ->
                        value instanceof Reference reference && reference.id().equals(row.id()));
        if (store.everything().stream().anyMatch(pointsHere)) {
            throw new Refusal(
                    405,
                    "0x80040227",
                    "The object you tried to delete is associated with another object and cannot be deleted.");
        }
        store.delete(row);
        store.tally(counters.deleted);
        return Outcome.of(Answer.empty(204).with("OData-Version", "4.0"));
    }

    private Outcome written(Operation operation, Table table, UUID id, int statusWithBody, String location) {
        if (operation.wantsRepresentation()) {
            Query query = Query.parse(table, operation.query());
            Row row = store.find(table, id).orElseThrow();
            Answer answer =
                    json(statusWithBody, representation.entity(row, query.select(), operation.wantsAnnotations()));
            return new Outcome(
                    answer.with("ETag", row.etag()).with("Preference-Applied", "return=representation"), location);
        }
        String address = root + "/" + location;
        Answer answer = Answer.empty(204)
                .with("OData-Version", "4.0")
                .with("OData-EntityId", address)
                .with("Location", address);
        return new Outcome(answer, location);
    }

    private static void requireVersion(Operation operation, Row row) {
        operation
                .ifMatch()
                .filter(etag -> !etag.equals("*") && !etag.equals(row.etag()))
                .ifPresent(etag -> {
                    throw new Refusal(
                            412,
                            "0x80060882",
                            "The version of the existing record doesn't match the RowVersion property provided.");
                });
    }

    private static Refusal notFound(Table table, Address address) {
        return address.id().map(id -> Refusal.noSuchRow(table, id)).orElseGet(() -> Refusal.noSuchKey(table));
    }

    private static Refusal alreadyThere() {
        return new Refusal(412, "0x80040237", "A record with matching key values already exists.");
    }

    private static JsonNode keyValue(Table table, String column, String value) {
        boolean whole = table.column(column)
                .map(c -> c.type() == ColumnType.INTEGER || c.type().isChoice())
                .orElse(false);
        if (whole && !value.matches("-?\\d{1,9}")) {
            throw Refusal.url("The value of key column '" + column + "' is not a number");
        }
        return whole ? Json.of(Integer.valueOf(value)) : Json.of(value);
    }

    private static Answer json(int status, ObjectNode body) {
        return new Answer(status, WebApi.ODATA_JSON, body.toString());
    }
}
