package uk.careforms.engine.form;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What an answer may be.
 *
 * @param kind which of the six shapes
 * @param format of a {@link Kind#TEXT}; empty for the others
 * @param minLength of a {@link Kind#TEXT}, in characters (Unicode code points); 0 for the others
 * @param maxLength likewise
 * @param pattern that a {@link Kind#TEXT} must contain, in RE2 syntax
 * @param choices of a {@link Kind#CHOICE}, {@link Kind#CHOICES} or {@link Kind#YES_NO}; empty for the others
 * @param parts of each of the {@link Kind#ITEMS}; empty for the others
 * @param minItems of {@link Kind#CHOICES}, {@link Kind#ITEMS} and {@link Kind#FILES}, once there is an answer
 * @param maxItems likewise
 * @param files of {@link Kind#FILES}; empty for the others
 */
public record AnswerShape(
        Kind kind,
        Optional<AnswerFormat> format,
        int minLength,
        int maxLength,
        Optional<String> pattern,
        List<Choice> choices,
        List<Part> parts,
        int minItems,
        int maxItems,
        Optional<FileRule> files) {

    /** The key under which an item of a list keeps its stable name, beside its parts. */
    public static final String ROW = "row";

    public AnswerShape {
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
    }

    /** One or more choices, or yes and no, with no further limits. */
    public AnswerShape(Kind kind, List<Choice> choices) {
        this(
                kind,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                choices,
                List.of(),
                1,
                Math.max(1, choices.size()),
                Optional.empty());
    }

    /** A text. */
    public static AnswerShape text(AnswerFormat format, int minLength, int maxLength, Optional<String> pattern) {
        return new AnswerShape(
                Kind.TEXT,
                Optional.of(format),
                minLength,
                maxLength,
                pattern,
                List.of(),
                List.of(),
                0,
                0,
                Optional.empty());
    }

    /** Some of the choices. */
    public static AnswerShape choices(List<Choice> choices, int minItems, int maxItems) {
        return list(Kind.CHOICES, choices, List.of(), minItems, maxItems, Optional.empty());
    }

    /** Items that have the same parts. */
    public static AnswerShape items(List<Part> parts, int minItems, int maxItems) {
        return list(Kind.ITEMS, List.of(), parts, minItems, maxItems, Optional.empty());
    }

    /** Files. */
    public static AnswerShape files(FileRule rule, int minItems, int maxItems) {
        return list(Kind.FILES, List.of(), List.of(), minItems, maxItems, Optional.of(rule));
    }

    private static AnswerShape list(
            Kind kind, List<Choice> choices, List<Part> parts, int minItems, int maxItems, Optional<FileRule> files) {
        return new AnswerShape(
                kind, Optional.empty(), 0, 0, Optional.empty(), choices, parts, minItems, maxItems, files);
    }

    /** The shapes. */
    public enum Kind {
        /** A string with a format. */
        TEXT,
        /** One of the choices, a string. */
        CHOICE,
        /** Some of the choices, an array of strings. */
        CHOICES,
        /** A boolean; its choices are {@code true} and {@code false}. */
        YES_NO,
        /** An array of objects that have the same parts. */
        ITEMS,
        /** An array of what is known of files: {@code id}, {@code name}, {@code mediaType} and {@code size} in bytes. */
        FILES
    }

    /**
     * One part of each item, like the name of each person in a household.
     *
     * @param key its key in the item
     * @param title its label
     * @param required whether every item must have it
     * @param shape never {@link Kind#ITEMS}
     */
    public record Part(String key, String title, Optional<String> hint, boolean required, AnswerShape shape) {}

    /** Whether a text can be the stable name of an item: eight letters and digits. */
    public static boolean isRow(String text) {
        return text.matches("[A-Za-z0-9]{8}");
    }

    /** An answer of this shape as a person reads it; line feeds are kept. */
    public String readable(JsonValue answer) {
        return ReadableAnswers.text(this, answer);
    }

    /** The choice with this value. */
    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }
}
