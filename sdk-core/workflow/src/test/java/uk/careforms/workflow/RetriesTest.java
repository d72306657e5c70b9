package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.ProcessSteps.Step;
import uk.careforms.api.spi.SqlWork;

@ParameterizedClass
@EnumSource(Database.class)
class RetriesTest {

    private static final Result BUSY = new Result.TryLater(Duration.ZERO, "crm is busy");
    private static final Result DONE = new Result.Done(Map.of());

    private final Bench bench;

    RetriesTest(Database database) {
        bench = Bench.shared(database);
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void a_step_put_off_is_tried_again_when_its_time_has_come() {
        bench.steps.script("deliver", BUSY);
        Reference reference = bench.startReferral();

        assertThat(bench.engine.runDue()).isEqualTo(1);
        assertThat(bench.engine.runDue()).isZero();

        RecordingSteps.NotDone putOff = bench.steps.postponed.get(0);
        assertThat(putOff.step().reference()).isEqualTo(reference);
        assertThat(putOff.step().id()).isEqualTo("deliver");
        assertThat(putOff.step().does()).isEqualTo("deliver");
        assertThat(putOff.attempts()).isEqualTo(1);
        assertThat(putOff.reason()).isEqualTo("crm is busy");
        assertThat(bench.engine.nextDue()).contains(putOff.nextTry().truncatedTo(ChronoUnit.MILLIS));
        bench.steps.script("deliver", DONE);
        bench.clock.moveTo(putOff.nextTry().minusMillis(1));
        assertThat(bench.engine.runDue()).isZero();
        bench.clock.moveTo(putOff.nextTry());
        assertThat(bench.engine.runDue()).isEqualTo(1);
        assertThat(bench.steps.performed).extracting(Step::attempt).containsExactly(1, 2);
        assertThat(bench.engine.tasksOf(reference)).hasSize(1);
    }

    @Test
    void the_wait_that_the_remote_asks_for_is_honoured_up_to_a_day() {
        bench.steps.script("deliver", new Result.TryLater(Duration.ofHours(2), "come back at noon"));
        bench.startReferral();
        bench.engine.runDue();
        bench.steps.script("deliver", new Result.TryLater(Duration.ofDays(4000), "come back in ten years"));
        Instant second = bench.clock.instant().plus(Duration.ofHours(2));
        bench.clock.moveTo(second);
        bench.engine.runDue();

        assertThat(bench.steps.postponed)
                .extracting(RecordingSteps.NotDone::nextTry)
                .containsExactly(second, second.plus(Duration.ofDays(1)));
    }

    @Test
    void a_step_that_could_not_be_tried_waits_without_a_try_being_counted() {
        bench.steps.script("deliver", new Result.NotNow(Duration.ofMinutes(10), "crm does not answer"));
        bench.startReferral();
        bench.engine.runDue();
        Instant least = bench.clock.instant().plus(Duration.ofMinutes(10));
        bench.clock.moveTo(least.plusSeconds(30));
        bench.engine.runDue();

        assertThat(bench.steps.postponed)
                .extracting(RecordingSteps.NotDone::attempts)
                .containsExactly(0, 0);
        assertThat(bench.steps.postponed.get(0).nextTry()).isBetween(least, least.plusSeconds(30));
        assertThat(bench.steps.performed).extracting(Step::attempt).containsExactly(1, 1);
        bench.clock.advance(Duration.ofDays(7).plusHours(12));
        bench.engine.runDue();
        assertThat(bench.steps.parked).hasSize(1);
        assertThat(bench.steps.parked.get(0).reason()).isEqualTo("crm does not answer");
    }

    @Test
    void a_parked_step_waits_until_it_is_retried_and_counts_on() {
        bench.steps.script("deliver", new Result.Park("crm says the postcode is unknown"));
        Reference reference = bench.startReferral();
        bench.engine.runDue();

        assertThat(bench.steps.parked).hasSize(1);
        assertThat(bench.steps.parked.get(0).reason()).isEqualTo("crm says the postcode is unknown");
        bench.clock.advance(Duration.ofDays(30));
        assertThat(bench.engine.runDue()).isZero();
        assertThat(bench.engine.nextDue()).isEmpty();
        assertThat(bench.engine.retry(reference, "accept", SqlWork.NONE)).isFalse();
        assertThat(bench.engine.retry(Bench.newReference(), "deliver", SqlWork.NONE))
                .isFalse();
        bench.steps.script("deliver", BUSY);
        assertThat(bench.engine.retry(reference, "deliver", SqlWork.NONE)).isTrue();
        assertThat(bench.engine.retry(reference, "deliver", SqlWork.NONE)).isFalse();
        assertThat(bench.engine.runDue()).isEqualTo(1);
        assertThat(bench.steps.performed).extracting(Step::attempt).containsExactly(1, 2);
        assertThat(bench.steps.postponed).as("the patience begins anew").hasSize(1);
        bench.steps.script("deliver", DONE);
        bench.clock.moveTo(bench.steps.postponed.get(0).nextTry());
        bench.engine.runDue();
        assertThat(bench.engine.tasksOf(reference)).hasSize(1);
    }

    @Test
    void an_exception_is_put_off_and_nothing_of_it_is_stored() {
        bench.steps.script("deliver", (step, on) -> {
            throw new IllegalArgumentException(
                    "CANARY-4711 lives at 1 High Street", new IllegalStateException("CANARY-4712"));
        });
        Reference reference = bench.startReferral();
        LogCatcher log = new LogCatcher();
        String whilePutOff;
        try (log) {
            bench.engine.runDue();
            whilePutOff = bench.everythingStored();
            bench.steps.script("deliver", (step, on) -> {
                throw new StackOverflowError("CANARY-4713");
            });
            bench.clock.moveTo(bench.steps.postponed.get(0).nextTry());
            bench.engine.runDue();
            bench.clock.advance(Duration.ofDays(8));
            bench.engine.runDue();
        }

        assertThat(bench.steps.postponed.get(0).reason()).isEqualTo("failed: IllegalStateException");
        assertThat(bench.steps.postponed.get(1).reason()).isEqualTo("failed: StackOverflowError");
        assertThat(bench.steps.parked).hasSize(1);
        assertThat(log.text())
                .doesNotContain("CANARY")
                .contains("IllegalArgumentException")
                .contains("RetriesTest");
        assertThat(whilePutOff).doesNotContain("CANARY").contains("was put off");
        assertThat(bench.everythingStored()).doesNotContain("CANARY").contains("is parked");
        assertThat(bench.engine.isRunning(reference)).isTrue();
    }

    @Test
    void a_clash_is_tried_again_at_once_and_does_not_count() {
        bench.steps.script("deliver", (step, on) -> {
            if (bench.steps.performed.size() <= 3) {
                bench.sql("update ACT_RU_JOB set REV_ = REV_ + 1");
            }
            return DONE;
        });
        Reference reference = bench.startReferral();

        assertThat(bench.engine.runDue()).isEqualTo(4);

        assertThat(bench.steps.performed).extracting(Step::attempt).containsExactly(1, 1, 1, 1);
        assertThat(bench.steps.postponed).isEmpty();
        assertThat(bench.engine.tasksOf(reference)).hasSize(1);
    }

    @Test
    void variables_of_a_step_that_are_no_routing_facts_park_it() {
        bench.steps.script("deliver", new Result.Done(Map.of("answers", Map.of("name", "CANARY-4711"))));
        bench.startReferral();
        bench.engine.runDue();

        assertThat(bench.steps.parked.get(0).reason()).contains("'answers'").doesNotContain("CANARY");
        assertThat(bench.everythingStored()).doesNotContain("CANARY");
    }

    @Test
    void what_a_step_sets_is_read_back_as_it_was() {
        Instant then = Instant.parse("2026-10-25T01:30:00.123Z");
        bench.steps.script(
                "deliver", new Result.Done(Map.of("team", "north", "count", 3, "urgent", true, "dueAt", then)));
        Reference reference = bench.startReferral();
        bench.engine.runDue();
        String task = bench.engine.tasksOf(reference).get(0).id();
        bench.engine.complete(task, "RETURNED", Map.of("count", Long.MAX_VALUE), SqlWork.NONE);
        bench.engine.runDue();

        assertThat(bench.steps.performed.get(1).id()).isEqualTo("tell");
        assertThat(bench.steps.performed.get(1).variables())
                .containsEntry("team", "north")
                .containsEntry("count", Long.MAX_VALUE)
                .containsEntry("urgent", true)
                .containsEntry("dueAt", then)
                .containsEntry("acceptOutcome", "RETURNED");
    }

    @Test
    void one_bad_case_does_not_hold_the_others() {
        Reference bad = Bench.newReference();
        bench.steps.script("deliver", (step, on) -> step.reference().equals(bad) ? BUSY : DONE);
        bench.engine.start(Processes.FORM, bad, bench.facts(), SqlWork.NONE);
        List<Reference> good = List.of(bench.startReferral(), bench.startReferral(), bench.startReferral());

        assertThat(bench.engine.runDue()).isEqualTo(4);

        assertThat(good).allMatch(reference -> bench.engine.tasksOf(reference).size() == 1);
        assertThat(bench.engine.tasksOf(bad)).isEmpty();
    }
}
