package uk.careforms.engine;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.InvitationTable;

/** What saving and sending a draft means for the invitation that it was made for; nothing for other drafts. */
final class InvitedDrafts {

    private InvitedDrafts() {}

    /** An invitation keeps its draft for as long as it stands. */
    static Instant keptUntil(Database database, DraftTable.Row draft, Instant usually) {
        return draft.invitation()
                .flatMap(id -> database.with(handle -> InvitationTable.find(handle, id)))
                .filter(InvitationTable.Row::isOpen)
                .map(InvitationTable.Row::expiresAt)
                .filter(usually::isBefore)
                .orElse(usually);
    }

    static void saved(Handle handle, DraftTable.Row draft, Instant now) {
        if (draft.invitation().isPresent()) {
            InvitationTable.progressed(handle, draft.hash(), now);
        }
    }

    static void sent(Handle handle, DraftTable.Row draft, Instant now) {
        if (draft.invitation().isPresent()) {
            InvitationTable.submitted(handle, draft.hash(), now);
        }
    }
}
