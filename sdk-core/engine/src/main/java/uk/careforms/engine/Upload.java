package uk.careforms.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;

/** What came of adding a file to a draft. */
public sealed interface Upload {

    /**
     * Kept, and not scanned yet.
     *
     * @param draft as it is now: its answer names the file
     */
    record Added(AttachmentRecord file, Draft draft) implements Upload {}

    /**
     * Not kept.
     *
     * @param problem with the code {@code file.empty}, {@code file.too-large}, {@code file.too-many}, {@code file.type},
     *     {@code file.name}, {@code file.unsafe}, {@code file.pixels}, {@code file.cut-short}, or {@code file.not-kept} when
     *     the store cannot take it now: only that one is worth another try with the same file
     */
    record Refused(Problem problem) implements Upload {}

    /** Not kept: there is no such draft, it has expired, or it has been sent. */
    record Closed() implements Upload {}

    /** Handles every outcome. */
    default <T> T fold(Function<Added, T> added, Function<Refused, T> refused, Supplier<T> closed) {
        if (this instanceof Added kept) {
            return added.apply(kept);
        }
        return this instanceof Refused no ? refused.apply(no) : closed.get();
    }
}
