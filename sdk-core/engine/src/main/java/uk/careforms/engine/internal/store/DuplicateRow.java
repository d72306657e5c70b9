package uk.careforms.engine.internal.store;

import java.io.Serial;

/** A row with the same key is there already; whoever inserted decides what that means. */
public final class DuplicateRow extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DuplicateRow() {
        super("A row with this key is there already");
    }
}
