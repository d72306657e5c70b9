package uk.careforms.forms.questions;

import java.util.Optional;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Widget;

/**
 * One field to draw: a question, or a part of an item.
 *
 * @param id its name and id in HTML
 * @param label what is asked
 * @param required whether it must be answered
 */
record Asked(
        String id,
        String label,
        Optional<String> hint,
        boolean required,
        AnswerShape shape,
        Widget widget,
        Question.Look look) {

    /** From this length on a text of an item gets several lines. */
    private static final int LONG = 200;

    /** Beyond this many choices an item has a list to open, like a question of its own. */
    private static final int MANY_CHOICES = 12;

    private static final Question.Look PLAIN = new Question.Look(Optional.empty(), Optional.empty(), Optional.empty());

    static Asked question(QuestionView view) {
        Question question = view.question();
        return new Asked(
                FieldName.of(view.at()),
                view.title(),
                view.words().hint(),
                question.required(),
                question.shape(),
                question.widget(),
                question.look());
    }

    /** @param item JSON Pointer of the item */
    static Asked part(String item, AnswerShape.Part part) {
        return new Asked(
                FieldName.of(item + "/" + part.key()),
                part.title(),
                part.hint(),
                part.required(),
                part.shape(),
                widget(part.shape()),
                PLAIN);
    }

    private static Widget widget(AnswerShape shape) {
        boolean lines = shape.format().filter(AnswerFormat.TEXT::equals).isPresent() && shape.maxLength() >= LONG;
        boolean date = shape.format().filter(AnswerFormat::isDate).isPresent();
        return switch (shape.kind()) {
            case TEXT -> date ? Widget.DATE : lines ? Widget.TEXTAREA : Widget.TEXT;
            case CHOICE -> shape.choices().size() > MANY_CHOICES ? Widget.SELECT : Widget.RADIOS;
            case YES_NO -> Widget.RADIOS;
            case CHOICES -> Widget.CHECKBOXES;
            case FILES -> throw new IllegalArgumentException("An item has no files");
            case ITEMS -> throw new IllegalArgumentException("An item has no items of its own");
        };
    }
}
