package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.forms.AssessmentCase.ANN;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Officers look at a working, correct it, compare it and read the letters, on pages and by the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessPagesTest {

    private static final String WIDOW = "self-pension-and-savings";

    private RunningPages pages;
    private Visitor ann;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
        ann = pages.signedIn(ANN, "staff");
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void the_working_shows_each_line_with_its_answer_and_its_papers() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        Answer record = ann.get("/staff/cases/" + sent.reference);
        Answer working = ann.get(record.link("the working"));

        assertThat(working.heading()).isEqualTo("Working");
        assertThat(working.text("main"))
                .contains("Estimate: nobody has decided on it", "Income", "What the person keeps", "£184.90")
                .contains("Westmere Building Society", "received")
                .contains("Before it can be decided", "not confirmed yet");
        assertThat(pages.visitor().get(working.path()).status()).isNotEqualTo(200);
        assertThat(ann.get("/staff/cases/AR-2222-2222/working").status()).isEqualTo(404);
    }

    @Test
    void the_working_shows_what_the_form_warns_of_with_its_place_and_what_was_answered_about_single_facts() {
        AssessmentCase house = AssessmentCase.sent(pages, "attorney-permanent-with-a-house-and-12-weeks")
                .withAllPapers();
        Answer working = ann.get("/staff/cases/" + house.reference + "/working");
        assertThat(working.texts("tr:has(th:matchesOwn(^Home$))").toString())
                .contains("What percentage of it do they own? 100%", "What is the home worth? £265,000.00");

        AssessmentCase waits = AssessmentCase.sent(pages, "neighbour-without-authority-knows-little")
                .withAllPapers();
        Answer other = ann.get("/staff/cases/" + waits.reference + "/working");
        assertThat(other.texts("li:contains(There is no amount for this benefit yet)"))
                .singleElement()
                .asString()
                .contains("Which benefits do they get? – State Pension – Amount");
        assertThat(ann.get(other.link("Correct Which benefits")).heading()).isEqualTo("Correct a fact");
    }

    @Test
    void a_fact_is_corrected_with_a_reason_or_refused_with_a_sentence() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        String path = "/staff/cases/" + sent.reference + "/working";
        Answer form = ann.get(path + "/correct?at=/income/0/amount");
        assertThat(form.text("main")).contains("Now: 184.90");

        Answer empty = ann.pressIn(form, "/correct", Map.of());
        assertThat(empty.errors()).containsExactly("Enter what holds instead", "Enter why, and what you have seen");
        Answer wrong = ann.pressIn(empty, "/correct", Map.of("fact", "about £200", "reason", "Award letter"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).hasSize(1);
        assertThat(pages.forms.assessments().overrides(sent.reference)).isEmpty();
        Answer done = ann.pressIn(wrong, "/correct", Map.of("fact", "190.00", "reason", "Award letter"));

        assertThat(done.heading()).isEqualTo("Working");
        assertThat(done.text("main")).contains("£190.00", "Award letter", "/income/0/amount: 190.00", ANN);
        Answer compared = ann.get(done.link("Compare with the newest"));
        assertThat(compared.texts("tr:contains(Changed)").toString()).contains("£184.90", "£190.00");
    }

    @Test
    void it_is_calculated_for_another_day_and_stays_an_estimate() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        Answer working = ann.get("/staff/cases/" + sent.reference + "/working");

        Answer wrong =
                ann.pressIn(working, "/working", Map.of("asOf-day", "31", "asOf-month", "2", "asOf-year", "2026"));
        assertThat(wrong.errors()).containsExactly("Enter the day to calculate for, like 6 4 2027");
        Answer again =
                ann.pressIn(working, "/working", Map.of("asOf-day", "10", "asOf-month", "6", "asOf-year", "2026"));

        assertThat(again.text("dl")).contains("10 June 2026", "Estimate");
        assertThat(again.texts("caption")).contains("Everything that was calculated");
    }

    @Test
    void a_decision_that_cannot_be_made_says_so_and_letters_are_read_as_they_went_out() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        sent.done("work-out", "right", ANN);
        Answer task = ann.get("/staff/tasks/" + sent.task("decide"));
        Answer refused = ann.pressIn(task, "/complete", Map.of("outcome", "contribution"));
        assertThat(refused.heading()).isEqualTo("This cannot be decided yet");

        Answer allow = ann.get(ann.get("/staff/cases/" + sent.reference + "/working")
                .link("Give a reason to use figures that are not confirmed"));
        ann.pressIn(allow, "/correct", Map.of("fact", "The circular is out", "reason", "The circular is out"));
        Answer decided = ann.pressIn(ann.get(task.path()), "/complete", Map.of("outcome", "contribution"));
        sent.goOn();

        assertThat(decided.heading()).isEqualTo("Case " + sent.reference);
        assertThat(pages.forms.assessments().openQuestions(sent.reference))
                .hasSize(1); // the reason held for one decision
        Answer letters = ann.get("/staff/cases/" + sent.reference + "/letters");
        assertThat(letters.text("main")).contains("Our decision", "How we worked it out", "Ombudsman");
    }

    @Test
    void a_program_reads_calculations_and_corrects_facts() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        Caller caller = pages.caller(ANN, "staff");
        String path = "/submissions/" + sent.reference;

        var read = caller.get(path + "/calculations");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().getJsonArray("calculations").getJsonObject(0).getString("kind"))
                .isEqualTo("estimate");
        assertThat(caller.post(
                                path + "/overrides",
                                "{\"pointer\": \"/income/0/amount\", \"fact\": \"-1\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(422);
        var made = caller.post(
                path + "/overrides",
                "{\"pointer\": \"/income/0/amount\", \"fact\": \"190.00\", \"reason\": \"Award letter\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("kind")).isEqualTo("estimate");
        assertThat(caller.get(path + "/calculations").json().getJsonArray("overrides"))
                .hasSize(1);
        assertThat(pages.caller("", "").get(path + "/calculations").status()).isEqualTo(401);
    }
}
