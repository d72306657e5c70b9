package uk.careforms.api.spi;

import java.util.Locale;
import java.util.UUID;
import uk.careforms.api.model.Reference;

/**
 * One message to send.
 *
 * @param key the idempotency key, the same on every try
 * @param kind e-mail, text message or paper letter
 * @param to an e-mail address, a telephone number in E.164 form, or address lines joined by line feeds
 * @param subject one line; never names the service, a person or a condition; empty for a text message
 * @param body plain text
 * @param reference the submission it is about
 */
public record Notice(UUID key, Kind kind, String to, String subject, String body, Reference reference) {

    public Notice {
        if (subject.chars().anyMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029)) {
            throw new IllegalArgumentException("A notice's subject is one line without control characters");
        }
    }

    /** How a notice travels. */
    public enum Kind {
        EMAIL,
        SMS,
        LETTER;

        /** The lower-case word form packs use. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Never shows to whom or what. */
    @Override
    public String toString() {
        return "Notice[" + kind + ", " + reference + "]";
    }
}
