package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessSteps.Happening;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;

@ParameterizedClass
@EnumSource(Database.class)
class TimersTest {

    private final TimeZone zone = TimeZone.getDefault();
    private final Bench bench;

    TimersTest(Database database) {
        bench = Bench.shared(database);
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @AfterEach
    void resetZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    void a_warning_comes_at_its_instant_and_leaves_the_task_open() {
        Reference reference = bench.startReferral();
        Instant warnAt = bench.clock.instant().plus(Duration.ofHours(12));
        bench.engine.runDue();

        assertThat(bench.engine.nextDue()).contains(warnAt);
        bench.clock.moveTo(warnAt.minusMillis(1));
        assertThat(bench.engine.runDue()).isZero();
        bench.clock.moveTo(warnAt);
        assertThat(bench.engine.runDue())
                .as("the timer and the reminder it leads to")
                .isEqualTo(2);
        assertThat(bench.engine.tasksOf(reference)).hasSize(1);
        assertThat(bench.steps.story()).containsExactly("TASK_OPENED accept", "TIMER_FIRED warning");
        assertThat(bench.steps.performed.get(1).id()).isEqualTo("remind");
        Happening fired = bench.steps.happenings.get(1);
        assertThat(fired.reference()).isEqualTo(reference);
        assertThat(fired.dueAt()).contains(warnAt);
    }

    @Test
    void a_timer_of_a_task_that_is_done_never_fires() {
        Reference reference = bench.startReferral();
        bench.engine.runDue();
        bench.engine.complete(bench.engine.tasksOf(reference).get(0).id(), "ACCEPTED", Map.of(), SqlWork.NONE);

        bench.clock.advance(Duration.ofDays(30));
        assertThat(bench.engine.runDue()).isZero();
        assertThat(bench.engine.nextDue()).isEmpty();
    }

    @Test
    void a_withdrawal_ends_the_process_its_task_and_its_timers() {
        Reference reference = bench.startReferral();
        bench.engine.runDue();
        Task task = bench.engine.tasksOf(reference).get(0);

        assertThat(bench.engine.send(reference, "Died", SqlWork.NONE)).isFalse();
        assertThat(bench.engine.send(Bench.newReference(), "Withdrawn", SqlWork.NONE))
                .isFalse();
        assertThat(bench.engine.send(reference, "Withdrawn", SqlWork.NONE)).isTrue();

        assertThat(bench.engine.isRunning(reference)).isFalse();
        assertThat(bench.engine.task(task.id())).isEmpty();
        assertThat(bench.engine.nextDue()).isEmpty();
        assertThat(bench.steps.story())
                .containsExactly("TASK_OPENED accept", "TASK_CANCELLED accept", "PROCESS_ENDED test-referral");
        Happening cancelled = bench.steps.happenings.get(1);
        assertThat(cancelled.team()).isEqualTo("north");
        assertThat(cancelled.dueAt()).isEqualTo(task.dueAt());
        assertThat(cancelled.formVersion()).isEqualTo(Processes.FORM);
        for (String table : List.of(
                "ACT_RU_EXECUTION",
                "ACT_RU_TASK",
                "ACT_RU_VARIABLE",
                "ACT_RU_IDENTITYLINK",
                "ACT_RU_EVENT_SUBSCR",
                "ACT_RU_ACTINST")) {
            assertThat(bench.count("select count(*) from " + table)).as(table).isZero();
        }
    }

    @Test
    void a_withdrawal_before_the_delivery_takes_its_job_along() {
        Reference reference = bench.startReferral();

        assertThat(bench.engine.send(reference, "Withdrawn", SqlWork.NONE)).isTrue();

        assertThat(bench.engine.runDue()).isZero();
        assertThat(bench.steps.performed).isEmpty();
    }

    @Test
    void a_timer_in_the_hour_that_comes_twice_fires_once_and_on_time() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
        // summer time ends on 25 October 2026 at 01:00 UTC: 01:30 comes at 00:30 and again at 01:30 UTC
        for (String instant : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
            bench.clock.moveTo(Instant.parse("2026-10-24T12:00:00Z"));
            assertFiresAt(Instant.parse(instant));
        }
    }

    @Test
    void a_timer_in_the_hour_that_never_comes_fires_on_time() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
        // summer time begins on 28 March 2027 at 01:00 UTC
        for (String instant : List.of("2027-03-28T00:59:59.999Z", "2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z")) {
            bench.clock.moveTo(Instant.parse("2027-03-27T12:00:00Z"));
            assertFiresAt(Instant.parse(instant));
        }
    }

    @Test
    void a_timer_fires_on_time_on_a_server_whose_zone_was_changed() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        Instant due = bench.clock.instant().plus(Duration.ofHours(1));
        Reference reference = start(due);
        TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));

        try (WorkflowEngine elsewhere = bench.open("node-2", false)) {
            assertThat(elsewhere.nextDue()).contains(due);
            bench.clock.moveTo(due.minusMillis(1));
            assertThat(elsewhere.runDue()).isZero();
            bench.clock.moveTo(due);
            assertThat(elsewhere.runDue()).isEqualTo(2);
            Task task = elsewhere.tasksOf(reference).get(0);
            assertThat(task.dueAt()).contains(due);
            assertThat(task.createdAt()).isEqualTo(due.minus(Duration.ofHours(1)));
        }
    }

    @Test
    void what_is_due_runs_the_longest_due_first() {
        Instant now = bench.clock.instant();
        Reference later = start(now.plus(Duration.ofHours(2)));
        Reference sooner = start(now.plus(Duration.ofHours(1)));
        Reference sameAsSooner = start(now.plus(Duration.ofHours(1)));
        bench.steps.happenings.clear();

        bench.clock.advance(Duration.ofDays(1));
        bench.engine.runDue();

        assertThat(bench.steps.happenings)
                .extracting(Happening::reference)
                .containsExactly(sooner, sameAsSooner, later);
    }

    private void assertFiresAt(Instant due) {
        Reference reference = start(due);
        bench.clock.moveTo(due.minusMillis(1));
        assertThat(bench.engine.runDue()).isZero();
        bench.clock.moveTo(due);
        assertThat(bench.engine.runDue()).isEqualTo(2);
        assertThat(bench.engine.tasksOf(reference).get(0).dueAt()).contains(due);
        bench.engine.send(reference, "Withdrawn", SqlWork.NONE);
        assertThat(bench.engine.nextDue()).isEqualTo(Optional.empty());
    }

    private Reference start(Instant due) {
        Map<String, Object> facts = new HashMap<>(bench.facts());
        facts.put("warnAt", due);
        facts.put("dueAt", due);
        Reference reference = Bench.newReference();
        bench.engine.start(Processes.FORM, reference, facts, SqlWork.NONE);
        bench.engine.runDue();
        return reference;
    }
}
