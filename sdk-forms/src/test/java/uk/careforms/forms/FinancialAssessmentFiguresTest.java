package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.Saved;
import uk.careforms.engine.form.PackReport;
import uk.careforms.engine.json.StrictJson;

/** From the answers of the invented people to the amount, held against arithmetic that is spelled out beside each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinancialAssessmentFiguresTest {

    private static final String FORM = "financial-assessment";
    private static final Path SAMPLES = Path.of("src/main/resources/forms/financial-assessment/samples");

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    /** One line of the table. */
    record Case(String sample, String status, Optional<String> contribution, String arithmetic) {
        @Override
        public String toString() {
            return sample + ": " + arithmetic;
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                FinancialAssessmentFiguresTest.class.getResourceAsStream("/financial-assessment-figures.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 4))
                    .map(cells -> new Case(
                            cells[0], cells[1], Optional.of(cells[2]).filter(amount -> !amount.equals("-")), cells[3]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_amount_is_the_one_that_was_worked_out_by_hand(Case one) throws IOException {
        JsonObject sample = sample(SAMPLES.resolve(one.sample() + ".json"));

        Calculated made = pages.forms
                .calculate(kept(sample.getJsonObject("answers")), "charge")
                .orElseThrow();

        assertThat(status(made)).as(one.toString()).isEqualTo(one.status());
        one.contribution()
                .ifPresent(pounds ->
                        assertThat(contribution(made)).as(one.toString()).isEqualTo(pounds));
    }

    @Test
    void every_person_who_could_send_the_form_is_in_the_table() throws IOException {
        List<String> named = cases().stream().map(Case::sample).sorted().toList();

        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<String> valid = files.filter(FinancialAssessmentFiguresTest::isValid)
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
            assertThat(named).isEqualTo(valid);
        }
    }

    @Test
    void every_sample_of_every_shipped_pack_behaves_as_it_says() {
        PackReport report = pages.forms.checkPacks();

        assertThat(report.tried()).isGreaterThan(130);
        assertThat(report.packs().stream()
                        .flatMap(pack -> pack.samples().stream())
                        .filter(sample -> !sample.faults().isEmpty()))
                .isEmpty();
    }

    private static String status(Calculated made) {
        return made.fold(result -> result.json().getString("status"), wrong -> "wrong");
    }

    private static String contribution(Calculated made) {
        return made.fold(
                result -> result.json().getJsonObject("result").getString("contribution"),
                wrong -> wrong.problems().toString());
    }

    private Draft kept(JsonObject answers) {
        Draft draft = pages.forms.drafts().start(FORM, Channel.WEB);
        return pages.forms
                .drafts()
                .save(draft.id(), draft.row(), answers, Optional.empty())
                .fold(
                        Saved.Stored::draft,
                        stale -> {
                            throw new AssertionError(stale);
                        },
                        sent -> {
                            throw new AssertionError(sent);
                        },
                        gone -> {
                            throw new AssertionError(gone);
                        });
    }

    private static boolean isValid(Path file) {
        return sample(file).getJsonObject("expect").getString("check").equals("valid");
    }

    private static JsonObject sample(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return StrictJson.read(in).fold(good -> good.json(), bad -> {
                throw new AssertionError(bad.problem());
            });
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
