package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.engine.form.Walk;
import uk.careforms.engine.json.JsonPlace;
import uk.careforms.engine.json.MergePatch;

/** What holds of hidden answers whatever somebody answers, tried on some hundred made-up people (fixed seeds). */
class HiddenAnswersTest {

    private final FormPack pack = SmallAsk.pack();
    private final FormDefinition form = pack.definition();

    @Test
    void only_visible_answers_are_left_and_leaving_the_others_out_changes_nothing() {
        for (int seed = 0; seed < 400; seed++) {
            Answers answers = new RandomAnswers(new Random(seed)).some(form);
            Walk walk = form.walk(answers);
            Walk again = form.walk(walk.visible());

            assertThat(again.visible()).as("seed %d", seed).isEqualTo(walk.visible());
            assertThat(again.pages()).as("seed %d", seed).isEqualTo(walk.pages());
            assertThat(again.dropped()).as("seed %d", seed).isEmpty();
            assertThat(pack.check(walk.visible(), SmallAsk.TODAY))
                    .as("seed %d", seed)
                    .isEqualTo(pack.check(answers, SmallAsk.TODAY));
        }
    }

    @Test
    void every_answer_is_either_visible_or_dropped_and_every_condition_says_the_same_of_the_visible_ones() {
        for (int seed = 3_000; seed < 3_600; seed++) {
            JsonObject answers = new RandomAnswers(new Random(seed)).some(form).json();
            Walk walk = form.walk(new Answers(answers));
            JsonObject visible = walk.visible().json();
            for (Page page : form.pages()) {
                boolean shown = page.when().holds(visible);
                assertThat(walk.page(page.id()).isPresent()).as("seed %d", seed).isEqualTo(shown);
                for (Question question : page.questions()) {
                    boolean given = question.in(answers).isPresent();
                    boolean asked = shown && question.when().holds(visible);
                    assertThat(question.in(visible).isPresent())
                            .as("seed %d", seed)
                            .isEqualTo(given && asked);
                    assertThat(walk.dropped().contains(question.at()))
                            .as("seed %d", seed)
                            .isEqualTo(given && !asked);
                }
            }
        }
    }

    @Test
    void what_somebody_says_on_hidden_questions_never_changes_what_is_found_wrong() {
        for (int seed = 6_000; seed < 6_300; seed++) {
            Random random = new Random(seed);
            Answers answers = new RandomAnswers(random).some(form);
            List<Problem> before = SmallAsk.problems(answers);
            Walk walk = form.walk(form.normalised(answers));
            JsonObject changed = answers.json();
            for (String hidden : walk.dropped()) {
                JsonValue other = random.nextBoolean() ? JsonValue.NULL : JsonValue.EMPTY_JSON_OBJECT;
                changed = MergePatch.apply(changed, JsonPlace.of(hidden).patch(other));
            }

            assertThat(SmallAsk.problems(new Answers(changed)))
                    .as("seed %d", seed)
                    .isEqualTo(before);
        }
    }
}
