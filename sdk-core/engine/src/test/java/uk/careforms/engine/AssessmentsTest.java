package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** A calculation on a case, from the answers to the decision of a named officer and what comes after it, with the real workflow. */
@ParameterizedClass
@EnumSource
class AssessmentsTest {

    private static final String ANN = "ann@testshire";
    private static final String BEN = "ben@testshire";
    private static final String CHARGE = "charge";

    private final MovableClock clock = MovableClock.at(TestDoor.MONDAY);
    private final InMemoryCases crm = new InMemoryCases("crm");
    private final InMemoryNotices notices = new InMemoryNotices("notices");
    private final HikariDataSource pool;
    private final CareForms forms;

    AssessmentsTest(TestDatabase kind) {
        pool = kind.empty();
        forms = CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(TestDoor.packs("/assess")))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .calculation(new SmallSum())
                .connector("crm", crm)
                .notices(notices)
                .clock(clock)
                .background(false)
                .build();
    }

    @AfterEach
    void close() {
        forms.close();
        pool.close();
    }

    @Test
    void answers_are_calculated_and_nothing_is_final_before_an_officer_decides() {
        Reference reference = sent("150.00", "20.10");

        assertThat(forms.assessments().history(reference)).singleElement().satisfies(made -> {
            assertThat(made.kind()).isEqualTo(AssessmentRecord.Kind.ESTIMATE);
            assertThat(made.calculation()).isEqualTo("small-sum");
            assertThat(made.status()).isEqualTo("contribution");
            assertThat(made.pence()).contains(7010L);
            assertThat(made.rates()).isEqualTo("2026/27");
            assertThat(made.inForce()).isTrue();
        });
        complete(reference, "work", "right", ANN);
        complete(reference, "decide", "contribution", ANN);

        List<AssessmentRecord> history = forms.assessments().history(reference);
        assertThat(history)
                .extracting(AssessmentRecord::kind)
                .containsExactly(AssessmentRecord.Kind.FINAL, AssessmentRecord.Kind.ESTIMATE);
        assertThat(history).extracting(AssessmentRecord::inForce).containsExactly(true, false);
        assertThat(history.get(0).madeBy()).isEqualTo(ANN);
        assertThat(record(reference).status()).isEqualTo("active");
    }

    @Test
    void the_letter_adds_up_to_the_penny_and_is_kept_and_put_beside_the_case() {
        Reference reference = decided("150.00", "20.10");

        String letter = forms.assessments().letters(reference).get(0).body();
        assertThat(letter)
                .contains("From 23 November 2026 you pay £70.10 a week.")
                .contains("- pension: £150.00. Invented\n- other: £20.10. Invented\nTogether: £170.10")
                .contains("- less what you keep: £100.00. Invented\nLeft: £70.10")
                .doesNotContain("You pay nothing")
                .doesNotContain("not confirmed")
                .doesNotContain("{{");
        assertThat(notices.sent()).extracting(Notice::body).containsExactly(letter);
        assertThat(crm.rows("annotations")).singleElement().satisfies(note -> {
            assertThat(note.text("subject")).isEqualTo("Decision: contribution 70.10");
            assertThat(note.text("notetext")).isEqualTo(letter);
            assertThat(new String(Base64.getDecoder().decode(note.text("documentbody")), StandardCharsets.UTF_8))
                    .isEqualTo(letter);
        });
    }

    @Test
    void somebody_without_an_address_can_still_read_the_letter_on_their_case() {
        Reference reference = sent("150.00", "0.00", Optional.empty());
        complete(reference, "work", "right", ANN);
        complete(reference, "decide", "contribution", ANN);

        assertThat(notices.sent()).isEmpty();
        assertThat(forms.assessments().letters(reference)).singleElement().satisfies(letter -> assertThat(letter.body())
                .contains("you pay £50.00"));
        assertThat(crm.rows("annotations")).hasSize(1);
    }

    @Test
    void a_nil_result_is_a_decision_with_a_letter() {
        Reference reference = sent("80.00", "0.00");
        complete(reference, "work", "right", ANN);

        assertThat(tryTo(reference, "decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        complete(reference, "decide", "nil", ANN);

        assertThat(forms.assessments().letters(reference).get(0).body()).contains("you pay £0.00", "You pay nothing");
    }

    @Test
    void a_high_charge_is_checked_by_another_officer() {
        Reference reference = sent("250.00", "0.00");
        complete(reference, "work", "right", ANN);

        assertThat(tryTo(reference, "check", "agreed", ANN)).isEqualTo(TaskResult.ANOTHER_OFFICER);
        assertThat(tryTo(reference, "check", "not-agreed", BEN)).isEqualTo(TaskResult.DONE);
        complete(reference, "work", "right", BEN);
        assertThat(tryTo(reference, "check", "agreed", BEN)).isEqualTo(TaskResult.ANOTHER_OFFICER);
        complete(reference, "check", "agreed", ANN);
        complete(reference, "decide", "contribution", BEN);
    }

    @Test
    void what_nobody_answered_cannot_be_decided_and_an_officer_can_put_it_in_with_a_reason() {
        Reference reference = sent("", "20.10");
        complete(reference, "work", "right", ANN);

        assertThat(forms.assessments().openQuestions(reference, CHARGE))
                .extracting(Problem::sentence)
                .containsExactly("The pension is not known");
        assertThat(tryTo(reference, "decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        assertThat(problems(override(reference, "/pension", "about 200", "Letter of the pension service")))
                .containsExactly("An amount is written like 12.50");
        assertThat(problems(override(reference, "/pensionn", "200.00", "Letter of the pension service")))
                .containsExactly("There is no fact 'pensionn'");
        assertThat(problems(override(reference, "/pension/0/amount", "200.00", " ")))
                .containsExactly("Say why the fact is corrected");
        assertThat(forms.assessments().overrides(reference)).isEmpty();

        override(reference, "/pension", "120.00", "Letter of the pension service");

        assertThat(forms.assessments().history(reference).get(0).pence()).contains(4010L);
        assertThat(forms.assessments().overrides(reference)).singleElement().satisfies(kept -> {
            assertThat(kept.actor()).isEqualTo(ANN);
            assertThat(kept.reason()).isEqualTo("Letter of the pension service");
        });
        complete(reference, "decide", "contribution", ANN);
    }

    @Test
    void rates_that_nobody_confirmed_need_a_reason_and_it_holds_for_one_decision() {
        Reference reference = sent("150.00", "0.00");
        forms.assessments().recalculate(reference, CHARGE, LocalDate.parse("2027-05-01"), "For next year", ANN);
        complete(reference, "work", "right", ANN);

        assertThat(tryTo(reference, "decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        assertThat(forms.assessments().openQuestions(reference, CHARGE))
                .extracting(Problem::sentence)
                .containsExactly(
                        "The rates used are provisional; say why they may be used, or wait until they are confirmed");
        forms.assessments()
                .override(
                        reference,
                        CHARGE,
                        "/overrides/provisionalFigures",
                        Optional.of(Json.createObjectBuilder()
                                .add("reason", "The circular is out, the regulations follow")
                                .build()),
                        "The circular is out",
                        ANN);
        complete(reference, "decide", "contribution", ANN);

        AssessmentRecord decided = forms.assessments().history(reference).get(0);
        assertThat(decided.kind()).isEqualTo(AssessmentRecord.Kind.FINAL);
        assertThat(decided.rates()).isEqualTo("2027/28");
        assertThat(forms.assessments().openQuestions(reference, CHARGE)).hasSize(1);
    }

    @Test
    void a_change_is_an_estimate_beside_what_holds_until_it_is_decided() {
        Reference reference = decided("150.00", "0.00");
        clock.advance(Duration.ofDays(30));

        assertThat(forms.cases().send(reference, "ChangeReported", ANN, "More pension"))
                .isTrue();
        override(reference, "/pension", "160.00", "New award letter");

        List<AssessmentRecord> history = forms.assessments().history(reference);
        assertThat(history).extracting(AssessmentRecord::inForce).containsExactly(false, true, false);
        List<ComparedLine> compared = Assessments.compare(history.get(1), history.get(0));
        assertThat(compared).filteredOn(ComparedLine::changed).singleElement().satisfies(line -> {
            assertThat(line.label()).isEqualTo("pension");
            assertThat(line.earlier()).contains("150.00");
            assertThat(line.later()).contains("160.00");
        });

        complete(reference, "work", "right", ANN);
        complete(reference, "decide", "contribution", ANN);

        assertThat(forms.assessments().history(reference).get(0).inForce()).isTrue();
        assertThat(forms.assessments().history(reference))
                .filteredOn(AssessmentRecord::inForce)
                .hasSize(1);
        assertThat(forms.assessments().letters(reference)).hasSize(2);
        assertThat(forms.assessments().letters(reference).get(0).body()).contains("you pay £60.00");
        assertThat(crm.rows("annotations")).hasSize(2);
    }

    @Test
    void a_year_later_somebody_looks_again_and_a_case_that_ends_has_nothing_in_force() {
        Reference reference = decided("150.00", "0.00");
        clock.advance(Duration.ofDays(366));
        forms.runDue();

        complete(reference, "work", "right", ANN);
        complete(reference, "decide", "contribution", ANN);
        assertThat(forms.cases().send(reference, "EndAssessment", ANN, "Moved away"))
                .isTrue();

        assertThat(forms.assessments().history(reference)).noneMatch(AssessmentRecord::inForce);
        assertThat(record(reference).outcome().orElseThrow().code()).isEqualTo("ended");
    }

    @Test
    void the_feed_says_what_was_done_and_never_an_answer() {
        Reference reference = decided("150.00", "0.00");
        override(reference, "/pension", "160.00", "New award letter");

        List<CareEvent> timeline = record(reference).timeline();
        assertThat(timeline).extracting(CareEvent::kind).contains("calculation.made", "calculation.overridden");
        assertThat(timeline)
                .filteredOn(event -> event.kind().startsWith("calculation."))
                .noneMatch(event -> event.detail().toString().contains("1" + "60.00"));
    }

    private Reference decided(String pension, String other) {
        Reference reference = sent(pension, other);
        complete(reference, "work", "right", ANN);
        complete(reference, "decide", "contribution", ANN);
        return reference;
    }

    private Reference sent(String pension, String other) {
        return sent(pension, other, Optional.of("1 Invented Row, Testshire"));
    }

    private Reference sent(String pension, String other, Optional<String> address) {
        JsonObjectBuilder person =
                Json.createObjectBuilder().add("firstName", "Ada").add("lastName", "Invented");
        address.ifPresent(lines -> person.add("address", lines));
        JsonObjectBuilder answers =
                Json.createObjectBuilder().add("person", person).add("other", other);
        if (!pension.isEmpty()) {
            answers.add("pension", pension);
        }
        Draft draft = forms.drafts().start("small-charge", Channel.WEB);
        forms.drafts().save(draft.id(), draft.row(), answers.build(), Optional.empty());
        Reference reference = TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                .reference();
        forms.runDue();
        return reference;
    }

    private void complete(Reference reference, String task, String outcome, String actor) {
        assertThat(tryTo(reference, task, outcome, actor)).isEqualTo(TaskResult.DONE);
        forms.runDue();
        clock.advance(Duration.ofMinutes(1));
        forms.runDue();
    }

    private TaskResult tryTo(Reference reference, String task, String outcome, String actor) {
        String id = record(reference).tasks().stream()
                .filter(open -> open.key().equals(task))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No task '" + task + "'"))
                .id();
        TaskResult result = forms.tasks().complete(id, outcome, "", actor);
        forms.runDue();
        return result;
    }

    private Recalculated override(Reference reference, String pointer, String fact, String reason) {
        JsonValue value = Json.createValue(fact);
        return forms.assessments().override(reference, CHARGE, pointer, Optional.of(value), reason, ANN);
    }

    private static List<String> problems(Recalculated recalculated) {
        return recalculated.fold(
                made -> List.of(),
                refused -> refused.problems().stream().map(Problem::sentence).toList());
    }

    private CaseRecord record(Reference reference) {
        return forms.cases().find(reference, ANN).orElseThrow();
    }
}
