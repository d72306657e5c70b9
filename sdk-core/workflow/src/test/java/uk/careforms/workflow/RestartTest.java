package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.WorkflowEngine;

/** What a node that died had in hand goes on at once when it comes back. */
@ParameterizedClass
@EnumSource(Database.class)
class RestartTest {

    private final Database database;
    private Bench bench;

    RestartTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        bench = new Bench(database);
        bench.engine.deploy(Processes.referral(Processes.FORM));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Leaves the rows as a killed node leaves them: jobs and process instances locked for two more minutes. */
    private void killWithAllInHand(String node) {
        String until = "timestamp '2026-11-23 10:02:00'";
        bench.sql("update ACT_RU_JOB set LOCK_OWNER_ = '" + node + "', LOCK_EXP_TIME_ = " + until);
        bench.sql("update ACT_RU_EXECUTION set LOCK_OWNER_ = '" + node + "', LOCK_TIME_ = " + until
                + " where PARENT_ID_ is null");
    }

    @Test
    void all_ten_of_ten_jobs_in_hand_run_again_at_once() {
        IntStream.range(0, 10).forEach(i -> bench.startReferral());
        killWithAllInHand("node-1");

        assertThat(bench.engine.runDue()).as("still locked").isZero();
        bench.engine = bench.open("node-1", false);
        assertThat(bench.engine.runDue()).isEqualTo(10);
        assertThat(bench.steps.performed).hasSize(10);
    }

    @Test
    void timers_in_hand_are_freed_too() {
        bench.startReferral();
        bench.engine.runDue();
        bench.clock.advance(Duration.ofHours(13));
        bench.sql(
                "update ACT_RU_TIMER_JOB set LOCK_OWNER_ = 'node-1', LOCK_EXP_TIME_ = timestamp '2026-11-23 23:02:00'");

        bench.engine = bench.open("node-1", false);

        assertThat(bench.count("select count(*) from ACT_RU_TIMER_JOB where LOCK_OWNER_ is not null"))
                .isZero();
        assertThat(bench.engine.runDue()).isEqualTo(2);
    }

    @Test
    void what_another_node_has_in_hand_is_left_alone_until_its_lock_is_over() {
        bench.startReferral();
        killWithAllInHand("node-2");

        bench.engine = bench.open("node-1", false);
        assertThat(bench.engine.runDue()).isZero();
        bench.clock.advance(Duration.ofMinutes(2).plusMillis(1));
        assertThat(bench.engine.runDue()).isEqualTo(1);
    }

    @Test
    void a_node_thought_dead_loses_its_transaction() throws InterruptedException {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        bench.steps.script("deliver", (step, on) -> {
            if (bench.steps.performed.size() == 1) {
                inHand.countDown();
                await(goOn);
                return new Result.Done(Map.of("team", "ghost"));
            }
            opened.countDown();
            return new Result.Done(Map.of());
        });
        WorkflowEngine ghost = bench.open("node-2", true);
        ghost.deploy(Processes.referral(Processes.FORM));
        Reference reference = Bench.newReference();
        ghost.start(Processes.FORM, reference, bench.facts(), connection -> {});
        await(inHand);

        try (WorkflowEngine restarted = bench.open("node-2", true)) {
            await(opened);
            goOn.countDown();
            ghost.close();
            assertThat(restarted.isRunning(reference)).isTrue();
        }
        bench.engine.runDue();

        assertThat(bench.engine.tasksOf(reference)).hasSize(1);
        assertThat(bench.engine.tasksOf(reference).get(0).team()).isEqualTo("north");
        assertThat(bench.steps.parked).isEmpty();
    }

    @Test
    void a_withdrawal_does_not_wait_for_a_step_that_is_under_way() throws InterruptedException {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        bench.steps.script("deliver", (step, on) -> {
            inHand.countDown();
            await(goOn);
            return new Result.Done(Map.of());
        });
        try (WorkflowEngine busy = bench.open("node-2", true)) {
            busy.deploy(Processes.referral(Processes.FORM));
            Reference reference = Bench.newReference();
            busy.start(Processes.FORM, reference, bench.facts(), connection -> {});
            await(inHand);

            assertThat(bench.engine.send(reference, "Withdrawn", connection -> {}))
                    .isTrue();
            assertThat(bench.engine.isRunning(reference)).isFalse();
            goOn.countDown();
        }

        assertThat(bench.count("select count(*) from ACT_RU_JOB")).isZero();
        assertThat(bench.engine.tasks(Optional.empty())).isEmpty();
        assertThat(bench.steps.parked).isEmpty();
    }

    @Test
    void jobs_run_on_threads_of_their_own_where_the_host_wants_that() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(20);
        bench.steps.script("tell", (step, on) -> {
            told.countDown();
            return new Result.Done(Map.of());
        });
        bench.engine.close();
        bench.engine = bench.open("node-1", true);
        bench.steps.script("deliver", (step, on) -> new Result.Done(Map.of()));
        List<Reference> references =
                IntStream.range(0, 20).mapToObj(i -> bench.startReferral()).toList();
        references.forEach(this::completeWhenOpen);

        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> bench.engine.runDue())
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.CALLER));
    }

    @Test
    void two_nodes_share_the_jobs_and_do_none_twice() throws InterruptedException {
        CountDownLatch delivered = new CountDownLatch(60);
        bench.steps.script("deliver", (step, on) -> {
            delivered.countDown();
            return new Result.Done(Map.of());
        });
        IntStream.range(0, 60).forEach(i -> bench.startReferral());
        try (WorkflowEngine one = bench.open("node-1", true);
                WorkflowEngine two = bench.open("node-2", true)) {
            await(delivered);
            assertThat(one.tasks(Optional.empty())).hasSizeLessThanOrEqualTo(60);
            assertThat(two.nextDue()).isPresent();
        }
        bench.engine.runDue();

        assertThat(bench.engine.tasks(Optional.empty())).hasSize(60);
        assertThat(bench.steps.performed).extracting(it -> it.reference()).doesNotHaveDuplicates();
    }

    @Test
    void the_hour_long_lock_of_stock_flowable_is_refused() {
        ProcessHost host =
                new ProcessHost(bench.dataSource, bench.clock, "node-1", true, Duration.ofHours(1), bench.steps);

        assertThatThrownBy(() -> FlowableWorkflow.factory().create(host))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP))
                .hasMessageContaining("lock time");
    }

    private void completeWhenOpen(Reference reference) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (bench.engine.tasksOf(reference).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            Thread.onSpinWait();
        }
        bench.engine.complete(bench.engine.tasksOf(reference).get(0).id(), "RETURNED", Map.of(), connection -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
