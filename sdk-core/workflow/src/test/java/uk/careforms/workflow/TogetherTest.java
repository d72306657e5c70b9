package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.SqlWork;

/** What the host does and what the engine does are one transaction. */
@ParameterizedClass
@EnumSource(Database.class)
class TogetherTest {

    /** How often each race is run: one alone seldom meets the moment that matters. */
    private static final int ROUNDS = 8;

    private final Bench bench;

    TogetherTest(Database database) {
        bench = Bench.shared(database);
        bench.sql("create table if not exists ours (what varchar(100))");
    }

    @BeforeEach
    void clear() {
        bench.clear();
        bench.sql("delete from ours");
    }

    @Test
    void our_row_and_the_process_are_there_together() {
        Reference reference = Bench.newReference();

        bench.engine.start(Processes.FORM, reference, bench.facts(), note("started"));

        assertThat(notes()).isEqualTo(1);
        assertThat(bench.engine.isRunning(reference)).isTrue();
    }

    @Test
    void a_start_whose_own_row_fails_starts_nothing() {
        Reference reference = Bench.newReference();

        assertThatThrownBy(() -> bench.engine.start(Processes.FORM, reference, bench.facts(), this::noteThenFail))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not today");

        assertThat(notes()).isZero();
        assertThat(bench.engine.isRunning(reference)).isFalse();
        bench.engine.start(Processes.FORM, reference, bench.facts(), SqlWork.NONE);
    }

