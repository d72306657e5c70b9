package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.engine.ChargeDoor.ANN;
import static uk.careforms.engine.ChargeDoor.BEN;
import static uk.careforms.engine.ChargeDoor.CHARGE;

import jakarta.json.Json;
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
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.TestDatabase;

/** A calculation on a case, from the answers to the decision of a named officer and what comes after it, with the real workflow. */
@ParameterizedClass
@EnumSource
class AssessmentsTest {

    private final ChargeDoor door;

    AssessmentsTest(TestDatabase kind) {
        door = new ChargeDoor(kind);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void answers_are_calculated_and_nothing_is_final_before_an_officer_decides() {
        Reference reference = door.sent("150.00", "20.10");

        assertThat(door.forms.assessments().history(reference)).singleElement().satisfies(made -> {
            assertThat(made.kind()).isEqualTo(AssessmentRecord.Kind.ESTIMATE);
            assertThat(made.calculation()).isEqualTo("small-sum");
            assertThat(made.status()).isEqualTo("contribution");
            assertThat(made.pence()).contains(7010L);
            assertThat(made.rates()).isEqualTo("2026/27");
            assertThat(made.inForce()).isTrue();
        });
        door.complete(reference, "work", "right", ANN);
        door.complete(reference, "decide", "contribution", ANN);

        List<AssessmentRecord> history = door.forms.assessments().history(reference);
        assertThat(history)
                .extracting(AssessmentRecord::kind)
                .containsExactly(AssessmentRecord.Kind.FINAL, AssessmentRecord.Kind.ESTIMATE);
        assertThat(history).extracting(AssessmentRecord::inForce).containsExactly(true, false);
        assertThat(history.get(0).madeBy()).isEqualTo(ANN);
        assertThat(door.record(reference).status()).isEqualTo("active");
    }

    @Test
    void the_letter_adds_up_to_the_penny_and_is_kept_and_put_beside_the_case() {
        Reference reference = door.decided("150.00", "20.10");

        String letter = door.forms.assessments().letters(reference).get(0).body();
        assertThat(letter)
                .contains("From 23 November 2026 you pay £70.10 a week.")
                .contains("- pension: £150.00. Invented\n- other: £20.10. Invented\nTogether: £170.10")
                .contains("- less what you keep: £100.00. Invented\nLeft: £70.10")
                .doesNotContain("You pay nothing")
                .doesNotContain("not confirmed")
                .doesNotContain("{{");
        assertThat(door.notices.sent()).extracting(Notice::body).containsExactly(letter);
        assertThat(door.crm.rows("annotations")).singleElement().satisfies(note -> {
            assertThat(note.text("subject")).isEqualTo("Decision: contribution 70.10");
            assertThat(note.text("notetext")).isEqualTo(letter);
            assertThat(new String(Base64.getDecoder().decode(note.text("documentbody")), StandardCharsets.UTF_8))
                    .isEqualTo(letter);
        });
    }

    @Test
    void somebody_without_an_address_can_still_read_the_letter_on_their_case() {
        Reference reference = door.sent("150.00", "0.00", Optional.empty());
        door.complete(reference, "work", "right", ANN);
        door.complete(reference, "decide", "contribution", ANN);

        assertThat(door.notices.sent()).isEmpty();
        assertThat(door.forms.assessments().letters(reference))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("you pay £50.00"));
        assertThat(door.crm.rows("annotations")).hasSize(1);
    }

    @Test
    void a_case_system_that_is_away_stops_no_letter_and_gets_the_note_when_it_is_back() {
        Reference reference = door.sent("150.00", "0.00");
        door.crm.down();
        door.complete(reference, "work", "right", ANN);
        door.complete(reference, "decide", "contribution", ANN);

        assertThat(door.notices.sent()).hasSize(1);
        assertThat(door.crm.rows("annotations")).isEmpty();
        door.crm.up();
        for (int hour = 0; hour < 6; hour++) {
            door.clock.advance(Duration.ofHours(1));
            door.forms.runDue();
        }
        assertThat(door.crm.rows("annotations")).hasSize(1);
    }

