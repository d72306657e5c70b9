package uk.careforms.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.benchmarks.Acceptance.Place;

class BenchmarksTest {

    @TempDir
    Path folder;

    @Test
    void every_engine_takes_its_turn_on_a_real_database_and_the_page_shows_it() throws Exception {
        Benchmarks.quiet();
        Book book = new Book(folder);

        book.write(new Acceptance(MadeUpForm.REFERRAL, Place.HERE).run(Effort.SMOKE), Effort.SMOKE, 1);
        book.write(new Reading().run(Effort.SMOKE), Effort.SMOKE, 1);
        book.write(new Drawing().run(Effort.SMOKE), Effort.SMOKE, 1);
        book.write(new Charge().run(Effort.SMOKE), Effort.SMOKE, 1);
        book.page(folder.resolve("page.md"));

        assertThat(Files.readString(folder.resolve("page.md")))
                .contains("| Bar | Goal | Measured | |")
                .contains("Camunda 7.24 start", "Flowable 8 start", "two inserts", "accept + start")
                .contains("read, convert, validate 75 questions, valid | ≤ 120 µs CPU")
                .contains("one calculation with 60 lines, warm | ≤ 1,000 µs CPU")
                .contains("## accept-75-here", "## page-of-12");
    }

    @Test
    void the_forms_in_the_resources_are_those_that_the_generator_writes() throws Exception {
        for (MadeUpForm form : List.of(MadeUpForm.REFERRAL, MadeUpForm.ASSESSMENT)) {
            for (Map.Entry<String, String> file : form.files().entrySet()) {
                Path kept = Path.of("src/main/resources/made-up").resolve(file.getKey());

                assertThat(kept).hasContent(file.getValue());
            }
        }
    }

    @Test
    void the_large_form_has_226_questions_of_which_35_per_cent_are_conditional() {
        JsonObject form = MadeUpForms.json(MadeUpForm.ASSESSMENT);

        List<JsonObject> questions = MadeUpForms.questions(form);
        assertThat(questions).hasSize(226);
        assertThat(questions.stream().filter(question -> question.containsKey("when")))
                .hasSize(79);
        assertThat(MadeUpForms.questions(MadeUpForms.json(MadeUpForm.REFERRAL))).hasSize(75);
    }
}
