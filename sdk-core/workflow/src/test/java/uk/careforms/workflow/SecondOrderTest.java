package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.SqlWork;

/** What somebody typed stays what they typed, even where it got into a variable. */
@ParameterizedClass
@EnumSource(Database.class)
class SecondOrderTest {

    /** What an evaluated expression would leave; so long that no random id has it in it. */
    private static final String PRODUCT = String.valueOf(987_654_321L * 1_000_003L);

    private final Bench bench;

    SecondOrderTest(Database database) {
        bench = Bench.shared(database);
    }

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @Test
    void an_expression_in_a_variable_is_never_evaluated() {
        Map<String, Object> facts = new HashMap<>(bench.facts());
        facts.put("team", "${987654321*1000003}");
        facts.put("signal", "#{987654321*1000003}");
        Reference reference = Bench.newReference();
        bench.engine.start(Processes.FORM, reference, facts, SqlWork.NONE);
        bench.engine.runDue();

        Task task = bench.engine.tasksOf(reference).get(0);
        assertThat(task.team()).isEqualTo("${987654321*1000003}");
        assertThat(task.name()).isEqualTo("The task accept");
        assertThat(bench.engine.tasks(Optional.of("${987654321*1000003}"))).hasSize(1);
        bench.engine.complete(task.id(), "${acceptOutcome}", Map.of(), SqlWork.NONE);
        assertThat(bench.engine.isRunning(reference)).isFalse();
        assertThat(bench.everythingStored()).doesNotContain(PRODUCT);
    }

    @Test
    void variables_that_are_no_routing_facts_are_refused_without_their_value() {
        List<Object> wrong = List.of(
                Map.of("name", "CANARY"),
                List.of("CANARY"),
                new byte[] {1},
                1.5,
                java.net.URI.create("x:CANARY"),
                Optional.of("CANARY"),
                "CANARY".repeat(1000),
                "CANARY\u0000");
        for (Object value : wrong) {
            assertThatThrownBy(() -> bench.engine.start(
                            Processes.FORM, Bench.newReference(), Map.of("answers", value), SqlWork.NONE))
                    .isInstanceOf(CareFormsException.class)
                    .hasMessageContaining("'answers'")
                    .hasMessageNotContaining("CANARY");
        }
        assertThatThrownBy(() ->
                        bench.engine.start(Processes.FORM, Bench.newReference(), Map.of("${x}", "y"), SqlWork.NONE))
                .isInstanceOf(CareFormsException.class);
        assertThat(bench.everythingStored()).doesNotContain("CANARY");
    }

    @Test
    void nothing_is_stored_as_java_bytes() {
        bench.steps.script(
                "deliver", new Result.Done(Map.of("team", "n", "count", 1, "urgent", true, "dueAt", Instant.EPOCH)));
        bench.startReferral();
        bench.engine.runDue();

        assertThat(bench.everythingStored()).doesNotContain("\u00ac\u00ed\u0000\u0005");
    }

    @Test
    void a_task_for_a_team_that_is_not_set_is_not_opened_in_silence() {
        Map<String, Object> facts = new HashMap<>(bench.facts());
        facts.remove("team");
        Reference reference = Bench.newReference();
        bench.engine.start(Processes.FORM, reference, facts, SqlWork.NONE);
        bench.engine.runDue();

        assertThat(bench.engine.tasksOf(reference)).isEmpty();
        assertThat(bench.steps.postponed).hasSize(1);
        assertThat(bench.steps.postponed.get(0).step().id()).isEqualTo("deliver");
    }
}
