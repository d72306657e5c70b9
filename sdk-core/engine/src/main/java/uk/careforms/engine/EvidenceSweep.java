package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.ChaseTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.EvidenceTable;
import uk.careforms.engine.internal.store.EvidenceTable.State;
import uk.careforms.engine.internal.store.JsonText;

/** Settles items whose file has been scanned, and ends pauses that are over. */
final class EvidenceSweep {

    private static final int AT_ONCE = 100;
    private static final String HARMFUL = "We found something harmful in the file and deleted it."
            + " Send it again from another device, or take a photo of it";

    private final Database database;
    private final Clock clock;
    private final EvidenceChanges changes;

    EvidenceSweep(Database database, Clock clock, EvidenceChanges changes) {
        this.database = database;
        this.clock = clock;
        this.changes = changes;
    }

    /** Does what is due; how many pieces of work that was. */
    int runDue() {
        int done = 0;
        for (EvidenceTable.Row row : database.with(handle -> EvidenceTable.scanned(handle, AT_ONCE))) {
            done += changes.item(row.reference(), (handle, chase) -> scanned(handle, row)) ? 1 : 0;
        }
        for (ChaseTable.Row row : database.with(handle -> ChaseTable.pausesOver(handle, clock.instant(), AT_ONCE))) {
            done += changes.resume(row.reference(), clock.instant(), EventTable.SYSTEM) ? 1 : 0;
        }
        return done;
    }

    private boolean scanned(Handle handle, EvidenceTable.Row seen) {
        Optional<EvidenceTable.Row> row = EvidenceTable.find(handle, seen.reference(), seen.number())
                .filter(now -> now.state().outstanding() && now.attachment().equals(seen.attachment()));
        Optional<AttachmentTable.State> found = row.flatMap(EvidenceTable.Row::attachment)
                .flatMap(id -> AttachmentTable.find(handle, id))
                .map(AttachmentTable.Row::state);
        if (row.isEmpty() || found.isEmpty()) {
            return false;
        }
        boolean clean = found.get() == AttachmentTable.State.CLEAN;
        String actor = clean ? EventTable.PERSON : EventTable.SYSTEM;
        EvidenceTable.settle(
                handle,
                row.get(),
                clean ? State.RECEIVED : State.UNREADABLE,
                clean ? row.get().attachment() : Optional.empty(),
                clean ? "" : HARMFUL,
                clock.instant(),
                actor);
        JsonObject detail = JsonText.fact("item", seen.item()).build();
        EventTable.add(
                handle,
                clock.instant(),
                clean ? "evidence.received" : "evidence.unreadable",
                seen.reference().text(),
                actor,
                detail);
        return true;
    }
}
