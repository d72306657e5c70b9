package uk.careforms.engine;

import java.util.Optional;
import uk.careforms.api.model.Problem;

/** What people and officers write to each other: long enough, and nothing in it that is no text. */
final class Words {

    private Words() {}

    /** What is wrong with a text of several lines. */
    static Optional<Problem> problem(String pointer, String text, int longest) {
        if (text.strip().length() > longest) {
            return Optional.of(new Problem(pointer, "too-long", String.format("Use %,d characters or fewer", longest)));
        }
        boolean control = text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        return control
                ? Optional.of(
                        new Problem(pointer, "text.control-character", "Take out characters that cannot be shown"))
                : Optional.empty();
    }

    /** What is wrong with a text of one line. */
    static Optional<Problem> line(String pointer, String text, int longest) {
        return text.strip().indexOf('\n') >= 0
                ? Optional.of(new Problem(pointer, "text.line-break", "Write it in one line"))
                : problem(pointer, text, longest);
    }
}
