package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.forms.AssessmentCase.ANN;
import static uk.careforms.forms.AssessmentCase.BEN;
import static uk.careforms.forms.AssessmentCase.CHARGE;

import jakarta.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Problem;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.AssessmentRecord;
import uk.careforms.engine.DeliveryState;
import uk.careforms.engine.TaskResult;

/** The process of the financial assessment that is shipped, with the real workflow, decisions and charging calculation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessmentProcessTest {

    private static final String WIDOW = "self-pension-and-savings";

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void every_sample_of_the_pack_behaves() {
        assertThat(pages.forms.checkPacks().packs()).allMatch(pack -> pack.failed() == 0);
    }

    @Test
    void papers_are_asked_for_and_reminded_of_and_past_the_deadline_a_person_looks_and_nobody_is_charged() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW);
        assertThat(sent.record().status()).isEqualTo("evidence-incomplete");
        assertThat(sent.tasks()).isEmpty();

        sent.days(8);
        assertThat(sent.letters("reminder")).hasSize(1);
        assertThat(sent.letters("reminder").get(0)).contains("Statements for the last 3 months");
        sent.days(22);

        assertThat(sent.letters("reminder")).hasSize(3);
        assertThat(sent.tasks()).containsExactly("missing-evidence");
        assertThat(sent.pages.forms.assessments().history(sent.reference)).isEmpty();
        sent.done("missing-evidence", "wait-longer", ANN);
        assertThat(sent.tasks()).isEmpty();
        sent.days(15);
        sent.done("missing-evidence", "go-on-without", ANN);
        assertThat(sent.tasks()).containsExactly("work-out");
        assertThat(sent.pages.forms.assessments().history(sent.reference))
                .extracting(AssessmentRecord::kind)
                .containsExactly(AssessmentRecord.Kind.ESTIMATE);
    }

    @Test
    void a_paused_chase_asks_nobody_anything() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW);
        Instant until = pages.clock.instant().plus(Duration.ofDays(60));
        pages.forms.evidence().pause(sent.reference, "In hospital", until, ANN);

        sent.days(40);

        assertThat(sent.letters("reminder")).isEmpty();
        assertThat(sent.tasks()).isEmpty();
    }

    @Test
    void the_decision_of_a_named_officer_makes_a_letter_that_adds_up_to_the_penny_and_a_note_on_the_case() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        sent.done("work-out", "right", ANN);

        assertThat(sent.tries("decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        assertThat(pages.forms.assessments().openQuestions(sent.reference, CHARGE))
                .singleElement()
                .satisfies(open -> assertThat(open.sentence()).contains("not confirmed yet"));
        sent.allowsProvisionalFigures();
        sent.done("decide", "contribution", ANN);

        AssessmentRecord decided =
                pages.forms.assessments().history(sent.reference).get(0);
        assertThat(decided.kind()).isEqualTo(AssessmentRecord.Kind.FINAL);
        assertThat(decided.madeBy()).isEqualTo(ANN);
        String letter = sent.letters("decision").get(0);
        assertThat(letter)
                .contains("you pay £" + pounds(decided))
                .doesNotContain("{{")
                .contains("Ombudsman");
        addsUp(letter, "What you get each week, as we count it");
        addsUp(letter, "What you keep each week");
        assertThat(pages.notices.sent()).extracting(Notice::body).contains(letter);
        assertThat(pages.crm.rows("annotations"))
                .filteredOn(note -> note.text("subject").equals("Decision on " + sent.reference))
                .hasSize(1);
        assertThat(sent.record().status()).isEqualTo("active");
        assertThat(sent.record().deliveries())
                .extracting(delivery -> delivery.state())
                .doesNotContain(DeliveryState.PARKED);
    }

    @Test
    void what_the_person_sends_later_is_beside_the_case_once_whenever_it_comes() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW);
        assertThat(sent.filed()).isEmpty();
        sent.sends("statement.pdf", "the first page");
        assertThat(sent.filed()).isEmpty();
        sent.withAllPapers();
        assertThat(sent.filed()).containsExactly("statement.pdf");

        sent.sends("letter.pdf", "the second letter");
        sent.decided("contribution");
        assertThat(sent.filed()).containsExactlyInAnyOrder("statement.pdf", "letter.pdf");
        sent.says("ChangeReported");
        sent.sends("award.pdf", "the new award");
        sent.done("look-at-change", "recalculate", ANN).decided("contribution");

        assertThat(sent.filed()).containsExactlyInAnyOrder("statement.pdf", "letter.pdf", "award.pdf");
        assertThat(sent.record().files()).hasSize(3).allMatch(file -> file.deliveredAt()
                .isPresent());
        assertThat(sent.record().deliveries())
                .extracting(delivery -> delivery.state())
                .doesNotContain(DeliveryState.PARKED, DeliveryState.IN_FLIGHT);
    }

    @Test
    void a_corrected_fact_is_looked_at_by_a_second_officer() {
        AssessmentCase asItIs = AssessmentCase.sent(pages, "nil-result").withAllPapers();
        asItIs.done("work-out", "right", ANN);
        assertThat(asItIs.record().decisions())
                .filteredOn(decision -> decision.name().equals("second"))
                .singleElement()
                .satisfies(decision -> assertThat(decision.inputs() + " gave " + decision.outcome())
                        .endsWith("gave {\"second\":\"NO\"}"));
        assertThat(asItIs.tasks()).containsExactly("decide");
        AssessmentCase sent = AssessmentCase.sent(pages, "nil-result").withAllPapers();
        pages.forms
                .assessments()
                .override(
                        sent.reference,
                        CHARGE,
                        "/income/0/amount",
                        Optional.of(Json.createValue("50.00")),
                        "Award letter",
                        ANN);
        sent.done("work-out", "right", ANN);

        assertThat(sent.tasks()).containsExactly("second-check");
        assertThat(sent.tries("second-check", "agreed", ANN)).isEqualTo(TaskResult.ANOTHER_OFFICER);
        sent.done("second-check", "agreed", BEN);
        assertThat(sent.tasks()).containsExactly("decide");
    }

    @Test
    void a_question_waits_for_its_answer_and_comes_back_by_itself() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers();
        sent.done("work-out", "ask-the-person", ANN);
        assertThat(sent.letters("query")).hasSize(1);
        assertThat(sent.record().status()).isEqualTo("query");

        sent.says("QueryAnswered");
        assertThat(sent.tasks()).containsExactly("work-out");
        sent.done("work-out", "ask-the-person", ANN);
        sent.days(15);
        assertThat(sent.tasks()).containsExactly("work-out");
    }

    @Test
    void a_change_of_circumstances_is_calculated_again_and_told_in_a_new_letter() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers().decided("contribution");
        long before =
                pages.forms.assessments().history(sent.reference).get(0).pence().orElseThrow();

        sent.says("ChangeReported");
        pages.forms
                .assessments()
                .override(
                        sent.reference,
                        CHARGE,
                        "/income/0/amount",
                        Optional.of(Json.createValue("194.90")),
                        "New award",
                        ANN);
        assertThat(inForce(sent).pence()).contains(before);
        sent.done("look-at-change", "recalculate", ANN).decided("contribution");

        assertThat(inForce(sent).pence()).contains(before + 1000);
        assertThat(sent.letters("decision")).hasSize(2);
    }

    @Test
    void an_uprating_that_was_confirmed_is_told_and_recorded_and_the_case_stays_active() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers().decided("contribution");

        sent.says("Uprated");

        assertThat(sent.letters("uprating").get(0)).contains("change each year", "you pay £");
        assertThat(sent.record().status()).isEqualTo("active");
        assertThat(pages.crm.rows("annotations"))
                .filteredOn(note -> note.text("subject").equals("Decision on " + sent.reference))
                .hasSize(2);
    }

    @Test
    void a_review_is_done_by_an_officer_who_did_not_decide_and_its_outcome_is_told() {
        AssessmentCase sent = AssessmentCase.sent(pages, WIDOW).withAllPapers().decided("contribution");
        sent.says("ReviewRequested");

        assertThat(sent.tries("review", "upheld", ANN)).isEqualTo(TaskResult.ANOTHER_OFFICER);
        sent.done("review", "upheld", BEN);

        assertThat(sent.letters("review-outcome")).hasSize(1);
        assertThat(sent.record().status()).isEqualTo("active");
        sent.says("ReviewRequested");
        sent.done("review", "decide-again", BEN);
        assertThat(sent.tasks()).containsExactly("work-out");
    }

    @Test
    void somebody_who_declines_gets_a_letter_from_an_officer_and_can_come_back_and_is_never_charged_by_software() {
        AssessmentCase sent = AssessmentCase.sent(pages, "declines-to-tell-us");
        assertThat(sent.tasks()).containsExactly("short-way");

        sent.done("short-way", "tell-full-cost", ANN);
        assertThat(sent.letters("full-cost")).hasSize(1);
        assertThat(pages.forms.assessments().history(sent.reference)).isEmpty();
        sent.days(29);
        assertThat(sent.tasks()).containsExactly("short-way");
        sent.done("short-way", "ask-again", ANN);
        assertThat(sent.letters("decline-reminder")).hasSize(1);
        sent.says("ChangeReported");
        sent.done("short-way", "work-out", ANN).done("work-out", "right", ANN);
        assertThat(pages.forms.assessments().openQuestions(sent.reference, CHARGE))
                .extracting(Problem::code)
                .isNotEmpty();
    }

    @Test
    void a_nil_result_is_told_in_a_letter_and_a_case_that_ends_has_nothing_in_force() {
        AssessmentCase sent = AssessmentCase.sent(pages, "nil-result").withAllPapers();
        sent.decided("nil");

        assertThat(sent.letters("nil").get(0)).contains("you pay nothing");
        sent.says("EndAssessment");
        assertThat(pages.forms.assessments().history(sent.reference)).noneMatch(AssessmentRecord::inForce);
        assertThat(sent.record().outcome().orElseThrow().code()).isEqualTo("ended");
    }

    private AssessmentRecord inForce(AssessmentCase sent) {
        return pages.forms.assessments().history(sent.reference).stream()
                .filter(AssessmentRecord::inForce)
                .findFirst()
                .orElseThrow();
    }

    private static String pounds(AssessmentRecord record) {
        return BigDecimal.valueOf(record.pence().orElseThrow(), 2).toPlainString();
    }

    /** The lines below a heading come to the total under them. */
    private static void addsUp(String letter, String heading) {
        List<String> lines =
                letter.substring(letter.indexOf(heading)).lines().skip(1).toList();
        Pattern line = Pattern.compile("- .*?: (-?)£([0-9,]+\\.[0-9]{2})\\. .*");
        BigDecimal sum = BigDecimal.ZERO;
        for (String text : lines) {
            Matcher amount = line.matcher(text);
            if (!amount.matches()) {
                assertThat(text).startsWith("Together: ");
                assertThat(text.replaceAll("[^0-9.]", "")).as(heading).isEqualTo(sum.toPlainString());
                assertThat(sum).isPositive();
                return;
            }
            BigDecimal counted = new BigDecimal(amount.group(2).replace(",", ""));
            sum = amount.group(1).isEmpty() ? sum.add(counted) : sum.subtract(counted);
        }
        throw new AssertionError("No total below '" + heading + "'");
    }
}
