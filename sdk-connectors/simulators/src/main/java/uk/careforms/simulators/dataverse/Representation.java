package uk.careforms.simulators.dataverse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.dataverse.Row.Reference;

/** Rows as JSON. */
final class Representation {

    private static final DateTimeFormatter BRITISH_DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);
    private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";

    private final Schema schema;
    private final Store store;
    private final String root;

    Representation(Schema schema, Store store, String root) {
        this.schema = schema;
        this.store = store;
        this.root = root;
    }

    /** One row with its context, as a read of one row answers. */
    ObjectNode entity(Row row, List<String> select, boolean annotations) {
        ObjectNode json = Json.object();
        json.put("@odata.context", context(row.table(), select) + "/$entity");
        json.setAll(inList(row, select, annotations));
        return json;
    }

    /** One row as it stands in a list. The primary key always comes, other columns as selected. */
    ObjectNode inList(Row row, List<String> select, boolean annotations) {
        ObjectNode json = Json.object();
        json.put("@odata.etag", row.etag());
        Map<String, Object> values = flat(row);
        Set<String> names = new TreeSet<>(select.isEmpty() ? names(row.table()) : select);
        names.add(row.table().id());
        for (String name : names) {
            json.set(name, Json.of(values.get(name)));
            if (annotations && values.containsKey(name)) {
                annotate(json, row, name);
            }
        }
        return json;
    }

    String context(Table table, List<String> select) {
        return root + "/$metadata#" + table.set() + (select.isEmpty() ? "" : "(" + String.join(",", select) + ")");
    }

    /** The values under the names by which they are read; text, numbers and booleans only, nothing where empty. */
    static Map<String, Object> flat(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(row.table().id(), row.id().toString());
        row.values().forEach((column, value) -> {
            if (value instanceof Reference reference) {
                values.put("_" + column + "_value", reference.id().toString());
            } else {
                values.put(column, value instanceof Number || value instanceof Boolean ? value : value.toString());
            }
        });
        return values;
    }

    private static Set<String> names(Table table) {
        Set<String> names = new TreeSet<>(table.columns().keySet());
        table.lookups().values().forEach(lookup -> names.add(lookup.valueName()));
        return names;
    }

    private void annotate(ObjectNode json, Row row, String name) {
        String column = row.table().lookupColumn(name).orElse(name);
        Object value = row.values().get(column);
        if (value instanceof Reference reference) {
            json.put(name + "@Microsoft.Dynamics.CRM.associatednavigationproperty", reference.navigation());
            json.put(name + "@Microsoft.Dynamics.CRM.lookuplogicalname", reference.table());
            schema.named(reference.table())
                    .flatMap(table -> store.find(table, reference.id()))
                    .flatMap(target -> target.value(target.table().title()))
                    .ifPresent(title -> json.put(name + FORMATTED, title.toString()));
        } else if (value instanceof LocalDate date) {
            json.put(name + FORMATTED, BRITISH_DATE.format(date));
        } else if (value instanceof Boolean yes) {
            json.put(name + FORMATTED, yes ? "Yes" : "No");
        } else if (value instanceof Integer number) {
            row.table()
                    .column(column)
                    .map(c -> c.options().getOrDefault(number, number.toString()))
                    .ifPresent(label -> json.put(name + FORMATTED, label));
        }
    }
}
