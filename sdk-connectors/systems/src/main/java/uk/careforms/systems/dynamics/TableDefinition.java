package uk.careforms.systems.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the remote's metadata says of one table.
 *
 * @param logicalName like {@code incident}
 * @param idColumn like {@code incidentid}
 * @param columns by logical name
 * @param navigations single-valued navigation properties by their exact names
 * @param keys alternate keys
 */
record TableDefinition(
        String logicalName,
        String idColumn,
        Map<String, Column> columns,
        Map<String, Navigation> navigations,
        List<AlternateKey> keys) {

    TableDefinition {
        columns = Map.copyOf(columns);
        navigations = Map.copyOf(navigations);
        keys = List.copyOf(keys);
    }

    /**
     * A navigation property.
     *
     * @param leadsTo the logical name of a table
     * @param column the column that it sets; empty when that is not known
     */
    record Navigation(String leadsTo, String column) {}

    /**
     * An alternate key.
     *
     * @param columns that are unique together
     * @param status of its index: {@code Pending}, {@code InProgress}, {@code Active} or {@code Failed}; not enforced until
     *     active (Microsoft, "Define alternate keys for a table", read November 2026)
     */
    record AlternateKey(String name, List<String> columns, String status) {

        AlternateKey {
            columns = List.copyOf(columns);
        }

        boolean isActive() {
            return status.equals("Active");
        }
    }

    /**
     * One column.
     *
     * @param type the metadata's {@code AttributeType}, like {@code String} or {@code Picklist}
     * @param maxLength in UTF-16 units, for texts
     * @param dateOnly whether a date has no time of day
     * @param writable whether a new row may set it
     * @param required whether Dynamics calls it required
     * @param choices the numbers of its choices; empty when it has none or they are not known
     */
    record Column(
            String name,
            String type,
            OptionalInt maxLength,
            boolean dateOnly,
            boolean writable,
            boolean required,
            Set<Integer> choices) {

        Column {
            choices = Set.copyOf(choices);
        }

        boolean isText() {
            return type.equals("String") || type.equals("Memo");
        }

        boolean isChoice() {
            return type.equals("Picklist") || type.equals("State") || type.equals("Status");
        }
    }

    Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }
}
