package uk.careforms.simulators.dataverse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One table as table definitions describe it.
 *
 * @param name logical name, like {@code contact}
 * @param set entity set name, like {@code contacts}
 * @param id primary key column
 * @param title primary name column
 * @param columns by logical name, lookups not among them
 * @param lookups by navigation property in its exact letter case
 * @param requires lookup columns that every row has, with the words of the refusal
 * @param queueable whether its rows may be put in a queue
 */
record Table(
        String name,
        String set,
        String id,
        String title,
        Map<String, Column> columns,
        Map<String, Lookup> lookups,
        List<AlternateKey> keys,
        List<List<String>> duplicateRules,
        Map<String, String> requires,
        boolean queueable) {

    /**
     * A navigation property that leads to one row; several may share a column.
     *
     * @param type {@code Lookup}, {@code Customer} or {@code Owner}
     * @param targets logical names
     */
    record Lookup(String navigation, String column, String type, List<String> targets) {

        /** The name under which the id is read, like {@code _customerid_value}. */
        String valueName() {
            return "_" + column + "_value";
        }
    }

    /**
     * Columns that together are unique.
     *
     * @param status of its index: {@code Pending}, {@code InProgress}, {@code Active} or {@code Failed}; not enforced
     *     until active ("Define alternate keys for a table")
     */
    record AlternateKey(String name, List<String> columns, String status) {

        boolean isActive() {
            return status.equals("Active");
        }
    }

    static Table from(String name, JsonNode json) {
        Map<String, Column> columns = new LinkedHashMap<>();
        json.path("columns").properties().forEach(c -> columns.put(c.getKey(), Column.from(c.getKey(), c.getValue())));
        columns.put("createdon", Column.stamp("createdon"));
        columns.put("modifiedon", Column.stamp("modifiedon"));
        Map<String, Lookup> lookups = new LinkedHashMap<>();
        json.path("lookups")
                .properties()
                .forEach(l -> lookups.put(
                        l.getKey(),
                        new Lookup(
                                l.getKey(),
                                l.getValue().path("column").asString(),
                                l.getValue().path("type").asString(),
                                texts(l.getValue().path("targets")))));
        List<AlternateKey> keys = json.path("keys").properties().stream()
                .map(k -> new AlternateKey(
                        k.getKey(),
                        texts(k.getValue().path("columns")),
                        k.getValue().path("status").asString()))
                .toList();
        Map<String, String> requires = new LinkedHashMap<>();
        json.path("requires")
                .properties()
                .forEach(r -> requires.put(r.getKey(), r.getValue().asString()));
        return new Table(
                name,
                json.path("set").asString(),
                json.path("id").asString(),
                json.path("name").asString(),
                Collections.unmodifiableMap(columns),
                Collections.unmodifiableMap(lookups),
                keys,
                json.path("duplicateRules").valueStream().map(Table::texts).toList(),
                Collections.unmodifiableMap(requires),
                json.path("queueable").asBoolean(false));
    }

    /** The type as OData writes it. */
    String type() {
        return "Microsoft.Dynamics.CRM." + name;
    }

    Optional<Column> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    Optional<Lookup> lookup(String navigation) {
        return Optional.ofNullable(lookups.get(navigation));
    }

    /** The lookup column read under a name like {@code _customerid_value}. */
    Optional<String> lookupColumn(String valueName) {
        return lookups.values().stream()
                .filter(lookup -> lookup.valueName().equals(valueName))
                .map(Lookup::column)
                .findFirst();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
