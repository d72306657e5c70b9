package uk.careforms.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.form.AnswerShape.Kind;
import uk.careforms.engine.json.JsonPlace;

class QuestionTest {

    private static final List<Choice> YES_OR_NO =
            List.of(new Choice("yes", "Yes", Optional.empty()), new Choice("no", "No", Optional.empty()));

    @Test
    void a_blank_field_is_no_answer() {
        Question name = text(AnswerFormat.PERSON_NAME);

        assertThat(name.answer(List.of())).isEmpty();
        assertThat(name.answer(List.of("  \t"))).isEmpty();
        assertThat(name.answer(List.of(" Ada "))).contains(Json.createValue("Ada"));
    }

    @Test
    void what_is_typed_is_kept_in_its_normal_form() {
        assertThat(text(AnswerFormat.NHS_NUMBER).answer(List.of("999 000 0018")))
                .contains(Json.createValue("9990000018"));
    }

    @Test
    void ticked_boxes_are_a_list_each_once() {
        Question several = question(AnswerShape.choices(YES_OR_NO, 1, 2));

        assertThat(several.answer(List.of("yes", "no", "yes")))
                .contains(Json.createArrayBuilder().add("yes").add("no").build());
        assertThat(several.answer(List.of(""))).isEmpty();
    }

    @Test
    void yes_and_no_become_true_and_false_and_anything_else_stays_to_be_refused() {
        Question yesNo = question(new AnswerShape(Kind.YES_NO, YES_OR_NO));

        assertThat(yesNo.answer(List.of("true"))).contains(JsonValue.TRUE);
        assertThat(yesNo.answer(List.of("false"))).contains(JsonValue.FALSE);
        assertThat(yesNo.answer(List.of("maybe"))).contains(Json.createValue("maybe"));
    }

    @Test
    void a_choice_that_is_not_known_is_shown_as_it_is() {
        assertThat(question(new AnswerShape(Kind.CHOICE, YES_OR_NO)).readable(Json.createValue("no")))
                .isEqualTo("No");
        assertThat(question(new AnswerShape(Kind.CHOICE, YES_OR_NO)).readable(Json.createValue("x")))
                .isEqualTo("x");
        assertThat(text(AnswerFormat.DATE).readable(Json.createValue("2025-02-31")))
                .isEqualTo("2025-02-31");
    }

    private static Question text(AnswerFormat format) {
        return question(AnswerShape.text(format, 1, 50, Optional.empty()));
    }

    private static Question question(AnswerShape shape) {
        return new Question(
                JsonPlace.of("/a"),
                true,
                Condition.ALWAYS,
                new Question.Words("A", Optional.empty(), Map.of()),
                List.of(),
                shape,
                Widget.TEXT,
                new Question.Look(Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
