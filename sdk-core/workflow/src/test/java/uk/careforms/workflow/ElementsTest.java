package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.workflow.Processes.flow;
import static uk.careforms.workflow.Processes.step;
import static uk.careforms.workflow.Processes.task;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.ProcessSteps.Step;
import uk.careforms.api.spi.SqlWork;

/** Every element that a process may hold does what it says. */
class ElementsTest {

    private static final String START = "<startEvent id=\"start\"/>";
    private static final String END = "<endEvent id=\"end\"/>";
    private static final String NORTH = "flowable:candidateGroups=\"north\"";
    private static final String MESSAGES =
            "<message id=\"m1\" name=\"Answered\"/><message id=\"m2\" name=\"Escalated\"/>";

    private final Bench bench = Bench.shared(Database.H2);

    @BeforeEach
    void clear() {
        bench.clear();
    }

    @AfterEach
    void leaveTheReferral() {
        bench.engine.deploy(Processes.referral(Processes.FORM));
    }

    @ParameterizedTest
    @CsvSource({"LIKELY,true,a b", "LIKELY,false,a", "HUMAN,true,b", "HUMAN,false,c"})
    void an_inclusive_gateway_takes_every_way_that_is_true(String signal, boolean urgent, String expected) {
        Reference reference = start(
                START + "<inclusiveGateway id=\"fork\" default=\"fork_c\"/>" + step("a", "deliver")
                        + step("b", "deliver") + step("c", "deliver")
                        + "<inclusiveGateway id=\"join\"/>" + step("after", "notify") + END
                        + flow("start", "fork") + flow("fork", "a", "${signal == 'LIKELY'}")
                        + flow("fork", "b", "${urgent}") + flow("fork", "c")
                        + flow("a", "join") + flow("b", "join") + flow("c", "join") + flow("join", "after")
                        + flow("after", "end"),
                Map.of("signal", signal, "urgent", urgent));
        bench.engine.runDue();

        assertThat(bench.steps.performed.stream().map(Step::id).sorted().toList())
                .isEqualTo(Stream.of((expected + " after").split(" ")).sorted().toList());
        assertThat(bench.engine.isRunning(reference)).isFalse();
    }

    @Test
    void a_parallel_gateway_waits_for_all_and_a_failing_branch_does_not_stop_the_other() {
        bench.steps.script("crm", new Result.TryLater(Duration.ZERO, "busy"));
        Reference reference = start(
                START + "<parallelGateway id=\"fork\"/>" + step("crm", "deliver") + step("letter", "notify")
                        + "<parallelGateway id=\"join\"/>" + END
                        + flow("start", "fork") + flow("fork", "crm") + flow("fork", "letter")
                        + flow("crm", "join") + flow("letter", "join") + flow("join", "end"),
                Map.of());
        bench.engine.runDue();

        assertThat(bench.steps.performed).extracting(Step::id).containsExactlyInAnyOrder("crm", "letter");
        assertThat(bench.engine.isRunning(reference)).isTrue();
        bench.steps.script("crm", new Result.Done(Map.of()));
        bench.clock.advance(Duration.ofHours(1));
        bench.engine.runDue();
        assertThat(bench.engine.isRunning(reference)).isFalse();
    }

    @Test
    void an_event_gateway_goes_where_the_first_event_leads() {
        String inside = START + "<eventBasedGateway id=\"wait\"/>"
                + "<intermediateCatchEvent id=\"answered\"><messageEventDefinition messageRef=\"m1\"/></intermediateCatchEvent>"
                + "<intermediateCatchEvent id=\"late\"><timerEventDefinition><timeDate xsi:type=\"tFormalExpression\">${dueAt}</timeDate></timerEventDefinition></intermediateCatchEvent>"
                + step("thank", "notify") + step("remind", "notify") + END
                + flow("start", "wait") + flow("wait", "answered") + flow("wait", "late") + flow("answered", "thank")
                + flow("late", "remind") + flow("thank", "end") + flow("remind", "end");
        Reference answered = start(inside, Map.of());
        Reference late = start(inside, Map.of());

        assertThat(bench.engine.send(answered, "Answered", SqlWork.NONE)).isTrue();
        bench.engine.runDue();
        bench.clock.advance(Duration.ofHours(24));
        bench.engine.runDue();

        assertThat(bench.steps.performed)
                .extracting(it -> it.reference() + " " + it.id())
                .containsExactly(answered + " thank", late + " remind");
        assertThat(bench.steps.story()).contains("TIMER_FIRED late");
        assertThat(bench.engine.isRunning(answered) || bench.engine.isRunning(late))
                .isFalse();
    }

    @Test
    void a_boundary_message_takes_the_task_away() {
        Reference reference = start(
                START + task("accept", NORTH)
                        + "<boundaryEvent id=\"escalated\" attachedToRef=\"accept\"><messageEventDefinition messageRef=\"m2\"/></boundaryEvent>"
                        + task("manager", "flowable:candidateGroups=\"managers\"") + END
                        + flow("start", "accept") + flow("accept", "end") + flow("escalated", "manager")
                        + flow("manager", "end"),
                Map.of());

        bench.engine.send(reference, "Escalated", SqlWork.NONE);

        assertThat(bench.engine.tasksOf(reference)).extracting(Task::key).containsExactly("manager");
        assertThat(bench.steps.story())
                .containsExactly("TASK_OPENED accept", "TASK_CANCELLED accept", "TASK_OPENED manager");
    }

