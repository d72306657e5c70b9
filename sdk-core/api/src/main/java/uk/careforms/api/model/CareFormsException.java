package uk.careforms.api.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The one exception CareForms throws on purpose: something that code or set-up did wrong.
 *
 * <p>What a person filling in a form or a remote system does is a value ({@link Checked}, {@link Delivery}), never an
 * exception. The message never holds personal data or a secret.
 */
public final class CareFormsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public CareFormsException(Fault fault, String message) {
        this(fault, message, null);
    }

    public CareFormsException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** Who has to act. */
    public Fault fault() {
        return fault;
    }
}
