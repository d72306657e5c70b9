package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.careforms.workflow.HostileProcesses.around;
import static uk.careforms.workflow.HostileProcesses.condition;
import static uk.careforms.workflow.HostileProcesses.ours;
import static uk.careforms.workflow.HostileProcesses.serviceTask;
import static uk.careforms.workflow.HostileProcesses.timer;
import static uk.careforms.workflow.Processes.step;
import static uk.careforms.workflow.Processes.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.ProcessSource;

/** Process models that want more than a process may: every one is refused, at the check and at the deployment. */
class HostileProcessesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "uk.careforms.workflow.HostileProcesses#expressions",
        "uk.careforms.workflow.HostileProcesses#elements",
        "uk.careforms.workflow.HostileProcesses#files"
    })
    void a_hostile_process_is_refused(String name, String bpmn) {
        ProcessSource source = Processes.of(Processes.FORM, bpmn);

        assertThat(FlowableWorkflow.factory().check(source))
                .as(name)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.where()).startsWith("test-referral/process.bpmn20.xml"));
    }

    @Test
    void a_process_that_is_refused_is_not_deployed() {
        try (Bench bench = new Bench(Database.H2)) {
            ProcessSource hostile =
                    Processes.of(around("<userTask id=\"x\" name=\"${7*191}\" flowable:candidateGroups=\"n\"/>"));

            assertThatThrownBy(() -> bench.engine.deploy(hostile))
                    .isInstanceOfSatisfying(
                            CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP))
                    .hasMessageContaining("holds an expression");
            assertThat(bench.count("select count(*) from ACT_RE_PROCDEF")).isZero();
        }
    }

    @Test
    void the_processes_around_the_hostile_parts_are_good() {
        assertThat(FlowableWorkflow.factory().check(Processes.of(around("x", step("x", "deliver")))))
                .isEmpty();
        assertThat(FlowableWorkflow.factory()
                        .check(Processes.of(around("x", task("x", "flowable:candidateGroups=\"north\"")))))
                .isEmpty();
        assertThat(FlowableWorkflow.factory().check(Processes.of(timer("<timeDate>${dueAt}</timeDate>"))))
                .isEmpty();
        assertThat(FlowableWorkflow.factory()
                        .check(Processes.of(condition("${urgent && (team == 'x' || !urgent) && count != 3}"))))
                .isEmpty();
        assertThat(FlowableWorkflow.factory()
                        .check(Processes.of(
                                serviceTask(ours(""), "<flowable:field name=\"connector\" stringValue=\"crm\"/>"))))
                .isEmpty();
        assertThat(FlowableWorkflow.factory().check(Processes.referral(Processes.FORM)))
                .isEmpty();
    }
}
