package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.TestDatabase;

/** From the first page to the outcome, on both databases, with the real workflow and decisions. */
@ParameterizedClass
@EnumSource
class JourneyTest {

    private static final String ANN = "ann@testshire";
    private static final String BEN = "ben@testshire";

    private final TestDoor door;

    JourneyTest(TestDatabase kind) {
        door = TestDoor.shared(kind);
    }

    @Test
    void a_form_becomes_a_case_with_a_team_a_clock_a_record_and_letters() {
        Instant sentAt = door.clock.instant();

        Reference reference = door.sent();

        CaseRecord record = door.find(reference);
        assertThat(record.status()).isEqualTo("with-team");
        assertThat(record.team()).contains("north");
        assertThat(record.tasks()).extracting(Task::key).containsExactly("accept");
        assertThat(record.tasks().get(0).outcomes()).containsExactly("accepted", "returned");
        assertThat(record.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.outcome().getString("team")).isEqualTo("north");
            assertThat(decision.rows().get(0).because()).isEqualTo("Lives in the north. Invented.");
        });
        assertThat(record.clock()).hasValueSatisfying(clock -> {
            assertThat(clock.startedAt()).isEqualTo(sentAt);
            assertThat(clock.due())
                    .isEqualTo(door.forms
                            .workingTime("north")
                            .dueBy(sentAt.atZone(WorkingTime.ZONE), Duration.ofHours(24))
                            .toInstant());
            assertThat(clock.half()).isBefore(clock.fourFifths());
            assertThat(clock.stoppedAt()).isEmpty();
        });
        assertThat(record.deliveries()).extracting(DeliveryRecord::state).containsOnly(DeliveryState.DELIVERED);
        assertThat(door.crm.rows("incidents"))
                .filteredOn(row -> row.text("cf_reference").equals(reference.text()))
                .singleElement()
                .satisfies(row -> assertThat(row.text("description")).contains("Cannot wash without her neighbour"));
        assertThat(letters(reference))
                .extracting(Notice::to)
                .containsExactlyInAnyOrder("philippa.canary@example.org", "north@testshire.example");
    }

    @Test
    void a_team_accepts_and_decides_and_the_clock_stops_when_it_accepts() {
        Reference reference = door.sent();
        door.clock.advance(Duration.ofHours(1));
        String accept = task(reference, "accept").id();

        assertThat(door.forms.tasks().claim(accept, ANN)).isEqualTo(TaskResult.DONE);
        assertThat(door.forms.tasks().claim(accept, ANN)).isEqualTo(TaskResult.DONE);
        assertThat(door.forms.tasks().claim(accept, BEN)).isEqualTo(TaskResult.SOMEBODY_ELSES);
        assertThat(door.forms.tasks().complete(accept, "accepted", "", BEN)).isEqualTo(TaskResult.SOMEBODY_ELSES);
        assertThat(door.forms.tasks().complete(accept, "perhaps", "", ANN)).isEqualTo(TaskResult.UNKNOWN_OUTCOME);
        assertThat(door.forms.tasks().complete(accept, "accepted", "", ANN)).isEqualTo(TaskResult.DONE);
        assertThat(door.forms.tasks().complete(accept, "accepted", "", ANN)).isEqualTo(TaskResult.GONE);

        assertThat(door.find(reference).clock().orElseThrow().stoppedAt()).contains(door.clock.instant());
        String decide = task(reference, "decide").id();
        assertThat(door.forms.tasks().complete(decide, "assessment", " ", BEN)).isEqualTo(TaskResult.NOTE_MISSING);
        assertThat(door.forms.tasks().complete(decide, "assessment", "Visit on Tuesday", BEN))
                .isEqualTo(TaskResult.DONE);
        CaseRecord record = door.find(reference);
        assertThat(record.status()).isEqualTo("closed");
        assertThat(record.outcome()).hasValueSatisfying(outcome -> {
            assertThat(outcome.code()).isEqualTo("assessment");
            assertThat(outcome.cld()).hasValue(2);
        });
        assertThat(kinds(record)).contains("task.claimed", "task.completed", "case.closed", "case.ended");
        assertThat(record.timeline())
                .filteredOn(event -> event.kind().equals("task.completed"))
                .extracting(CareEvent::actor)
                .containsExactly(ANN, BEN);
    }

    @Test
    void a_task_that_is_put_back_can_be_taken_by_somebody_else() {
        String accept = task(door.sent(), "accept").id();
        door.forms.tasks().claim(accept, ANN);

        assertThat(door.forms.tasks().release(accept, BEN)).isEqualTo(TaskResult.SOMEBODY_ELSES);
        assertThat(door.forms.tasks().release(accept, ANN)).isEqualTo(TaskResult.DONE);
        assertThat(door.forms.tasks().claim(accept, BEN)).isEqualTo(TaskResult.DONE);
        assertThat(door.forms.tasks().release("nosuchtask", BEN)).isEqualTo(TaskResult.GONE);
    }

    @Test
    void a_returned_case_alerts_the_team_again_with_a_letter_of_its_own_and_the_clock_runs_on() {
        Reference reference = door.sent();

        door.forms.tasks().complete(task(reference, "accept").id(), "returned", "Not ours", ANN);
        door.forms.runDue();

        assertThat(letters(reference))
                .filteredOn(letter -> letter.subject().equals("New work"))
                .hasSize(2);
        assertThat(door.find(reference).deliveries())
                .filteredOn(delivery -> delivery.step().equals("alert"))
                .extracting(DeliveryRecord::state)
                .containsExactly(DeliveryState.DELIVERED, DeliveryState.DELIVERED);
        assertThat(door.find(reference).clock().orElseThrow().stoppedAt()).isEmpty();
    }

    @Test
    void a_timer_that_fires_is_on_the_timeline_and_takes_no_task_away() {
        Reference reference = door.sent();

        door.clock.moveTo(door.find(reference).clock().orElseThrow().half());
        door.forms.runDue();

        assertThat(kinds(door.find(reference))).contains("timer.fired");
        assertThat(task(reference, "accept")).isNotNull();
    }

    @Test
    void a_table_without_an_answer_is_a_persons_task_never_silence() {
        Reference reference = door.sent(Json.createObjectBuilder(TestDoor.answers())
                .add("area", "nowhere")
                .build());

        CaseRecord record = door.find(reference);

        assertThat(record.tasks()).extracting(Task::key).containsExactly("sort");
        assertThat(record.decisions().get(0).outcome()).isEmpty();
        assertThat(record.team()).isEmpty();
    }

    @Test
    void a_letter_to_somebody_who_gave_no_address_is_not_needed_and_said_so() {
        var answers = Json.createObjectBuilder(TestDoor.answers())
                .add(
                        "person",
                        Json.createObjectBuilder(TestDoor.answers().getJsonObject("person"))
                                .remove("email"))
                .build();

        Reference reference = door.sent(answers);

        assertThat(door.find(reference).deliveries())
                .filteredOn(delivery -> delivery.step().equals("thanks"))
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.state()).isEqualTo(DeliveryState.NOT_NEEDED);
                    assertThat(delivery.reason()).contains("Nobody gave an address");
                });
        assertThat(kinds(door.find(reference))).contains("delivery.not-needed");
    }

    @Test
    void a_withdrawn_case_is_closed_and_its_record_is_kept() {
        Reference reference = door.sent();

        assertThat(door.forms.cases().send(reference, "Withdrawn", ANN, "Phoned us"))
                .isTrue();
        assertThat(door.forms.cases().send(reference, "Withdrawn", ANN, "Again"))
                .isFalse();

        CaseRecord record = door.find(reference);
        assertThat(record.outcome())
                .hasValueSatisfying(outcome -> assertThat(outcome.code()).isEqualTo("declined"));
        assertThat(record.tasks()).isEmpty();
        assertThat(kinds(record)).contains("case.message", "task.cancelled", "case.ended");
        assertThat(record.clock().orElseThrow().stoppedAt()).isPresent();
    }

    @Test
    void everybody_who_looks_at_a_case_is_written_down() {
        Reference reference = door.sent();
        door.forms.cases().find(reference, ANN);
        door.forms.cases().find(reference, BEN);

        assertThat(door.find(reference).timeline())
                .filteredOn(event -> event.kind().equals("case.viewed"))
                .extracting(CareEvent::actor)
                .containsExactly(ANN, BEN, ANN);
        assertThat(door.forms.cases().find(Reference.of("AH", "2222222"), ANN)).isEmpty();
    }

    @Test
    void cases_are_listed_by_team_and_status_the_newest_first() {
        door.clock.advance(Duration.ofMinutes(1));
        Reference older = door.sent();
        door.clock.advance(Duration.ofMinutes(1));
        Reference newer = door.sent(Json.createObjectBuilder(TestDoor.answers())
                .add("area", "south")
                .add("why", "x")
                .build());

        assertThat(search(Optional.empty(), Optional.empty())).startsWith(newer, older);
        assertThat(search(Optional.of("duty"), Optional.of("with-team")))
                .startsWith(newer)
                .doesNotContain(older);
        assertThat(search(Optional.of("duty"), Optional.of("closed"))).doesNotContain(newer);
        assertThat(door.forms.tasks().open(Optional.of("duty")))
                .extracting(Task::reference)
                .contains(newer);
    }

    private List<Reference> search(Optional<String> team, Optional<String> status) {
        return door.forms.cases().search(new CaseQuery(team, status, Optional.of("ask-help"), 500)).stream()
                .map(CaseSummary::reference)
                .toList();
    }

    private Task task(Reference reference, String key) {
        return door.find(reference).tasks().stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<Notice> letters(Reference reference) {
        return door.notices.sent().stream()
                .filter(notice -> notice.reference().equals(reference))
                .toList();
    }

    private static List<String> kinds(CaseRecord record) {
        return record.timeline().stream().map(CareEvent::kind).toList();
    }
}
