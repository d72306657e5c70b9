package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.Attachment;

/**
 * A file that was added to a form, as people and staff see it.
 *
 * @param pointer of the question it answers; {@code evidence:} and the item's number for one that was sent later
 * @param note why it is not scanned, or what was found in it; empty for a clean one
 * @param deliveredAt when the last system that takes files had it
 * @param deliveryNote why it has not arrived there; empty when there is nothing to say
 */
public record AttachmentRecord(
        Attachment file,
        String pointer,
        State state,
        String note,
        Instant addedAt,
        Optional<Instant> deliveredAt,
        String deliveryNote) {

    /** How a file stands. */
    public enum State {
        /** Kept and not yet known to be clean: nobody can open it, and it goes nowhere. */
        NOT_SCANNED,
        /** Scanned to its end and nothing was found. */
        CLEAN,
        /** Something harmful was found; its content has been deleted. */
        INFECTED
    }

    /** Shows no name. */
    @Override
    public String toString() {
        return "AttachmentRecord[" + file + ", " + state + "]";
    }
}