    @Test
    void a_timer_on_a_subprocess_takes_all_in_it_away() {
        Reference reference = start(
                START + "<subProcess id=\"both\">" + "<startEvent id=\"s\"/><parallelGateway id=\"f\"/>"
                        + task("one", NORTH) + task("two", NORTH)
                        + "<parallelGateway id=\"j\"/><endEvent id=\"e\"/>"
                        + flow("s", "f") + flow("f", "one") + flow("f", "two") + flow("one", "j") + flow("two", "j")
                        + flow("j", "e") + "</subProcess>"
                        + "<boundaryEvent id=\"late\" attachedToRef=\"both\" cancelActivity=\"true\"><timerEventDefinition><timeDate>${dueAt}</timeDate></timerEventDefinition></boundaryEvent>"
                        + step("tell", "notify") + END
                        + flow("start", "both") + flow("both", "end") + flow("late", "tell") + flow("tell", "end"),
                Map.of());
        assertThat(bench.engine.tasksOf(reference)).hasSize(2);

        bench.clock.advance(Duration.ofHours(24));
        bench.engine.runDue();

        assertThat(bench.steps.story().subList(2, 6))
                .containsExactlyInAnyOrder(
                        "TIMER_FIRED late", "TASK_CANCELLED one", "TASK_CANCELLED two", "PROCESS_ENDED test-referral");
        assertThat(bench.steps.performed).extracting(Step::id).containsExactly("tell");
    }

    @Test
    void a_terminating_end_ends_everything() {
        Reference reference = start(
                START + "<parallelGateway id=\"fork\"/>" + task("accept", NORTH) + step("check", "decide")
                        + "<endEvent id=\"stop\"><terminateEventDefinition/></endEvent>" + END
                        + flow("start", "fork") + flow("fork", "accept") + flow("fork", "check") + flow("accept", "end")
                        + flow("check", "stop"),
                Map.of());
        bench.engine.runDue();

        assertThat(bench.engine.isRunning(reference)).isFalse();
        assertThat(bench.steps.story())
                .containsExactly("TASK_OPENED accept", "TASK_CANCELLED accept", "PROCESS_ENDED test-referral");
    }

    @Test
    void a_step_that_is_no_job_is_done_in_the_start_itself() {
        String inside = START
                + step("check", "decide").replace("flowable:async=\"true\"", "flowable:async=\"false\"")
                + END
                + flow("start", "check")
                + flow("check", "end");
        Reference reference = start(inside, Map.of());

        assertThat(bench.steps.performed).hasSize(1);
        assertThat(bench.engine.isRunning(reference)).isFalse();
    }

    @Test
    void fields_of_a_step_arrive_without_its_name() {
        String inside = START
                + step("crm", "deliver")
                        .replace(
                                "</extensionElements>",
                                "<flowable:field name=\"connector\" stringValue=\"crm &amp; co\"/></extensionElements>")
                + END
                + flow("start", "crm")
                + flow("crm", "end");
        start(inside, Map.of());
        bench.engine.runDue();

        assertThat(bench.steps.performed.get(0).does()).isEqualTo("deliver");
        assertThat(bench.steps.performed.get(0).fields()).isEqualTo(Map.of("connector", "crm & co"));
    }

    @Test
    void a_timer_that_cannot_go_on_is_put_off_and_parked_like_a_step() {
        String inside = START + task("accept", NORTH)
                + "<boundaryEvent id=\"late\" attachedToRef=\"accept\"><timerEventDefinition><timeDate>${dueAt}</timeDate></timerEventDefinition></boundaryEvent>"
                + task("manager", "flowable:candidateGroups=\"${team}\"") + END
                + flow("start", "accept") + flow("accept", "end") + flow("late", "manager") + flow("manager", "end");
        Map<String, Object> facts = new HashMap<>(facts());
        facts.remove("team");
        Reference reference = Bench.newReference();
        bench.engine.deploy(Processes.of(Processes.FORM, Processes.document(MESSAGES, inside)));
        bench.engine.start(Processes.FORM, reference, facts, SqlWork.NONE);
        bench.clock.advance(Duration.ofHours(24));
        bench.engine.runDue();
        bench.clock.advance(Duration.ofDays(8));
        bench.engine.runDue();

        assertThat(bench.steps.postponed)
                .extracting(it -> it.step().id() + it.step().does())
                .containsExactly("late");
        assertThat(bench.steps.parked).extracting(it -> it.step().id()).containsExactly("late");
        assertThat(bench.engine.tasksOf(reference)).extracting(Task::key).containsExactly("accept");
        assertThat(bench.engine.retry(reference, "late", SqlWork.NONE)).isTrue();
    }

    @Test
    void a_message_is_for_one_case_only() {
        String inside = START
                + "<intermediateCatchEvent id=\"wait\"><messageEventDefinition messageRef=\"m1\"/></intermediateCatchEvent>"
                + END + flow("start", "wait") + flow("wait", "end");
        List<Reference> two = List.of(start(inside, Map.of()), start(inside, Map.of()));

        bench.engine.send(two.get(0), "Answered", SqlWork.NONE);

        assertThat(bench.engine.isRunning(two.get(0))).isFalse();
        assertThat(bench.engine.isRunning(two.get(1))).isTrue();
    }

    private Reference start(String inside, Map<String, Object> more) {
        bench.engine.deploy(Processes.of(Processes.FORM, Processes.document(MESSAGES, inside)));
        Map<String, Object> facts = new HashMap<>(facts());
        facts.putAll(more);
        Reference reference = Bench.newReference();
        bench.engine.start(Processes.FORM, reference, facts, SqlWork.NONE);
        return reference;
    }

    private Map<String, Object> facts() {
        Instant now = bench.clock.instant();
        return Map.of("team", "north", "dueAt", now.plus(Duration.ofHours(24)));
    }
}
