package uk.careforms.engine.form;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A piece of plain text shown above the questions. Never HTML: whoever shows it must escape it.
 *
 * @param kind what it is
 * @param label the summary of {@link Kind#DETAILS} or the label of {@link Kind#PHONE} and {@link Kind#FORM};
 *     {@link #OF_THE_PERSON} at a {@link Kind#CALCULATION} that is read by somebody else; empty for the others
 * @param texts the paragraph, heading, items or number; empty for {@link Kind#DIRECTORY}
 * @param when on answers given before its page
 * @param outcome what the page's decision must have come to, like {@code {"signal": "UNLIKELY"}}; empty for always
 */
public record ContentBlock(Kind kind, String label, List<String> texts, Condition when, JsonObject outcome) {

    /** At a calculation: whoever reads it is not whom it is about. */
    public static final String OF_THE_PERSON = "the-person";

    public ContentBlock {
        texts = List.copyOf(texts);
    }

    /** What a block is. */
    public enum Kind {
        P,
        LIST,
        NUMBERED,
        HEADING,
        INSET,
        WARNING,
        DETAILS,
        PHONE,
        /** The council's community places: {@link Council#directory()}. */
        DIRECTORY,
        /** A link to another form, its text the form's id; nothing where that form is not installed. */
        FORM,
        /** What a calculation of the form comes to with the answers so far; its text is the calculation's name. */
        CALCULATION;

        /** The lower-case word a pack uses. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The only or first text; empty for {@link Kind#DIRECTORY}. */
    public String text() {
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** Whether a decision that came to this asks for the block. */
    public boolean wantedBy(JsonObject decided) {
        return outcome.entrySet().stream()
                .allMatch((Map.Entry<String, ?> wanted) -> wanted.getValue().equals(decided.get(wanted.getKey())));
    }
}
