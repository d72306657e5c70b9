package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessSteps.Result;

/** Long outages on a virtual clock; on H2 only, because nothing in them depends on the database. */
class OutageTest {

    private static final Result BUSY = new Result.TryLater(Duration.ZERO, "crm is busy");
    private static final Result DONE = new Result.Done(Map.of());

    private Bench bench = new Bench(Database.H2);

    @BeforeEach
    void deploy() {
        bench.engine.deploy(Processes.referral(Processes.FORM));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_seven_day_outage_is_probed_fewer_than_300_times_a_day_and_then_parked() {
        bench.steps.script("deliver", BUSY);
        Instant start = bench.clock.instant();
        Reference reference = bench.startReferral();

        while (bench.steps.parked.isEmpty()) {
            bench.engine.runDue();
            bench.engine.nextDue().ifPresent(bench.clock::moveTo);
        }

        Map<Long, Integer> perDay = new TreeMap<>();
        for (RecordingSteps.NotDone putOff : bench.steps.postponed) {
            perDay.merge(Duration.between(start, putOff.nextTry()).toDays(), 1, Integer::sum);
        }
        assertThat(perDay.values()).allMatch(probes -> probes < 300);
        assertThat(perDay.get(3L)).isGreaterThan(48);
        assertThat(bench.clock.instant()).isAfterOrEqualTo(start.plus(Duration.ofDays(7)));
        assertThat(bench.clock.instant())
                .isBefore(start.plus(Duration.ofDays(7)).plus(Duration.ofHours(13)));
        assertThat(bench.steps.performed.get(0).attempt()).isEqualTo(1);
        assertThat(bench.steps.parked.get(0).attempts()).isEqualTo(bench.steps.performed.size());
        assertThat(bench.engine.isRunning(reference)).isTrue();
        assertThat(bench.engine.runDue()).isZero();
    }

    @Test
    void a_day_of_outage_ends_with_one_delivery() {
        Instant back = bench.clock.instant().plus(Duration.ofDays(1));
        bench.steps.script("deliver", (step, on) -> bench.clock.instant().isBefore(back) ? BUSY : DONE);
        Reference reference = bench.startReferral();

        while (bench.engine.tasksOf(reference).isEmpty()) {
            bench.engine.runDue();
            bench.engine.nextDue().filter(bench.clock.instant()::isBefore).ifPresent(bench.clock::moveTo);
        }

        assertThat(bench.clock.instant()).isBefore(back.plus(Duration.ofMinutes(31)));
        assertThat(bench.steps.postponed).hasSizeLessThan(300);
        assertThat(bench.steps.parked).isEmpty();
    }
}
