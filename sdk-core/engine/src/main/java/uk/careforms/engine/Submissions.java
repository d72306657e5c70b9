package uk.careforms.engine;

import java.util.Optional;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.api.model.Submission;

/** Sending forms, and what was sent. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Submissions {

    /**
     * Sends a draft. Once this returns {@link Sent.Accepted} the submission is durable; its process starts at once, or
     * after a crash from the kept row. Sending again, from any tab or node, gives the first receipt.
     *
     * @param idempotencyKey a name for this very attempt, chosen by the caller and prefixed by who the caller is where that is known; 1 to
     *     255 characters. The same key with another draft is {@link Sent.NotYet} with the problem {@code idempotency.other-body}
     * @throws uk.careforms.api.model.CareFormsException {@code CALLER} when there is no such draft or the key is too long;
     *     {@code REMOTE} when the database is not there: nothing is sent, nothing is lost, and it is safe to try again
     */
    public Sent submit(String draftId, Optional<String> idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    /** What was sent under that reference. Holds answers: for people's own copies and programs; staff use {@link Cases#find}. */
    public Optional<Submission> find(Reference reference) {
        throw new UnsupportedOperationException();
    }

    /** The receipt that was given for a draft. */
    public Optional<Receipt> receipt(String draftId) {
        throw new UnsupportedOperationException();
    }

    /** Where everything that was accepted is now. */
    public Ledger ledger() {
        throw new UnsupportedOperationException();
    }
}
