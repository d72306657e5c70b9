package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.FileDispatch;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.SampleFile;
import uk.careforms.testkit.Samples;

class LostAnswersTest {

    private final SimulatedCouncil council = new SimulatedCouncil();

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void a_hundred_referrals_with_three_answers_in_ten_spoiled_are_a_hundred_cases() {
        DynamicsCases cases = council.connect();
        council.simulator()
                .faults()
                .withProbability(
                        0.3,
                        20261123L,
                        Fault.afterCommit(Damage.CONNECTION_RESET),
                        Fault.afterCommit(Damage.CONNECTION_CLOSED),
                        Fault.afterCommit(Damage.UNAVAILABLE_503),
                        Fault.afterCommit(Damage.SERVER_ERROR_500),
                        Fault.afterCommit(Damage.TRUNCATED_BODY),
                        Fault.beforeCommit(Damage.CONNECTION_RESET),
                        Fault.beforeCommit(Damage.TOO_MANY_REQUESTS_429));
        Deque<Dispatch> waiting = new ArrayDeque<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(Samples.dispatch());
        }

        int tries = 0;
        while (!waiting.isEmpty() && tries < 2_000) {
            Dispatch next = waiting.removeFirst();
            tries++;
            if (!isSettled(cases.deliver(next))) {
                waiting.addLast(Samples.again(next));
                council.clock().advance(Duration.ofSeconds(31));
            }
        }

        assertThat(waiting).isEmpty();
        assertThat(council.simulator().totals().faults()).isGreaterThan(30);
        for (String table : List.of("contact", "incident", "annotation", "task", "queueitem")) {
            assertThat(council.simulator().rows(table)).as(table).hasSize(100);
        }
        assertThat(council.simulator().rows("incident"))
                .map(row -> row.get("cf_reference"))
                .doesNotHaveDuplicates();
        assertThat(council.simulator().totals().updated()).isZero();
    }

    /** The issue's own sentence: contact, case, task, note and two files each, three answers in ten lost after commit. */
    @Test
    void files_with_three_answers_in_ten_lost_after_commit_are_all_there_and_none_twice() {
        DynamicsCases cases = council.connect();
        int referrals = 100;
        council.simulator()
                .faults()
                .withProbability(
                        0.3,
                        20261122L,
                        Fault.afterCommit(Damage.CONNECTION_RESET),
                        Fault.afterCommit(Damage.CONNECTION_CLOSED),
                        Fault.afterCommit(Damage.SERVER_ERROR_500),
                        Fault.afterCommit(Damage.TRUNCATED_BODY),
                        Fault.afterCommit(Damage.EMPTY_BODY),
                        Fault.afterCommit(Damage.GATEWAY_PAGE_502));
        Map<String, byte[]> sent = new HashMap<>();
        for (int i = 0; i < referrals; i++) {
            CaseReference to = until(cases, Samples.dispatch());
            for (int j = 0; j < 2; j++) {
                byte[] content = SampleFile.bytes(5_000 + 37 * i + j, 1_000L * i + j);
                FileDispatch file = SampleFile.beside(to, content);
                until(cases, file);
                sent.put(to.id() + " " + content.length, content);
            }
        }
        council.simulator().faults().clear();

        assertThat(council.simulator().totals().faults()).isGreaterThan(referrals);
        for (String table : List.of("contact", "incident", "task", "queueitem")) {
            assertThat(council.simulator().rows(table)).as(table).hasSize(referrals);
        }
        assertThat(council.simulator().rows("annotation"))
                .as("a note and two files each")
                .hasSize(3 * referrals);
        assertThat(council.files()).hasSize(2 * referrals);
        assertThat(council.files()).allSatisfy(file -> assertThat(file.bytes())
                .isEqualTo(sent.get(file.caseId() + " " + file.bytes().length)));
        assertThat(council.simulator().totals().updated()).isZero();
    }

    private CaseReference until(DynamicsCases cases, Dispatch dispatch) {
        Delivery delivery = cases.deliver(dispatch);
        for (int i = 0; i < 50 && !isSettled(delivery); i++) {
            council.clock().advance(Duration.ofSeconds(31));
            delivery = cases.deliver(Samples.again(dispatch));
        }
        return reference(delivery);
    }

    private void until(DynamicsCases cases, FileDispatch file) {
        Delivery delivery = cases.attach(file);
        for (int i = 0; i < 50 && !isSettled(delivery); i++) {
            council.clock().advance(Duration.ofSeconds(31));
            delivery = cases.attach(SampleFile.again(file));
        }
        assertThat(isSettled(delivery)).isTrue();
    }

    private static CaseReference reference(Delivery delivery) {
        return delivery.fold(
                Delivery.Delivered::reference,
                Delivery.AlreadyThere::reference,
                no -> unsettled(delivery),
                later -> unsettled(delivery),
                lost -> unsettled(delivery));
    }

    private static CaseReference unsettled(Delivery delivery) {
        throw new AssertionError("It was never delivered: " + delivery);
    }

    private static boolean isSettled(Delivery delivery) {
        return delivery.fold(
                done -> true,
                there -> true,
                no -> {
                    throw new AssertionError("Refused: " + no);
                },
                later -> false,
                lost -> false);
    }
}
