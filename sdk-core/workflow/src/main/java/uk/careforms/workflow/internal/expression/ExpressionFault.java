package uk.careforms.workflow.internal.expression;

import java.io.Serial;

/** A text that is not an expression of the tiny language; the message says why, as the end of a sentence. */
public final class ExpressionFault extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ExpressionFault(String message) {
        super(message);
    }
}
