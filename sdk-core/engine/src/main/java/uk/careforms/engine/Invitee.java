package uk.careforms.engine;

import java.util.Locale;
import java.util.Optional;

/** Whom an invitation is for. */
public enum Invitee {
    /** The person the form is about. */
    PERSON,
    /** Somebody who acts for that person, like an attorney, a deputy or an appointee. */
    REPRESENTATIVE;

    /** Reads {@code person} or {@code representative}. */
    public static Optional<Invitee> parse(String text) {
        for (Invitee one : values()) {
            if (one.text().equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The lower-case word used in JSON and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
