package uk.careforms.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.pack.LoadedPacks;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.FormTable;

/** Looks whether every stored draft and running case could go on with the packs that would be started with. */
final class PinnedCheck {

    private static final String NAME = "drafts-cases";

    private final Setup setup;
    private final Parts parts;
    private final Database database;
    private final Optional<LoadedPacks> packs;

    PinnedCheck(Setup setup, Parts parts, Database database, Optional<LoadedPacks> packs) {
        this.setup = setup;
        this.parts = parts;
        this.database = database;
        this.packs = packs;
    }

    List<Finding> look(Instant now) {
        if (!database.hasTables()) {
            return List.of(Finding.ok(NAME, "There are none yet"));
        }
        List<FormTable.Pinned> pinned = database.with(handle -> FormTable.pinned(handle, now));
        if (pinned.isEmpty()) {
            return List.of(Finding.ok(NAME, "No draft is open and no case is running"));
        }
        if (packs.isEmpty() || parts.packs == null) {
            return List.of(Finding.warning(
                    NAME, "There are some, and whether they can go on is seen once the packs can be read"));
        }
        FormShelf shelf = new FormShelf(database, parts.packs.source(), setup::load);
        Map<FormVersion, FormPack> shipped = packs.get().packs().stream()
                .collect(Collectors.toMap(pack -> pack.definition().formVersion(), pack -> pack));
        List<Finding> findings = new ArrayList<>();
        shelf.conflicts(packs.get().packs(), now).forEach(problem -> findings.add(Finding.problem(NAME, problem)));
        for (FormTable.Pinned pins : pinned) {
            findings.addAll(one(shelf, shipped, pins, now));
        }
        return findings;
    }

    /** What {@link Upgrades#migrate} would do, where the shipped version says how. */
    private String couldMove(Map<FormVersion, FormPack> shipped, FormTable.Pinned pins, Instant now) {
        FormVersion from = pins.formVersion();
        Optional<FormPack> declares = shipped.values().stream()
                .filter(pack -> pack.definition().id().equals(from.form())
                        && pack.migrationFrom(from.version()).isPresent())
                .findFirst();
        if (declares.isEmpty() || pins.drafts() == 0) {
            return "";
        }
        FormPack pack = declares.get();
        FormVersion to = pack.definition().formVersion();
        MigrationCount count = new MigrationCount(to);
        LocalDate today = now.atZone(WorkingTime.ZONE).toLocalDate();
        for (String hash : database.with(handle -> DraftTable.before(handle, to, now))) {
            database.with(handle -> DraftTable.open(handle, hash, now))
                    .filter(row -> row.formVersion().equals(from))
                    .ifPresent(row -> count.add(
                            row, pack, (target, draft) -> Optional.of(MigrationCount.outcome(target, draft, today))));
        }
        return count.report().rows().stream()
                .map(row -> "; its drafts could be brought to version " + to.version() + ": " + row.clean() + " clean, "
                        + row.askAgain() + " to ask again, " + row.needsAPerson() + " need a person")
                .findFirst()
                .orElse("");
    }

    private List<Finding> one(FormShelf shelf, Map<FormVersion, FormPack> shipped, FormTable.Pinned pins, Instant now) {
        String who =
                "'" + pins.formVersion() + "': " + pins.drafts() + " open drafts, " + pins.cases() + " running cases; ";
        if (shipped.containsKey(pins.formVersion())) {
            return List.of(Finding.ok(NAME, who + "this version is shipped"));
        }
        List<SetupProblem> problems = new ArrayList<>();
        Optional<FormPack> kept = shelf.load(pins.formVersion(), problems);
        if (kept.isEmpty()) {
            return problems.stream()
                    .map(problem -> Finding.problem(NAME, who + problem.sentence()))
                    .toList();
        }
        return List.of(
                Finding.ok(NAME, who + "this version is kept here and can be read" + couldMove(shipped, pins, now)));
    }
}
