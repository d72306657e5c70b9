package uk.careforms.engine.form;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * A question as it is put to one person.
 *
 * @param words after variants
 * @param answer what was answered, good or not; empty when not answered
 */
public record QuestionView(Question question, Question.Words words, Optional<JsonValue> answer) {

    /** Where its answer is kept. */
    public String at() {
        return question.at();
    }

    /** The question's title. */
    public String title() {
        return words.title();
    }

    /** Whether it must be answered and is not. */
    public boolean isMissing() {
        return question.required() && answer.isEmpty();
    }

    /** Never shows the answer. */
    @Override
    public String toString() {
        return "QuestionView[" + at() + "]";
    }
}
