package uk.careforms.forms.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.questions.FieldViews;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.View;

/**
 * A page of questions, ready to be drawn.
 *
 * @param until where a change ends; empty on the first way through
 * @param row the row version its answers were read at, as text
 * @param blocks the texts above the questions
 * @param problems those of the page
 * @param trouble a sentence above everything else; may be empty
 */
record PageDrawing(
        FormDefinition form,
        PageView page,
        Optional<String> until,
        String row,
        Typed typed,
        List<View> blocks,
        List<Problem> problems,
        String trouble) {

    /** The layout's part; the back link leads to the page before, the start, or check answers. */
    Frame frame(Desk desk, Walk walk) {
        String back = until.isPresent()
                ? Paths.check(form.id())
                : walk.previous(page.id())
                        .map(previous -> Paths.page(form.id(), previous.id()))
                        .orElseGet(() -> Paths.start(form.id()));
        return desk.frame(form, page.title()).back(back).errors(!problems.isEmpty());
    }

    View view(String base) {
        boolean alone = page.questions().size() == 1
                && blocks.isEmpty()
                && page.questions().get(0).title().equals(page.title());
        boolean interruption = page.page().kind() == Page.Kind.INTERRUPTION;
        String path = until.map(last -> Paths.change(form.id(), page.id(), last))
                .orElseGet(() -> Paths.page(form.id(), page.id()));
        return new View()
                .text("heading", page.title())
                .text("section", page.page().section())
                .flag("ownHeading", !alone)
                .flag("interruption", interruption)
                .text("action", base + path)
                .text("row", row)
                .flag("takesFiles", FilePages.asks(page))
                .text(
                        "asked",
                        String.join(
                                " ",
                                page.questions().stream().map(QuestionView::at).toList()))
                .views("blocks", blocks)
                .views("fields", fields(alone))
                .views("errors", errors(base))
                .text("trouble", trouble)
                .texts("filledIn", List.of())
                .views("warnings", List.of())
                .text("button", "Continue")
                .flag("canSave", !interruption && form.about().sends());
    }

    private List<View> fields(boolean alone) {
        List<View> fields = new ArrayList<>();
        for (QuestionView question : page.questions()) {
            boolean said = !alone && question.title().equals(page.title());
            String caption = alone ? page.page().section() : "";
            fields.add(FieldViews.of(question, typed, problems, alone, caption).flag("hiddenLabel", said));
        }
        return fields;
    }

    private static boolean isList(QuestionView question) {
        Widget widget = question.question().widget();
        return widget == Widget.ITEMS || widget == Widget.LIST;
    }

    /** One line for each question, and for each part of an item, that is wrong. */
    private List<View> errors(String base) {
        List<View> errors = new ArrayList<>();
        for (QuestionView question : page.questions()) {
            List<Problem> own = problems.stream()
                    .filter(problem -> problem.pointer().equals(question.at())
                            || problem.pointer().startsWith(question.at() + "/"))
                    .toList();
            int most = isList(question) ? own.size() : Math.min(1, own.size());
            for (Problem problem : own.subList(0, most)) {
                errors.add(new View()
                        .text(
                                "href",
                                ListRows.path(form.id(), page, problem, until)
                                        .map(path -> base + path)
                                        .orElseGet(() -> "#" + FieldViews.target(question, problem, typed)))
                        .text("sentence", problem.sentence()));
            }
        }
        return errors;
    }
}