    @Test
    void our_row_is_gone_when_the_process_cannot_start() {
        FormVersion unknown = new FormVersion("never-deployed", 1);

        assertThatThrownBy(() -> bench.engine.start(unknown, Bench.newReference(), Map.of(), note("started")))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP));

        assertThat(notes()).isZero();
    }

    @Test
    void wrong_sql_is_told_as_a_database_fault() {
        SqlWork wrong = connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into no_such_table values (1)");
            }
        };

        assertThatThrownBy(() -> bench.engine.start(Processes.FORM, Bench.newReference(), bench.facts(), wrong))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REMOTE));
    }

    @Test
    void a_guest_cannot_end_the_transaction() {
        for (SqlWork ending :
                List.<SqlWork>of(Connection::commit, Connection::rollback, on -> on.setAutoCommit(true))) {
            assertThatThrownBy(() -> bench.engine.start(Processes.FORM, Bench.newReference(), bench.facts(), ending))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("belongs to the workflow's transaction");
        }
        bench.engine.start(Processes.FORM, Bench.newReference(), bench.facts(), Connection::close);
    }

    @Test
    void a_process_starts_once_for_a_reference_even_after_it_ended() {
        Reference reference = bench.startReferral();

        assertStartedBefore(reference);
        bench.engine.send(reference, "Withdrawn", SqlWork.NONE);
        assertThat(bench.engine.isRunning(reference)).isFalse();
        assertStartedBefore(reference);
        assertThat(notes()).isZero();
    }

    private void assertStartedBefore(Reference reference) {
        assertThatThrownBy(() -> bench.engine.start(Processes.FORM, reference, bench.facts(), note("again")))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.CALLER))
                .hasMessageContaining("started before");
    }

    @Test
    void of_eight_starts_at_once_one_wins() throws Exception {
        Reference reference = Bench.newReference();

        List<Boolean> won = atOnce(8, i -> {
            try {
                bench.engine.start(Processes.FORM, reference, bench.facts(), note("started"));
                return true;
            } catch (CareFormsException e) {
                assertThat(e.fault()).isEqualTo(Fault.CALLER);
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(notes()).isEqualTo(1);
        assertThat(bench.count("select count(*) from ACT_RU_JOB")).isEqualTo(1);
    }

    @RepeatedTest(ROUNDS)
    void of_eight_people_who_claim_at_once_one_gets_the_task() throws Exception {
        Task task = openTask();

        List<Boolean> won = atOnce(8, i -> bench.engine.claim(task.id(), "person" + i, note("claimed")));

        assertThat(won).containsOnlyOnce(true);
        assertThat(notes()).isEqualTo(1);
        assertThat(bench.engine.task(task.id()).orElseThrow().assignee()).contains("person" + won.indexOf(true));
    }

    @RepeatedTest(ROUNDS)
    void of_eight_people_who_complete_at_once_one_does() throws Exception {
        Task task = openTask();

        List<Boolean> won = atOnce(8, i -> bench.engine.complete(task.id(), "ACCEPTED", Map.of(), note("completed")));

        assertThat(won).containsOnlyOnce(true);
        assertThat(notes()).isEqualTo(1);
        assertThat(bench.engine.isRunning(task.reference())).isFalse();
    }

    @RepeatedTest(ROUNDS)
    void completing_and_withdrawing_at_once_ends_the_process_once() throws Exception {
        Task task = openTask();

        List<Boolean> won = atOnce(
                2,
                i -> i == 0
                        ? bench.engine.complete(task.id(), "ACCEPTED", Map.of(), note("completed"))
                        : bench.engine.send(task.reference(), "Withdrawn", note("withdrawn")));

        assertThat(won).containsOnlyOnce(true);
        assertThat(notes()).isEqualTo(1);
        assertThat(bench.engine.isRunning(task.reference())).isFalse();
    }

    @Test
    void a_completion_whose_own_row_fails_leaves_the_task_open() {
        Task task = openTask();

        assertThatThrownBy(() -> bench.engine.complete(task.id(), "ACCEPTED", Map.of(), this::noteThenFail))
                .hasMessage("not today");

        assertThat(bench.engine.task(task.id())).isPresent();
        assertThat(notes()).isZero();
    }

    @Test
    void nothing_is_written_alongside_what_cannot_be_done() {
        Task task = openTask();
        bench.engine.complete(task.id(), "ACCEPTED", Map.of(), SqlWork.NONE);

        assertThat(bench.engine.complete(task.id(), "ACCEPTED", Map.of(), note("x")))
                .isFalse();
        assertThat(bench.engine.claim(task.id(), "p", note("x"))).isFalse();
        assertThat(bench.engine.release(task.id(), note("x"))).isFalse();
        assertThat(bench.engine.send(task.reference(), "Withdrawn", note("x"))).isFalse();
        assertThat(bench.engine.retry(task.reference(), "deliver", note("x"))).isFalse();
        assertThat(notes()).isZero();
    }

    @Test
    void what_a_step_writes_is_kept_only_when_it_is_done() {
        bench.steps.script("deliver", (step, connection) -> {
            try {
                note("delivered").run(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return step.attempt() == 1
                    ? new Result.TryLater(java.time.Duration.ZERO, "busy")
                    : new Result.Done(Map.of());
        });
        bench.startReferral();

        bench.engine.runDue();
        assertThat(notes()).isZero();
        bench.clock.advance(java.time.Duration.ofMinutes(1));
        bench.engine.runDue();
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void what_a_person_does_sees_one_view_of_the_database_and_what_follows_does_not_inherit_it() {
        List<Integer> levels = new java.util.ArrayList<>();
        SqlWork look = connection -> levels.add(connection.getTransactionIsolation());
        Task task = openTask();

        bench.engine.claim(task.id(), "p", look);
        bench.engine.start(Processes.FORM, Bench.newReference(), bench.facts(), look);
        assertThatThrownBy(() -> bench.engine.complete(task.id(), "ACCEPTED", Map.of(), connection -> {
                    look.run(connection);
                    throw new IllegalStateException("not today");
                }))
                .hasMessage("not today");
        bench.engine.start(Processes.FORM, Bench.newReference(), bench.facts(), look);

        assertThat(levels.get(0)).isGreaterThan(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(levels.get(2)).isGreaterThan(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(List.of(levels.get(1), levels.get(3))).containsOnly(Connection.TRANSACTION_READ_COMMITTED);
    }

    private Task openTask() {
        Reference reference = bench.startReferral();
        bench.engine.runDue();
        return bench.engine.tasksOf(reference).get(0);
    }

    private static SqlWork note(String what) {
        return connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into ours values ('" + what + "')");
            }
        };
    }

    private void noteThenFail(Connection connection) throws SQLException {
        note("x").run(connection);
        throw new IllegalStateException("not today");
    }

    private long notes() {
        return bench.count("select count(*) from ours");
    }

    private interface Racer {
        boolean run(int number) throws Exception;
    }

    private static List<Boolean> atOnce(int many, Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CyclicBarrier line = new CyclicBarrier(many);
        try {
            List<Future<Boolean>> running = threads.invokeAll(IntStream.range(0, many)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        line.await();
                        return racer.run(i);
                    })
                    .toList());
            List<Boolean> results = new java.util.ArrayList<>();
            for (Future<Boolean> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
