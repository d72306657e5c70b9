package uk.careforms.engine;

import java.util.List;
import java.util.function.Function;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Receipt;

/** What came of saving a page of answers. */
public sealed interface Saved {

    /**
     * Kept. A draft may be saved with problems, it may not be sent with them.
     *
     * @param draft as it is now, with its new row version and expiry
     * @param problems everything that still has to be put right in the whole form, in the order of its pages
     */
    record Stored(Draft draft, List<Problem> problems) implements Saved {
        public Stored {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Not kept: somebody else, or another tab, has saved since the row that was named was read.
     *
     * @param draft as it is now
     */
    record Stale(Draft draft) implements Saved {}

    /** Not kept: the form has been sent. */
    record AlreadySubmitted(Receipt receipt) implements Saved {}

    /** Not kept: there is no such draft, or it has expired. */
    record Gone() implements Saved {}

    /** Handles every outcome. */
    default <T> T fold(
            Function<Stored, T> stored,
            Function<Stale, T> stale,
            Function<AlreadySubmitted, T> alreadySubmitted,
            Function<Gone, T> gone) {
        if (this instanceof Stored kept) {
            return stored.apply(kept);
        }
        if (this instanceof Stale old) {
            return stale.apply(old);
        }
        if (this instanceof AlreadySubmitted sent) {
            return alreadySubmitted.apply(sent);
        }
        return gone.apply((Gone) this);
    }
}
