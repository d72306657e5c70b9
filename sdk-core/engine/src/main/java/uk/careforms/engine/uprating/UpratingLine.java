package uk.careforms.engine.uprating;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import uk.careforms.api.model.Reference;

/**
 * What one run makes of one case. Its text never shows a figure.
 *
 * @param oldPence what the person pays now, in pence a week; empty when there is no figure
 * @param newPence what they would pay
 * @param difference new less old, in pence; nought where one of them is missing
 * @param why what has changed, or why a person has to look, in words
 * @param afterwards what became of it once the run was confirmed
 * @param told whether the case has been told; empty where there is nothing to tell
 */
public record UpratingLine(
        Reference reference,
        String oldStatus,
        Optional<Long> oldPence,
        String newStatus,
        Optional<Long> newPence,
        long difference,
        Outcome outcome,
        String why,
        Optional<Afterwards> afterwards,
        Optional<Told> told) {

    /** What comes of it. */
    public enum Outcome {
        /** Status and figure stay. */
        SAME,
        /** Status or figure change. */
        CHANGED,
        /** It cannot be decided, or its facts cannot be right: the old figure stays until a person has looked. */
        PERSON;

        /** The lower-case word used in JSON and addresses. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads {@code same}, {@code changed} or {@code person}. */
        public static Optional<Outcome> parse(String text) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.text().equals(text))
                    .findFirst();
        }
    }

    /** What became of it. */
    public enum Afterwards {
        /** The new figure is in force. */
        CONFIRMED,
        /** The old figure was kept, for a person to look at. */
        KEPT,
        /** Something else had come into force since it was calculated: a person has to look. */
        SUPERSEDED;

        /** The lower-case word used in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the process of the case has been told that a new figure is in force. */
    public enum Told {
        /** Its turn is to come. */
        WAITING,
        /** It has been told, and writes to the person. */
        TOLD,
        /** It did not wait for that: a person has to look. */
        NOT_TOLD;

        /** The word used in JSON and addresses: lower case, with a dash. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Never shows a figure. */
    @Override
    public String toString() {
        return "UpratingLine[" + reference + ", " + outcome + "]";
    }
}
