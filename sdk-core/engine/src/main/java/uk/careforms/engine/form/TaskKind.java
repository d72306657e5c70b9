package uk.careforms.engine.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What staff are asked to do at one task of the process.
 *
 * @param outcomes the button for each outcome, in the order they are offered
 */
public record TaskKind(String title, Map<String, String> outcomes, Note note) {

    public TaskKind {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** Whether a note is written on completing. */
    public enum Note {
        NONE,
        OPTIONAL,
        REQUIRED;

        /** The lower-case word a pack uses. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
