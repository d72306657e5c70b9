package uk.careforms.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that a case needs to see.
 *
 * @param number by which acts name it
 * @param item the id of the form's rule, or {@code asked} for one that an officer asked for in own words
 * @param row the stable id of the answer's row it is about; empty when there is none
 * @param label which one, from the answers, like the name of a bank; empty when there is only one
 * @param pointer of the answers that it proves; may be empty
 * @param hint a second line for the person; may be empty
 * @param covers the file that covers it, or that waits to be scanned
 * @param note what the person reads: why it was unreadable, or why it is not needed
 * @param files everything that was sent for it since the form was
 */
public record EvidenceItem(
        long number,
        String item,
        String row,
        String title,
        String label,
        String pointer,
        String hint,
        State state,
        Optional<UUID> covers,
        String note,
        Instant askedAt,
        String askedBy,
        Optional<Instant> settledAt,
        Optional<String> settledBy,
        List<AttachmentRecord> files) {

    public EvidenceItem {
        files = List.copyOf(files);
    }

    /** How an item stands. */
    public enum State {
        ASKED,
        RECEIVED,
        /** What came cannot be read or used: somebody has to send it again. */
        UNREADABLE,
        /** Not needed after all. */
        WAIVED
    }

    /** Whether somebody still has to send something. */
    public boolean outstanding() {
        return state == State.ASKED || state == State.UNREADABLE;
    }

    /** Whether a file for it has come and is not known to be clean yet. */
    public boolean checking() {
        return outstanding()
                && files.stream()
                        .anyMatch(
                                file -> covers.filter(file.file().id()::equals).isPresent()
                                        && file.state() == AttachmentRecord.State.NOT_SCANNED);
    }

    /** Shows neither title nor label nor note. */
    @Override
    public String toString() {
        return "EvidenceItem[" + number + ", " + item + ", " + state + "]";
    }
}
