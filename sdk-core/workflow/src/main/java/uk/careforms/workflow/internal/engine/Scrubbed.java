package uk.careforms.workflow.internal.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What may be logged of an exception: the names of the classes and where they were thrown, never a message, because
 * a message may quote what somebody typed.
 */
final class Scrubbed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 10;

    private Scrubbed(String name, @Nullable Throwable cause, StackTraceElement[] frames) {
        super(name, cause, false, true);
        setStackTrace(frames);
    }

    static Scrubbed of(Throwable thrown) {
        return of(thrown, DEEPEST);
    }

    /** The class of what was wrong in the first place, for a reason that a person reads. */
    static String rootName(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; i < DEEPEST && root.getCause() != null && root.getCause() != root; i++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private static Scrubbed of(Throwable thrown, int deepest) {
        Throwable cause = thrown.getCause();
        return new Scrubbed(
                thrown.getClass().getName(),
                cause == null || deepest == 0 ? null : of(cause, deepest - 1),
                thrown.getStackTrace());
    }
}
