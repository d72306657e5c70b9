package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.SqlWork;

@ParameterizedClass
@EnumSource(Database.class)
class WorklistTest {

    private final Bench bench;

    WorklistTest(Database database) {
        bench = Bench.shared(database);
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void a_referral_is_delivered_and_accepted() {
        Reference reference = bench.startReferral();

        assertThat(bench.engine.runDue()).isEqualTo(1);
        Task task = bench.engine.tasks(Optional.of("north")).get(0);
        assertThat(task.key()).isEqualTo("accept");
        assertThat(task.name()).isEqualTo("The task accept");
        assertThat(task.reference()).isEqualTo(reference);
        assertThat(task.formVersion()).isEqualTo(Processes.FORM);
        assertThat(task.team()).isEqualTo("north");
        assertThat(task.assignee()).isEmpty();
        assertThat(task.createdAt()).isEqualTo(bench.clock.instant());
        assertThat(task.dueAt()).contains(bench.clock.instant().plus(Duration.ofHours(24)));
        assertThat(bench.engine.tasks(Optional.of("south"))).isEmpty();
        assertThat(bench.engine.isRunning(reference)).isTrue();
        assertThat(bench.engine.complete(task.id(), "ACCEPTED", Map.of(), SqlWork.NONE))
                .isTrue();

        assertThat(bench.engine.isRunning(reference)).isFalse();
        assertThat(bench.engine.tasks(Optional.empty())).isEmpty();
        assertThat(bench.steps.story()).isEqualTo(List.of("TASK_OPENED accept", "PROCESS_ENDED test-referral"));
        assertThat(bench.steps.performed)
                .extracting(step -> step.id() + " " + step.does() + " " + step.attempt())
                .containsExactly("deliver deliver 1");
    }

    @Test
    void the_most_urgent_task_comes_first() {
        Reference relaxed = start("north", 72);
        Reference urgent = start("north", 4);
        Reference other = start("south", 24);

        assertThat(bench.engine.tasks(Optional.empty()))
                .extracting(Task::reference)
                .containsExactly(urgent, other, relaxed);
        assertThat(bench.engine.tasks(Optional.of("north")))
                .extracting(Task::reference)
                .containsExactly(urgent, relaxed);
    }

    @Test
    void a_claimed_task_stays_on_its_teams_worklist() {
        Task task = bench.engine.tasksOf(start("north", 24)).get(0);

        assertThat(bench.engine.claim(task.id(), "amina", SqlWork.NONE)).isTrue();
        assertThat(bench.engine.claim(task.id(), "amina", SqlWork.NONE))
                .as("again")
                .isTrue();
        assertThat(bench.engine.claim(task.id(), "brian", SqlWork.NONE)).isFalse();

        assertThat(bench.engine.tasks(Optional.of("north")).get(0).assignee()).contains("amina");
        assertThat(bench.engine.release(task.id(), SqlWork.NONE)).isTrue();
        assertThat(bench.engine.task(task.id()).orElseThrow().assignee()).isEmpty();
        assertThat(bench.engine.claim(task.id(), "brian", SqlWork.NONE)).isTrue();
    }

    @Test
    void the_outcome_decides_the_way() {
        Reference accepted = start("north", 24);
        Reference returned = start("north", 24);
        bench.engine.complete(bench.engine.tasksOf(accepted).get(0).id(), "ACCEPTED", Map.of(), SqlWork.NONE);
        bench.engine.complete(bench.engine.tasksOf(returned).get(0).id(), "RETURNED", Map.of(), SqlWork.NONE);

        assertThat(bench.engine.isRunning(accepted)).isFalse();
        assertThat(bench.engine.isRunning(returned)).isTrue();
        bench.engine.runDue();
        assertThat(bench.steps.performed.get(2).id()).isEqualTo("tell");
        assertThat(bench.engine.isRunning(returned)).isFalse();
    }

    @Test
    void no_sign_in_name_is_left_behind_when_a_case_is_done() {
        Reference reference = start("north", 24);
        String task = bench.engine.tasksOf(reference).get(0).id();
        bench.engine.claim(task, "canary.person@example.org", SqlWork.NONE);
        bench.engine.complete(task, "ACCEPTED", Map.of(), SqlWork.NONE);

        assertThat(bench.everythingStored()).doesNotContain("canary.person");
    }

    @Test
    void a_task_that_never_was_is_not_found() {
        assertThat(bench.engine.task("no-such-task")).isEmpty();
        assertThat(bench.engine.tasksOf(Bench.newReference())).isEmpty();
        assertThat(bench.engine.tasks(Optional.of("no such team"))).isEmpty();
    }

    private Reference start(String team, int hours) {
        Map<String, Object> facts = new HashMap<>(bench.facts());
        facts.put("team", team);
        facts.put("dueAt", bench.clock.instant().plus(Duration.ofHours(hours)));
        Reference reference = Bench.newReference();
        bench.engine.start(Processes.FORM, reference, facts, SqlWork.NONE);
        bench.engine.runDue();
        return reference;
    }
}
