package uk.careforms.simulators.dataverse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;

/**
 * Who belongs to a queue or a team: the many-to-many relationships {@code queuemembership_association} and {@code
 * teammembership_association} of Microsoft's Web API reference (queue and team EntityType, read in November 2026).
 */
final class Memberships {

    private static final Map<String, String> BY_TABLE =
            Map.of("queue", "queuemembership_association", "team", "teammembership_association");

    private final Schema schema;
    private final Store store;
    private final Finder finder;
    private final Representation representation;
    private final Map<UUID, Set<UUID>> members = new ConcurrentHashMap<>();

    Memberships(Schema schema, Store store, Finder finder, Representation representation) {
        this.schema = schema;
        this.store = store;
        this.finder = finder;
        this.representation = representation;
    }

    void add(UUID group, UUID user) {
        members.computeIfAbsent(group, id -> new LinkedHashSet<>()).add(user);
    }

    void clear() {
        members.clear();
    }

    /** The members, or empty when the address is none of a membership. */
    Optional<Answer> perform(Operation operation, Address address) {
        Optional<Table> group = schema.ofSet(address.first())
                .filter(table -> address.rest().size() == 1
                        && address.rest().get(0).equals(BY_TABLE.getOrDefault(table.name(), "")));
        if (group.isEmpty() || !operation.method().equals("GET")) {
            return Optional.empty();
        }
        Row row = finder.require(group.get(), address);
        Table users = schema.require("systemuser");
        Query query = Query.parse(users, operation.query());
        List<Row> found = members.getOrDefault(row.id(), Set.of()).stream()
                .flatMap(id -> store.find(users, id).stream())
                .filter(query.filter())
                .sorted(query.order())
                .toList();
        ObjectNode body = Json.object();
        body.put("@odata.context", representation.context(users, query.select()));
        ArrayNode value = body.putArray("value");
        found.forEach(user -> value.add(representation.inList(user, query.select(), operation.wantsAnnotations())));
        return Optional.of(new Answer(200, WebApi.ODATA_JSON, body.toString()));
    }
}
