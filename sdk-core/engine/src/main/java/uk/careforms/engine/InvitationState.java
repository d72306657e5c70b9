package uk.careforms.engine;

import java.util.Locale;
import java.util.Optional;

/** How far an invitation has come. */
public enum InvitationState {
    /** Nobody has come by its link yet. */
    SENT,
    /** Somebody came by its link with the code. */
    OPENED,
    /** Answers were saved. */
    IN_PROGRESS,
    /** The form was sent; nothing goes out any more. */
    SUBMITTED,
    /** The person said why they will not fill it in. The link still works until it runs out, for those who think again. */
    DECLINED,
    /** An officer took it back. */
    WITHDRAWN,
    /** Its time ran out. */
    EXPIRED;

    /** Reads {@code sent}, {@code in-progress} and so on. */
    public static Optional<InvitationState> parse(String text) {
        for (InvitationState one : values()) {
            if (one.text().equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Lower case with dashes, as in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the person is still waited for. */
    public boolean isOpen() {
        return this == SENT || this == OPENED || this == IN_PROGRESS;
    }
}
