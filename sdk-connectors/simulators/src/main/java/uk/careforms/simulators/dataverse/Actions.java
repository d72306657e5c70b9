package uk.careforms.simulators.dataverse;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.dataverse.Row.Reference;
import uk.careforms.simulators.internal.http.Answer;

/**
 * Functions and actions: {@code WhoAmI}, {@code AddToQueue} bound to a queue, {@code SendAppNotification}.
 *
 * <p>Sources: learn.microsoft.com "AddToQueue Action" (mt607880), "AddToQueueResponse" (mt608105), "Send in-app
 * notifications within model-driven apps" and "SendAppNotification Action", read in November 2026.
 */
final class Actions {

    private static final String ADD_TO_QUEUE = "Microsoft.Dynamics.CRM.AddToQueue";
    private static final UUID ORGANISATION = UUID.fromString("0c000000-0000-4000-8000-000000000001");
    private static final UUID BUSINESS_UNIT = UUID.fromString("0b000000-0000-4000-8000-000000000001");

    private final Schema schema;
    private final Store store;
    private final Finder finder;
    private final RowRules rules;
    private final String root;
    private final UUID caller;

    Actions(Schema schema, Store store, Finder finder, RowRules rules, String root, UUID caller) {
        this.schema = schema;
        this.store = store;
        this.finder = finder;
        this.rules = rules;
        this.root = root;
        this.caller = caller;
    }

    /** The answer, or empty when the address is neither function nor action. */
    Optional<Answer> perform(Operation operation, Address address) {
        boolean post = operation.method().equals("POST");
        if (operation.method().equals("GET") && address.first().equals("WhoAmI")) {
            return Optional.of(whoAmI());
        }
        if (post && address.rest().size() == 1 && address.rest().get(0).equals(ADD_TO_QUEUE)) {
            return Optional.of(addToQueue(operation, address));
        }
        if (post && address.first().equals("SendAppNotification")) {
            return Optional.of(notifyUser(operation));
        }
        return Optional.empty();
    }

    private Answer whoAmI() {
        return response(
                "WhoAmIResponse",
                Map.of("UserId", caller, "BusinessUnitId", BUSINESS_UNIT, "OrganizationId", ORGANISATION));
    }

    /** A record is in one queue at most: adding it again moves its queue item. */
    private Answer addToQueue(Operation operation, Address address) {
        Table queues = finder.table(address);
        if (!queues.name().equals("queue")) {
            throw new Refusal(404, "0x80060888", "Resource not found for the segment '" + ADD_TO_QUEUE + "'.");
        }
        Row queue = finder.require(queues, address);
        ObjectNode body = Json.read(operation.body());
        Row target = target(body.path("Target"));
        if (!target.table().queueable()) {
            throw new Refusal(400, "", "Rows of '" + target.table().name() + "' cannot be put in a queue.");
        }
        Table items = schema.require("queueitem");
        Optional<Row> item = store.all(items).stream()
                .filter(row -> row.value("objectid")
                        .filter(o -> ((Reference) o).id().equals(target.id()))
                        .isPresent())
                .findFirst();
        Draft draft = item.map(row -> Draft.of(row, finder, operation.references()))
                .orElseGet(() -> Draft.fresh(items, finder, operation.references()));
        if (body.path("QueueItemProperties") instanceof ObjectNode properties) {
            draft.fill(properties);
        }
        draft.put("queueid", new Reference("queue", queue.id(), "queueid"));
        draft.put(
                "objectid",
                new Reference(
                        target.table().name(),
                        target.id(),
                        "objectid_" + target.table().name()));
        target.value(target.table().title()).ifPresent(title -> draft.put("title", title));
        UUID id = item.map(Row::id).orElseGet(store::nextId);
        if (item.isPresent()) {
            rules.forUpdate(items, id, draft, false);
        } else {
            rules.forCreate(items, id, draft, false);
        }
        store.put(items, id, draft.values());
        return response("AddToQueueResponse", Map.of("QueueItemId", id));
    }

    private Row target(JsonNode target) {
        String type = target.path("@odata.type").asString("").replaceFirst("^#?Microsoft\\.Dynamics\\.CRM\\.", "");
        Table table = schema.named(type)
                .orElseThrow(() -> Refusal.payload("'Target' needs an '@odata.type' that names a table"));
        String id = target.path(table.id()).asString("");
        if (!Address.isGuid(id)) {
            throw Refusal.payload("'Target' needs its primary key '" + table.id() + "'");
        }
        return store.find(table, UUID.fromString(id)).orElseThrow(() -> Refusal.noSuchRow(table, id));
    }

    /** One user each; a team is refused. */
    private Answer notifyUser(Operation operation) {
        ObjectNode body = Json.read(operation.body());
        Row recipient = finder.bound(body.path("Recipient").asString(""), operation.references());
        if (!recipient.table().name().equals("systemuser")) {
            throw new Refusal(
                    400,
                    "",
                    "The recipient of a notification must be a user; '"
                            + recipient.table().name() + "' is not supported.");
        }
        Table table = schema.require("appnotification");
        Draft draft = Draft.fresh(table, finder, operation.references());
        ObjectNode row = Json.object();
        row.set("title", body.path("Title"));
        row.set("body", body.path("Body"));
        draft.fill(row);
        draft.put("ownerid", new Reference("systemuser", recipient.id(), "ownerid"));
        UUID id = store.nextId();
        rules.forCreate(table, id, draft, false);
        store.put(table, id, draft.values());
        return response("SendAppNotificationResponse", Map.of("NotificationId", id));
    }

    private Answer response(String type, Map<String, UUID> ids) {
        ObjectNode body = Json.object();
        body.put("@odata.context", root + "/$metadata#Microsoft.Dynamics.CRM." + type);
        ids.forEach((name, id) -> body.put(name, id.toString()));
        return new Answer(200, WebApi.ODATA_JSON, body.toString());
    }
}
