package uk.careforms.engine.internal.pack.read;

import java.util.Optional;
import uk.careforms.engine.form.AnswerShape;

/**
 * What a schema says of one question.
 *
 * @param title the words nearest to the question: those beside a reference go before those of what it refers to
 */
public record QuestionSchema(String title, Optional<String> hint, AnswerShape shape) {}
