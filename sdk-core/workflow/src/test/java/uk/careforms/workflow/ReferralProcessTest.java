package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.SqlWork;

@ParameterizedClass
@EnumSource(Database.class)
class ReferralProcessTest {

    private final Database database;
    private Bench bench;

    ReferralProcessTest(Database database) {
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
}
