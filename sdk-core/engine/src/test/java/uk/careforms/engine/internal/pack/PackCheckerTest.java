package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.form.PackReport;
import uk.careforms.engine.form.PackReport.SampleResult;

class PackCheckerTest {

    private static PackReport report(Map<String, String> files) {
        LoadedPacks loaded = SmallAsk.load(files);
        assertThat(loaded.problems()).isEmpty();
        return new PackChecker(loaded.council().orElseThrow(), SmallAsk.TODAY).check(loaded.packs());
    }

    /** The faults of a sample once something in the pack has been changed. */
    private static List<String> faults(String sample, String from, String to) {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        String path = "small-ask/samples/" + sample;
        files.computeIfPresent(path, (name, text) -> {
            assertThat(text).contains(from);
            return text.replace(from, to);
        });
        return report(files).packs().get(0).samples().stream()
                .filter(result -> result.file().equals(path))
                .map(SampleResult::faults)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void samples_that_behave_pass() {
        PackReport report = report(new TreeMap<>(SmallAsk.source().files()));

        assertThat(report.passed()).isTrue();
        assertThat(report.tried()).isEqualTo(3);
        assertThat(report.packs().get(0).samples())
                .extracting(SampleResult::about)
                .contains("Washes without help: no team but duty has to look at it");
    }

    @Test
    void a_sample_that_should_be_valid_says_what_was_found_by_place_and_code_only() {
        assertThat(faults("washes-alone.json", "\"Ada\"", "\"\""))
                .containsExactly("Checking should find nothing and found: /person/firstName required");
    }

    @Test
    void a_sample_that_should_be_invalid_says_so() {
        assertThat(faults("washes-alone.json", "\"check\": \"valid\"", "\"check\": \"invalid\""))
                .containsExactly("Checking should find something");
    }

    @Test
    void problems_must_be_exactly_those_that_are_expected() {
        assertThat(faults("nothing-yet.json", "\"/about/who\", ", ""))
                .singleElement()
                .asString()
                .startsWith("Checking should find problems at [/confirmed, /needs/areas");
    }

    @Test
    void pages_and_dropped_answers_must_be_as_expected() {
        assertThat(faults("washes-alone.json", "\"pages\": [\"washing\"]", "\"pages\": [\"nhs\"]"))
                .containsExactly("The page 'nhs' should apply and does not");
        assertThat(faults("washes-alone.json", "\"notPages\": [\"nhs\"", "\"notPages\": [\"washing\""))
                .containsExactly("The page 'washing' should not apply and does");
        assertThat(faults("washes-alone.json", "\"/needs/washingSince\"]", "\"/needs/story\"]"))
                .singleElement()
                .asString()
                .startsWith("The answer at '/needs/story' should be left out");
    }

    @Test
    void decisions_must_come_to_what_is_expected() {
        assertThat(faults("washes-alone.json", "\"UNLIKELY\"", "\"LIKELY\""))
                .containsExactly("The decision 'need' should come to signal = \"LIKELY\" and came to \"UNLIKELY\"");
        assertThat(faults("nothing-yet.json", "\"need\": {}", "\"need\": {\"signal\": \"HUMAN\"}"))
                .containsExactly("The decision 'need' should come to signal = \"HUMAN\" and came to nothing");
        assertThat(faults("washes-alone.json", "{ \"signal\": \"UNLIKELY\" }", "{}"))
                .singleElement()
                .asString()
                .startsWith("The decision 'need' should come to nothing and came to ");
    }

    @Test
    void a_decision_that_does_not_answer_what_it_publishes_fails_its_samples() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.computeIfPresent(
                "small-ask/form.json",
                (path, text) -> text.replace("\"publishes\": [\"signal\"]", "\"publishes\": [\"signal\", \"reason\"]"));

        assertThat(report(files).packs().get(0).samples())
                .flatExtracting(SampleResult::faults)
                .contains("The decision 'need' publishes 'reason', which its table does not answer");
    }

    @Test
    void a_team_that_is_put_together_by_a_table_must_exist_too() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.computeIfPresent("small-ask/decisions/route.dmn", (path, text) -> text.replace("\"duty\"", "dutyX"));

        assertThat(report(files).packs().get(0).samples())
                .flatExtracting(SampleResult::faults)
                .contains("The decision 'route' answers the team 'dutyX', which council.json does not have");
    }
}
