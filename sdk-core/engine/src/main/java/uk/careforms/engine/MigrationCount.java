package uk.careforms.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import uk.careforms.api.model.FormVersion;
import uk.careforms.engine.internal.migrate.Migrated;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.DraftTable;

/** Counts what becomes of drafts, by the version they are on. Used by one thread. */
final class MigrationCount {

    private final FormVersion to;
    private final Map<Integer, Tally> tallies = new TreeMap<>();

    MigrationCount(FormVersion to) {
        this.to = to;
    }

    /** What becomes of one draft; one that still waits for its person to look again goes nowhere until they have. */
    static Migrated outcome(FormPack pack, DraftTable.Row row, LocalDate today) {
        if (!row.askAgain().isEmpty()) {
            return new Migrated.NeedsAPerson(
                    "The person has not looked again at what an earlier migration asked for: " + row.askAgain());
        }
        return pack.migrationFrom(row.formVersion().version())
                .orElseThrow()
                .apply(row.answers(), pack.definition(), today);
    }

    /** @param work empty when the draft was changed meanwhile and is left for the next time */
    void add(DraftTable.Row row, FormPack pack, BiFunction<FormPack, DraftTable.Row, Optional<Migrated>> work) {
        int from = row.formVersion().version();
        Tally tally = tallies.computeIfAbsent(from, first -> new Tally());
        if (pack.migrationFrom(from).isEmpty()) {
            tally.undeclared++;
            return;
        }
        work.apply(pack, row)
                .ifPresent(outcome -> outcome.fold(clean -> tally.clean++, again -> tally.askAgain++, person -> {
                    tally.reasons.add(person.reason());
                    return tally.needsAPerson++;
                }));
    }

    MigrationReport report() {
        List<MigrationReport.Row> rows = new ArrayList<>();
        tallies.forEach((from, tally) -> rows.add(new MigrationReport.Row(
                from, tally.clean, tally.askAgain, tally.needsAPerson, tally.undeclared, List.copyOf(tally.reasons))));
        return new MigrationReport(to, rows);
    }

    private static final class Tally {
        private long clean;
        private long askAgain;
        private long needsAPerson;
        private long undeclared;
        private final Set<String> reasons = new LinkedHashSet<>();
    }
}
