package uk.careforms.engine;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.engine.internal.migrate.Migrated;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;

/**
 * Brings open drafts of earlier versions to the newest version of their form, where its pack declares how. Never by itself: a draft
 * finishes on the version it began with unless a council asks for this. Thread-safe.
 */
public final class Upgrades {

    private final Database database;
    private final Clock clock;
    private final Forms forms;

    Upgrades(Database database, Clock clock, Forms forms) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
    }

    /**
     * Counts what would become of each draft; changes nothing.
     *
     * @throws CareFormsException {@code CALLER} when there is no such form
     */
    public MigrationReport dryRun(String form) {
        return each(form, (pack, row) -> Optional.of(outcome(pack, row)));
    }

    /**
     * Brings every draft over that can be, each in a transaction of its own. Stopped half-way it is simply run again; a draft that
     * its person saves at the same moment is left for the next run.
     *
     * @param actor the sign-in name of whoever asks for it, kept with every draft's event
     * @throws CareFormsException {@code CALLER} when there is no such form
     */
    public MigrationReport migrate(String form, String actor) {
        String who = Actors.checked(actor);
        return each(form, (pack, row) -> {
            Migrated outcome = outcome(pack, row);
            boolean done = outcome.fold(
                    clean -> keep(pack, row, clean.answers(), List.of(), who),
                    again -> keep(pack, row, again.answers(), again.pointers(), who),
                    person -> true);
            return done ? Optional.of(outcome) : Optional.empty();
        });
    }

    private MigrationReport each(String form, BiFunction<FormPack, DraftTable.Row, Optional<Migrated>> work) {
        FormPack pack = forms.shipped(form)
                .orElseThrow(() -> new CareFormsException(
                        Fault.CALLER, "Form '" + form + "' is not installed; installed: " + forms.ids()));
        FormVersion to = pack.definition().formVersion();
        MigrationCount count = new MigrationCount(to);
        for (String hash : database.with(handle -> DraftTable.before(handle, to, clock.instant()))) {
            Optional<DraftTable.Row> read = database.with(handle -> DraftTable.find(handle, hash, clock.instant()));
            read.filter(row -> row.submittedAt().isEmpty() && row.formVersion().version() < to.version())
                    .ifPresent(row -> count.add(row, pack, work));
        }
        return count.report();
    }

    private Migrated outcome(FormPack pack, DraftTable.Row row) {
        return MigrationCount.outcome(pack, row, forms.today());
    }

    private boolean keep(FormPack pack, DraftTable.Row row, Answers answers, List<String> askAgain, String who) {
        FormVersion to = pack.definition().formVersion();
        String page = pack.definition().page(row.page()).isPresent()
                ? row.page()
                : pack.definition().pages().get(0).id();
        return database.inTransaction(handle -> {
            boolean kept = DraftTable.migrate(handle, row, to.version(), answers, page, askAgain);
            if (kept) {
                event(handle, row, to, askAgain, who);
            }
            return kept;
        });
    }

    private void event(Handle handle, DraftTable.Row row, FormVersion to, List<String> askAgain, String who) {
        EventTable.add(
                handle,
                clock.instant(),
                "draft.migrated",
                row.hash(),
                who,
                JsonText.fact("form", to.form())
                        .add("from", row.formVersion().version())
                        .add("version", to.version())
                        .add("askAgain", askAgain.size())
                        .build());
    }
}
