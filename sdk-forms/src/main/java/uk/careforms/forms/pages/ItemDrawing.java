package uk.careforms.forms.pages;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.questions.ItemFields;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;

/**
 * The page of one item of a list, ready to be drawn.
 *
 * @param item its stable name, or {@code new}
 * @param until where a change ends; empty on the first way through
 * @param row the row version that the draft was read at, as text
 * @param trouble a sentence above everything else; may be empty
 */
record ItemDrawing(
        FormDefinition form,
        PageView page,
        QuestionView list,
        String item,
        Optional<String> until,
        String row,
        Typed typed,
        List<Problem> problems,
        String trouble) {

    private String heading() {
        return ListRows.heading(list, item.equals(ListItem.NEW));
    }

    /** The layout's part; the back link leads to the list. */
    Frame frame(Desk desk) {
        return desk.frame(form, heading())
                .back(new Way(Optional.of(page.id()), until).path(form.id()))
                .errors(!problems.isEmpty());
    }

    View view(String base) {
        return new View()
                .text("heading", heading())
                .text("section", page.page().section())
                .flag("ownHeading", true)
                .flag("interruption", false)
                .text("action", base + Paths.item(form.id(), page.id(), item, until))
                .text("row", row)
                .flag("takesFiles", false)
                .text("asked", list.at())
                .views("blocks", List.of())
                .views("fields", ItemFields.of(list, typed, problems))
                .views("errors", ItemFields.errors(list, typed, problems))
                .text("trouble", trouble)
                .texts("filledIn", List.of())
                .views("warnings", List.of())
                .text("button", "Save and continue")
                .flag("canSave", form.about().sends());
    }
}
