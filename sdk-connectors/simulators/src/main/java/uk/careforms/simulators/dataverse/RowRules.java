package uk.careforms.simulators.dataverse;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.careforms.simulators.dataverse.Table.AlternateKey;

/** What holds for a whole row: defaults, stamps, required lookups, alternate keys and duplicate rules. */
final class RowRules {

    private final Store store;
    private final Clock clock;
    private final int duplicateStatus;

    /** @param duplicateStatus 412 by Microsoft's table of status codes, 500 by its page on duplicate detection */
    RowRules(Store store, Clock clock, int duplicateStatus) {
        this.store = store;
        this.clock = clock;
        this.duplicateStatus = duplicateStatus;
    }

    /** Completes and checks a new row. */
    void forCreate(Table table, UUID id, Draft draft, boolean detectDuplicates) {
        for (Column column : table.columns().values()) {
            if (!draft.values().containsKey(column.name())) {
                column.fallback().ifPresent(value -> draft.put(column.name(), value));
                if (!column.numbered().isEmpty()) {
                    draft.put(column.name(), store.nextNumber(column.numbered()));
                }
            }
        }
        draft.put("createdon", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        forUpdate(table, id, draft, detectDuplicates);
    }

    /** Completes and checks a changed row. */
    void forUpdate(Table table, UUID id, Draft draft, boolean detectDuplicates) {
        draft.put("modifiedon", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        for (Column column : table.columns().values()) {
            if (!column.joins().isEmpty()) {
                String joined = joined(column, draft.values());
                draft.put(column.name(), joined.isEmpty() ? null : joined);
            }
        }
        table.requires().forEach((column, words) -> {
            if (!draft.values().containsKey(column)) {
                throw new Refusal(400, "", words);
            }
        });
        List<Row> others =
                store.all(table).stream().filter(row -> !row.id().equals(id)).toList();
        for (AlternateKey key : table.keys()) {
            if (key.isActive() && matches(key.columns(), draft.values(), others)) {
                throw new Refusal(
                        412,
                        "0x80060892",
                        "Entity Key " + key.name() + " violated. A record with the same value for "
                                + String.join(", ", key.columns()) + " already exists.");
            }
        }
        if (detectDuplicates
                && table.duplicateRules().stream().anyMatch(rule -> matches(rule, draft.values(), others))) {
            throw new Refusal(
                    duplicateStatus,
                    "0x80040333",
                    "A record was not created or updated because a duplicate of the current record already exists.");
        }
    }

    /** Nothing is like a row that leaves one of the columns empty. */
    private static boolean matches(List<String> columns, Map<String, Object> values, List<Row> others) {
        return others.stream().anyMatch(row -> columns.stream().allMatch(column -> {
            Object mine = values.get(column);
            return mine != null
                    && row.value(column)
                            .map(theirs -> theirs.toString().equalsIgnoreCase(mine.toString()))
                            .orElse(false);
        }));
    }

    private static String joined(Column column, Map<String, Object> values) {
        return column.joins().stream()
                .map(values::get)
                .flatMap(value -> Optional.ofNullable(value).stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
