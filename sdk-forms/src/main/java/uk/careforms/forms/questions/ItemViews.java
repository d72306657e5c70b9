package uk.careforms.forms.questions;

import java.util.ArrayList;
import java.util.List;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.templates.View;

/** A list question: one group of fields for each item, and one more to fill in. */
final class ItemViews {

    private ItemViews() {}

    static View of(QuestionView question, Typed typed, List<Problem> problems) {
        int kept = ItemCount.standing(question, typed);
        int shown = Math.min(kept + 1, ItemCount.most(question));
        List<View> items = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            items.add(item(question, typed, problems, i));
        }
        return new View()
                .views("items", items)
                .text("countField", ItemCount.field(question.at()))
                .number("count", shown)
                .flag("canAdd", shown < ItemCount.most(question));
    }

    private static View item(QuestionView question, Typed typed, List<Problem> problems, int index) {
        String item = question.at() + "/" + index;
        List<View> parts = new ArrayList<>();
        for (AnswerShape.Part part : question.question().shape().parts()) {
            Asked asked = Asked.part(item, part);
            parts.add(FieldViews.of(asked, typed, FieldViews.problem(item + "/" + part.key(), problems), false, ""));
        }
        return new View()
                .number("itemNumber", index + 1)
                .text("rowField", ItemCount.row(item))
                .text("rowName", typed.first(ItemCount.row(item)))
                .views("parts", parts);
    }
}
