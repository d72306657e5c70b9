package uk.careforms.engine;

import java.time.Instant;
import uk.careforms.api.spi.Notice;

/**
 * A letter about a case, as it was written. Holds personal data.
 *
 * @param name the letter's in its form, like {@code decision}
 */
public record SentLetter(String name, Notice.Kind kind, String subject, String body, Instant at) {

    /** Never shows what it says. */
    @Override
    public String toString() {
        return "SentLetter[" + name + "]";
    }
}
