package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.workflow.Processes.flow;
import static uk.careforms.workflow.Processes.step;
import static uk.careforms.workflow.Processes.task;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.SetupProblem;

class ProcessShapeTest {

    private static final String NORTH = "flowable:candidateGroups=\"north\"";
    private static final String START = "<startEvent id=\"start\"/>";
    private static final String END = "<endEvent id=\"end\"/>";

    @Test
    void a_process_starts_in_one_place() {
        assertThat(faults(START + "<startEvent id=\"second\"/>" + END + flow("start", "end") + flow("second", "end")))
                .contains("test-referral: The process needs exactly one start event without anything in it");
        assertThat(faults(END)).anyMatch(it -> it.contains("needs exactly one start event"));
    }

    @Test
    void every_node_is_on_a_way_from_start_to_end() {
        assertThat(faults(START + step("lost", "deliver") + END + flow("start", "end") + flow("lost", "end")))
                .containsExactly("lost: Nothing leads to this element; draw a flow to it or remove it");
        assertThat(faults(START + step("dead", "deliver") + flow("start", "dead") + END))
                .contains(
                        "dead: Nothing follows this element; draw a flow to the next one or to an end event",
                        "start: No way leads from this element to an end event",
                        "end: Nothing leads to this element; draw a flow to it or remove it");
    }

    @Test
    void a_choice_has_a_default_and_conditions_on_the_other_flows() {
        String gateway = START + "<exclusiveGateway id=\"choice\"/>" + step("a", "deliver") + END
                + flow("start", "choice") + flow("a", "end");

        assertThat(faults(gateway + flow("choice", "a", "${urgent}") + flow("choice", "end", "${!urgent}")))
                .containsExactly("choice: The gateway needs a default flow, for when no condition is true");
        assertThat(faults(gateway.replace("Gateway id=\"choice\"/>", "Gateway id=\"choice\" default=\"choice_end\"/>")
                        + flow("choice", "a")
                        + flow("choice", "end")))
                .containsExactly("choice_a: The flow needs a condition");
        assertThat(faults(gateway.replace("Gateway id=\"choice\"/>", "Gateway id=\"choice\" default=\"start_choice\"/>")
                        + flow("choice", "a", "${urgent}")
                        + flow("choice", "end", "${!urgent}")))
                .anyMatch(it -> it.contains("does not leave this gateway"));
    }

    @Test
    void only_gateways_choose_and_fork() {
        assertThat(faults(START
                        + step("a", "deliver")
                        + step("b", "deliver")
                        + END
                        + flow("start", "a", "${urgent}")
                        + flow("start", "b")
                        + flow("a", "end")
                        + flow("b", "end")))
                .containsExactly(
                        "start: More than one flow leaves this element; put a gateway after it",
                        "start_a: Only flows from an exclusive or inclusive gateway may have a condition");
    }

    @Test
    void a_loop_waits_somewhere() {
        String loop = START + "<exclusiveGateway id=\"join\"/>" + "%s"
                + "<exclusiveGateway id=\"again\" default=\"again_end\"/>" + END
                + flow("start", "join") + flow("join", "x") + flow("x", "again") + flow("again", "end")
                + flow("again", "join", "${urgent}");

        assertThat(faults(loop.formatted(step("x", "deliver"))))
                .contains("x: This element is in a loop that never waits; put a task or catch event into it")
                .hasSize(3);
        assertThat(faults(loop.formatted(task("x", NORTH)))).isEmpty();
        String subprocess = "<subProcess id=\"x\"><startEvent id=\"s\"/>%s<endEvent id=\"e\"/>%s</subProcess>";
        assertThat(faults(loop.formatted(subprocess.formatted(step("y", "deliver"), flow("s", "y") + flow("y", "e")))))
                .hasSize(3);
        assertThat(faults(loop.formatted(subprocess.formatted(task("y", NORTH), flow("s", "y") + flow("y", "e")))))
                .isEmpty();
    }

    @Test
    void an_event_gateway_leads_to_events() {
        assertThat(faults(START + "<eventBasedGateway id=\"wait\"/>" + step("a", "deliver") + END
                        + "<intermediateCatchEvent id=\"late\"><timerEventDefinition><timeDate>${dueAt}</timeDate></timerEventDefinition></intermediateCatchEvent>"
                        + flow("start", "wait") + flow("wait", "a") + flow("wait", "late") + flow("a", "end")
                        + flow("late", "end")))
                .anyMatch(it -> it.startsWith("wait: Each flow from an event gateway must lead to a catch event"));
    }

    @Test
    void the_outcomes_of_tasks_may_be_read_without_being_declared() {
        assertThat(faults(START + task("decide-outcome", NORTH) + "<exclusiveGateway id=\"g\" default=\"g_end\"/>"
                        + task("more", NORTH) + END
                        + flow("start", "decide-outcome") + flow("decide-outcome", "g") + flow("g", "end")
                        + flow("g", "more", "${decideOutcomeOutcome == 'MORE'}") + flow("more", "end")))
                .isEmpty();
    }

    @Test
    void two_tasks_never_share_the_name_of_their_outcome() {
        assertThat(faults(START
                        + task("a-b", NORTH)
                        + task("aB", NORTH)
                        + END
                        + flow("start", "a-b")
                        + flow("a-b", "aB")
                        + flow("aB", "end")))
                .containsExactly("aB: The outcome of this task is named like that of another task; give it another id");
    }

    @Test
    void an_id_is_used_once() {
        assertThat(faults(START + step("end", "deliver") + END + flow("start", "end")))
                .anyMatch(it -> it.contains("used twice"));
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(faults(START + step("a", "fly") + task("b", "") + END + flow("start", "a") + flow("a", "b")))
                .contains(
                        "a: There is no step 'fly'; there are: [decide, deliver, notify]",
                        "b: A user task needs one team: flowable:candidateGroups with its name or a ${variable}",
                        "b: Nothing follows this element; draw a flow to the next one or to an end event");
    }

    private static List<String> faults(String inside) {
        return FlowableWorkflow.factory().check(Processes.of(inside)).stream()
                .map(SetupProblem::toString)
                .map(it -> it.replace("test-referral/process.bpmn20.xml ", ""))
                .toList();
    }
}
