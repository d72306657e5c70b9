package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
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
