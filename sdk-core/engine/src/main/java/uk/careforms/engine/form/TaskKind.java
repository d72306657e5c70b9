package uk.careforms.engine.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What staff are asked to do at one task of the process.
 *
 * @param outcomes the button for each outcome, in the order they are offered
 * @param decides the calculation that is marked final when the task is completed with an outcome that is named like what the
 *     calculation came to; by the name the form gives it
 * @param notBy tasks whose last officer may not do this one
 */
public record TaskKind(
        String title, Map<String, String> outcomes, Note note, Optional<String> decides, List<String> notBy) {

    /** A task that anybody may do and that decides on nothing calculated. */
    public TaskKind(String title, Map<String, String> outcomes, Note note) {
        this(title, outcomes, note, Optional.empty(), List.of());
    }

    public TaskKind {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        notBy = List.copyOf(notBy);
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
