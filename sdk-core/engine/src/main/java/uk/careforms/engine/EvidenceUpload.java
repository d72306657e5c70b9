package uk.careforms.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.api.model.Problem;

/** What came of sending a file for a case that was sent before. */
public sealed interface EvidenceUpload {

    /** Kept, and not scanned yet: the item counts as received once the file is known to be clean. */
    record Added(AttachmentRecord file) implements EvidenceUpload {}

    /** Not kept; the problems are those of {@link Upload.Refused}. */
    record Refused(Problem problem) implements EvidenceUpload {}

    /** Not kept: nothing like that is asked for any more. */
    record Closed() implements EvidenceUpload {}

    /** Handles every outcome. */
    default <T> T fold(Function<Added, T> added, Function<Refused, T> refused, Supplier<T> closed) {
        if (this instanceof Added kept) {
            return added.apply(kept);
        }
        return this instanceof Refused no ? refused.apply(no) : closed.get();
    }
}
