package uk.careforms.forms.questions;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Widget;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Fields;

/** One item of a list on a page of its own. Its fields are called alike wherever in the list it stands. */
public final class ItemFields {

    private static final String PLACE = "/item";

    private ItemFields() {}

    /** What was just sent. */
    public static Typed sent(QuestionView list, Fields fields) {
        return Typed.sentItem(list, list.at() + PLACE, fields);
    }

    /** What was kept; an empty object for an item that is new. */
    public static Typed kept(QuestionView list, JsonObject item) {
        return Typed.keptItem(list, list.at() + PLACE, item);
    }

    /** The parts that were answered; empty when none was. */
    public static JsonObject answer(QuestionView list, Typed typed) {
        return SentAnswers.item(list, list.at() + PLACE, typed);
    }

    /** The fields with what is wrong in them. */
    public static List<View> of(QuestionView list, Typed typed, List<Problem> problems) {
        List<View> views = new ArrayList<>();
        for (AnswerShape.Part part : list.question().shape().parts()) {
            Asked asked = Asked.part(list.at() + PLACE, part);
            views.add(FieldViews.of(asked, typed, own(list, part, problems), false, ""));
        }
        return views;
    }

    /** One line for each part that is wrong, in the order of the fields. */
    public static List<View> errors(QuestionView list, Typed typed, List<Problem> problems) {
        List<View> errors = new ArrayList<>();
        for (AnswerShape.Part part : list.question().shape().parts()) {
            own(list, part, problems)
                    .ifPresent(problem -> errors.add(new View()
                            .text("href", "#" + target(list, part, typed))
                            .text("sentence", problem.sentence())));
        }
        return errors;
    }

    /** The id of the field that a problem inside an item is about; the first where it is about none. */
    public static String target(QuestionView list, Problem problem, JsonObject item) {
        List<AnswerShape.Part> parts = list.question().shape().parts();
        AnswerShape.Part wrong = parts.stream()
                .filter(part -> own(list, part, List.of(problem)).isPresent())
                .findFirst()
                .orElse(parts.get(0));
        return target(list, wrong, kept(list, item));
    }

    private static String target(QuestionView list, AnswerShape.Part part, Typed typed) {
        Asked asked = Asked.part(list.at() + PLACE, part);
        return asked.widget() == Widget.DATE ? FieldViews.box(asked.id(), typed) : asked.id();
    }

    private static Optional<Problem> own(QuestionView list, AnswerShape.Part part, List<Problem> problems) {
        Pattern place = Pattern.compile(Pattern.quote(list.at()) + "/[0-9]+/" + Pattern.quote(part.key()));
        return problems.stream()
                .filter(problem -> place.matcher(problem.pointer()).matches())
                .findFirst();
    }
}
