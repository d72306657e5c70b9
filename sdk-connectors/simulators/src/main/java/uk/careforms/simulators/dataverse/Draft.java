package uk.careforms.simulators.dataverse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.dataverse.Row.Reference;
import uk.careforms.simulators.dataverse.Table.Lookup;

/** Turns a body into the values of a row, checking each name and value as the service does. */
final class Draft {

    private static final String BIND = "@odata.bind";

    private final Table table;
    private final Finder finder;
    private final Map<String, String> references;
    private final Map<String, Object> values;
    private Optional<UUID> id = Optional.empty();

    private Draft(Table table, Finder finder, Map<String, String> references, Map<String, Object> values) {
        this.table = table;
        this.finder = finder;
        this.references = references;
        this.values = new LinkedHashMap<>(values);
    }

    static Draft fresh(Table table, Finder finder, Map<String, String> references) {
        return new Draft(table, finder, references, Map.of());
    }

    static Draft of(Row row, Finder finder, Map<String, String> references) {
        return new Draft(row.table(), finder, references, row.values());
    }

    /** The primary key that the body holds. */
    Optional<UUID> id() {
        return id;
    }

    Map<String, Object> values() {
        return values;
    }

    void fill(ObjectNode body) {
        body.properties().forEach(entry -> set(entry.getKey(), entry.getValue()));
    }

    private void set(String name, JsonNode value) {
        if (name.endsWith(BIND)) {
            bind(name.substring(0, name.length() - BIND.length()), value);
        } else if (!name.contains("@")) {
            property(name, value);
        }
    }

    private void property(String name, JsonNode value) {
        if (name.equals(table.id())) {
            if (!value.isString() || !Address.isGuid(value.stringValue())) {
                throw Refusal.payload("Cannot convert the literal to the expected type 'Edm.Guid'.");
            }
            id = Optional.of(UUID.fromString(value.stringValue()));
            return;
        }
        if (table.lookupColumn(name).isPresent()) {
            throw new Refusal(
                    400,
                    "0x80060888",
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
        }
        if (table.lookup(name).isPresent()) {
            if (value.isObject() || value.isArray()) {
                throw Refusal.notSimulated("creating related rows in one request (deep insert); use a change set");
            }
            throw Refusal.payload("A 'PrimitiveValue' node was found where navigation property '" + name
                    + "' expects an object; use '" + name + "@odata.bind'.");
        }
        Column column = table.column(name)
                .orElseThrow(() -> Refusal.payload("The property '" + name + "' does not exist on type '" + table.type()
                        + "'. Make sure to only use property names that are defined by the type."));
        if (column.readOnly()) {
            // Stricter: the pages say only that such columns are not valid for create or update.
            throw Refusal.payload("The property '" + name + "' of '" + table.type() + "' cannot be written.");
        }
        put(name, column.read(table, value));
    }

    private void bind(String navigation, JsonNode value) {
        Lookup lookup = table.lookup(navigation)
                .orElseThrow(() -> Refusal.payload("An undeclared property '" + navigation
                        + "' which only has property annotations in the payload but no property value was found in the "
                        + "payload. In OData, only declared navigation properties and declared named streams can be "
                        + "represented as properties without values."));
        if (value.isNull()) {
            put(lookup.column(), null);
            return;
        }
        if (!value.isString()) {
            throw Refusal.payload("The value of '" + navigation + BIND + "' must be the address of one row");
        }
        Row target = finder.bound(value.stringValue(), references);
        if (!lookup.targets().contains(target.table().name())) {
            throw Refusal.payload("Navigation property '" + navigation + "' leads to " + lookup.targets() + ", not to '"
                    + target.table().name() + "'");
        }
        put(lookup.column(), new Reference(target.table().name(), target.id(), navigation));
    }

    void put(String column, @Nullable Object value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
    }
}
