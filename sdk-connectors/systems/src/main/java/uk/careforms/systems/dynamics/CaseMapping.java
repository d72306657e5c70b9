package uk.careforms.systems.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form pack's mapping, read: which rows a submission becomes.
 *
 * @param tables in the order in which rows are made
 * @param caseRow the name of the row that is the case
 * @param label the case's column by which staff call it; empty for none
 */
record CaseMapping(List<Table> tables, String caseRow, Optional<String> label) {

    CaseMapping {
        tables = List.copyOf(tables);
    }

    /**
     * One row to make.
     *
     * @param set the entity set, like {@code incidents}
     * @param row its name in the mapping
     * @param skipWhenLinked whether it stands for a person, so that it is not made when one is linked
     * @param columns in the mapping's order
     * @param binds single-valued navigation properties, by their exact names
     */
    record Table(
            String set,
            String row,
            boolean skipWhenLinked,
            LinkedHashMap<String, ColumnSource> columns,
            LinkedHashMap<String, Bind> binds) {}

    /**
     * What a row is bound to: another row of the mapping, or a row that the remote has.
     *
     * @param row the name of the other row; empty for one that the remote has
     * @param set the remote row's entity set
     * @param source where the remote row's id comes from; present when {@code row} is empty
     */
    record Bind(String row, String set, Optional<ColumnSource> source) {}

    Optional<Table> table(String row) {
        return tables.stream().filter(table -> table.row().equals(row)).findFirst();
    }

    /** Whether it puts something beside a case that an earlier delivery made, by which staff find it. */
    boolean isBesideACase() {
        return tables.stream()
                .flatMap(table -> table.binds().values().stream())
                .flatMap(bind -> bind.source().stream())
                .anyMatch(source ->
                        source.kind() == ColumnSource.Kind.FACT && source.name().equals("caseId"));
    }

    /** The case's column that holds the submission's reference, if the mapping has one. */
    Optional<String> referenceColumn() {
        return table(caseRow).stream()
                .flatMap(table -> table.columns().entrySet().stream())
                .filter(column -> column.getValue().kind() == ColumnSource.Kind.FACT
                        && column.getValue().name().equals("reference"))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
