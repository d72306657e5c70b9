package uk.careforms.systems.dynamics;

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
 * @param navigations single-valued navigation properties by their exact names, with the logical name they lead to
 */
record TableDefinition(
        String logicalName, String idColumn, Map<String, Column> columns, Map<String, String> navigations) {

    TableDefinition {
        columns = Map.copyOf(columns);
        navigations = Map.copyOf(navigations);
    }

    /**
     * One column.
     *
     * @param type the metadata's {@code AttributeType}, like {@code String} or {@code Picklist}
     * @param maxLength in UTF-16 units, for texts
     * @param dateOnly whether a date has no time of day
     * @param writable whether a new row may set it
     * @param choices the numbers of its choices; empty when it has none or they are not known
     */
    record Column(
            String name, String type, OptionalInt maxLength, boolean dateOnly, boolean writable, Set<Integer> choices) {

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
