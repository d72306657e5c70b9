package uk.careforms.forms.questions;

import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.web.Fields;

/** How many items of a list question a page holds: a hidden field, because boxes that are not ticked send nothing. */
final class ItemCount {

    /** More than any form asks for, and few enough to draw. */
    private static final int MOST = 50;

    private ItemCount() {}

    static String field(String pointer) {
        return FieldName.of(pointer) + "-count";
    }

    /** The hidden field with the stable name of an item. */
    static String row(String item) {
        return FieldName.of(item + "/" + AnswerShape.ROW);
    }

    /** What a browser sent, brought into bounds. */
    static int sent(QuestionView question, Fields fields) {
        return bounded(question, fields.text(field(question.at())));
    }

    /** What stands on a page. */
    static int standing(QuestionView question, Typed typed) {
        return bounded(question, typed.first(field(question.at())));
    }

    private static int bounded(QuestionView question, String count) {
        return count.matches("[0-9]{1,3}") ? Math.min(Integer.parseInt(count), most(question)) : 0;
    }

    static int most(QuestionView question) {
        int most = question.question().shape().maxItems();
        return most > 0 ? Math.min(most, MOST) : MOST;
    }
}