    @Test
    void a_nil_result_is_a_decision_with_a_letter() {
        Reference reference = door.sent("80.00", "0.00");
        door.complete(reference, "work", "right", ANN);

        assertThat(door.tryTo(reference, "decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        door.complete(reference, "decide", "nil", ANN);

        assertThat(door.forms.assessments().letters(reference).get(0).body())
                .contains("you pay £0.00", "You pay nothing");
    }

    @Test
    void a_high_charge_is_checked_by_another_officer() {
        Reference reference = door.sent("250.00", "0.00");
        door.complete(reference, "work", "right", ANN);

        assertThat(door.tryTo(reference, "check", "agreed", ANN)).isEqualTo(TaskResult.ANOTHER_OFFICER);
        assertThat(door.tryTo(reference, "check", "not-agreed", BEN)).isEqualTo(TaskResult.DONE);
        door.complete(reference, "work", "right", BEN);
        assertThat(door.tryTo(reference, "check", "agreed", BEN)).isEqualTo(TaskResult.ANOTHER_OFFICER);
        door.complete(reference, "check", "agreed", ANN);
        door.complete(reference, "decide", "contribution", BEN);
    }

    @Test
    void what_nobody_answered_cannot_be_decided_and_an_officer_can_put_it_in_with_a_reason() {
        Reference reference = door.sent("", "20.10");
        door.complete(reference, "work", "right", ANN);

        assertThat(door.forms.assessments().openQuestions(reference, CHARGE))
                .extracting(Problem::sentence)
                .containsExactly("The pension is not known");
        assertThat(door.tryTo(reference, "decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        assertThat(ChargeDoor.problems(
                        door.override(reference, "/pension", "about 200", "Letter of the pension service")))
                .containsExactly("An amount is written like 12.50");
        assertThat(ChargeDoor.problems(
                        door.override(reference, "/pensionn", "200.00", "Letter of the pension service")))
                .containsExactly("There is no fact 'pensionn'");
        assertThat(ChargeDoor.problems(door.override(reference, "/pension/0/amount", "200.00", " ")))
                .containsExactly("Say why the fact is corrected");
        assertThat(door.forms.assessments().overrides(reference)).isEmpty();

        door.override(reference, "/pension", "120.00", "Letter of the pension service");

        assertThat(door.forms.assessments().history(reference).get(0).pence()).contains(4010L);
        assertThat(door.forms.assessments().overrides(reference))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.actor()).isEqualTo(ANN);
                    assertThat(kept.reason()).isEqualTo("Letter of the pension service");
                });
        door.complete(reference, "decide", "contribution", ANN);
    }

    @Test
    void rates_that_nobody_confirmed_need_a_reason_and_it_holds_for_one_decision() {
        Reference reference = door.sent("150.00", "0.00");
        door.forms.assessments().recalculate(reference, CHARGE, LocalDate.parse("2027-05-01"), "For next year", ANN);
        door.complete(reference, "work", "right", ANN);

        assertThat(door.tryTo(reference, "decide", "contribution", ANN)).isEqualTo(TaskResult.NOT_FINAL);
        assertThat(door.forms.assessments().openQuestions(reference, CHARGE))
                .extracting(Problem::sentence)
                .containsExactly(
                        "The rates used are provisional; say why they may be used, or wait until they are confirmed");
        door.forms
                .assessments()
                .override(
                        reference,
                        CHARGE,
                        "/overrides/provisionalFigures",
                        Optional.of(Json.createObjectBuilder()
                                .add("reason", "The circular is out, the regulations follow")
                                .build()),
                        "The circular is out",
                        ANN);
        door.complete(reference, "decide", "contribution", ANN);

        AssessmentRecord decided = door.forms.assessments().history(reference).get(0);
        assertThat(decided.kind()).isEqualTo(AssessmentRecord.Kind.FINAL);
        assertThat(decided.rates()).isEqualTo("2027/28");
        assertThat(door.forms.assessments().openQuestions(reference, CHARGE)).hasSize(1);
    }

    @Test
    void a_change_is_an_estimate_beside_what_holds_until_it_is_decided() {
        Reference reference = door.decided("150.00", "0.00");
        door.clock.advance(Duration.ofDays(30));

        assertThat(door.forms.cases().send(reference, "ChangeReported", ANN, "More pension"))
                .isTrue();
        door.override(reference, "/pension", "160.00", "New award letter");

        List<AssessmentRecord> history = door.forms.assessments().history(reference);
        assertThat(history).extracting(AssessmentRecord::inForce).containsExactly(false, true, false);
        List<ComparedLine> compared = Assessments.compare(history.get(1), history.get(0));
        assertThat(compared).filteredOn(ComparedLine::changed).singleElement().satisfies(line -> {
            assertThat(line.label()).isEqualTo("pension");
            assertThat(line.earlier()).contains("150.00");
            assertThat(line.later()).contains("160.00");
        });

        door.complete(reference, "work", "right", ANN);
        door.complete(reference, "decide", "contribution", ANN);

        assertThat(door.forms.assessments().history(reference).get(0).inForce()).isTrue();
        assertThat(door.forms.assessments().history(reference))
                .filteredOn(AssessmentRecord::inForce)
                .hasSize(1);
        assertThat(door.forms.assessments().letters(reference)).hasSize(2);
        assertThat(door.forms.assessments().letters(reference).get(0).body()).contains("you pay £60.00");
        assertThat(door.crm.rows("annotations")).hasSize(2);
    }

    @Test
    void a_year_later_somebody_looks_again_and_a_case_that_ends_has_nothing_in_force() {
        Reference reference = door.decided("150.00", "0.00");
        door.clock.advance(Duration.ofDays(366));
        door.forms.runDue();

        door.complete(reference, "work", "right", ANN);
        door.complete(reference, "decide", "contribution", ANN);
        assertThat(door.forms.cases().send(reference, "EndAssessment", ANN, "Moved away"))
                .isTrue();

        assertThat(door.forms.assessments().history(reference)).noneMatch(AssessmentRecord::inForce);
        assertThat(door.record(reference).outcome().orElseThrow().code()).isEqualTo("ended");
    }

    @Test
    void the_feed_says_what_was_done_and_never_an_answer() {
        Reference reference = door.decided("150.00", "0.00");
        door.override(reference, "/pension", "160.00", "New award letter");

        List<CareEvent> timeline = door.record(reference).timeline();
        assertThat(timeline).extracting(CareEvent::kind).contains("calculation.made", "calculation.overridden");
        assertThat(timeline)
                .filteredOn(event -> event.kind().startsWith("calculation."))
                .noneMatch(event -> event.detail().toString().contains("1" + "60.00"));
    }
}
