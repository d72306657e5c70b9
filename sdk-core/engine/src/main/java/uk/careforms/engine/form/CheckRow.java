package uk.careforms.engine.form;

import java.util.Optional;

/**
 * One row of check answers, of a printed copy or of a case.
 *
 * @param section the section of its page
 * @param page the id of the page where it can be changed
 * @param pointer where the answer is kept
 * @param label the question in short
 * @param answer as a person reads it, line feeds kept; empty when the question was not answered
 */
public record CheckRow(String section, String page, String pointer, String label, Optional<String> answer) {

    /** What stands where a question was not answered. */
    public static final String NOT_PROVIDED = "Not provided";

    /** The answer, or {@value #NOT_PROVIDED}. */
    public String shown() {
        return answer.orElse(NOT_PROVIDED);
    }

    /** Never shows the answer. */
    @Override
    public String toString() {
        return "CheckRow[" + pointer + "]";
    }
}
