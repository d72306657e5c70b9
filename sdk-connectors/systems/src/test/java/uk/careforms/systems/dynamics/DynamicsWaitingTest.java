package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.spi.PersonFinder.Search;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.Crowd;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

class DynamicsWaitingTest {

    private SimulatedCouncil council = new SimulatedCouncil();

    @AfterEach
    void close() {
        council.close();
    }

    @Test
    void after_being_asked_to_slow_down_nothing_is_sent_until_the_wait_is_over() {
        DynamicsCases cases = council.connect();
        council.warmUp(cases);
        council.simulator().limits().hold(Duration.ofSeconds(90));

        Delivery first = cases.deliver(Samples.dispatch());
        int sent = council.simulator().requests().size();
        council.clock().advance(Duration.ofSeconds(50));
        Delivery held = cases.deliver(Samples.dispatch());
        Search heldToo = cases.find(Samples.person());
        int sentMeanwhile = council.simulator().requests().size() - sent;
        council.clock().advance(Duration.ofSeconds(41));
        Delivery after = cases.deliver(Samples.dispatch());

        assertThat(first).isEqualTo(new Delivery.TryLater(Duration.ofSeconds(90), "Dynamics asked us to slow down"));
        assertThat(held)
                .isEqualTo(new Delivery.TryLater(
                        Duration.ofSeconds(40), "Dynamics asked us to slow down; nothing was sent"));
        assertThat(heldToo).isInstanceOf(Search.TryLater.class);
        assertThat(sentMeanwhile).isZero();
        assertThat(Outcome.of(after)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void nobody_can_make_us_wait_longer_than_an_hour() {
        DynamicsCases cases = council.connect();
        council.warmUp(cases);
        council.simulator()
                .faults()
                .next(1, Fault.beforeCommit(Damage.TOO_MANY_REQUESTS_429).retryAfter(Duration.ofDays(300)));

        Delivery delivery = cases.deliver(Samples.dispatch());

        assertThat(delivery).isEqualTo(new Delivery.TryLater(Duration.ofHours(1), "Dynamics asked us to slow down"));
    }

    @Test
    void an_unavailable_remote_says_how_long_and_holds_nobody_else() {
        DynamicsCases cases = council.connect();
        council.warmUp(cases);
        council.simulator()
                .faults()
                .next(1, Fault.beforeCommit(Damage.UNAVAILABLE_503).retryAfter(Duration.ofSeconds(20)));

        Delivery disturbed = cases.deliver(Samples.dispatch());
        Delivery other = cases.deliver(Samples.dispatch());

        assertThat(disturbed).isInstanceOfSatisfying(Delivery.TryLater.class, later -> assertThat(later.after())
                .isEqualTo(Duration.ofSeconds(20)));
        assertThat(Outcome.of(other)).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void ten_at_once_sign_in_once() throws Exception {
        DynamicsCases cases = council.connect();

        List<Delivery> deliveries = Crowd.atOnce(10, () -> cases.deliver(Samples.dispatch()));

        assertThat(deliveries).map(Outcome::of).containsOnly(Outcome.DELIVERED);
        assertThat(council.simulator().totals().tokens()).isEqualTo(1);
    }

    @Test
    void a_token_is_renewed_when_four_fifths_of_its_life_are_over() {
        restart(DataverseSimulator.builder().tokenLifetime(Duration.ofSeconds(1000)));
        DynamicsCases cases = council.connect();

        cases.deliver(Samples.dispatch());
        council.clock().advance(Duration.ofSeconds(799));
        cases.deliver(Samples.dispatch());
        long before = council.simulator().totals().tokens();
        council.clock().advance(Duration.ofSeconds(1));
        cases.deliver(Samples.dispatch());

        assertThat(before).isEqualTo(1);
        assertThat(council.simulator().totals().tokens()).isEqualTo(2);
    }

    @Test
    void a_life_that_is_told_as_text_is_understood() {
        restart(DataverseSimulator.builder().expiresInAsText().tokenLifetime(Duration.ofSeconds(1000)));
        DynamicsCases cases = council.connect();

        cases.deliver(Samples.dispatch());
        council.clock().advance(Duration.ofSeconds(700));
        cases.deliver(Samples.dispatch());

        assertThat(council.simulator().totals().tokens()).isEqualTo(1);
    }

    @Test
    void a_withdrawn_token_is_replaced_once_and_the_case_delivered() {
        DynamicsCases cases = council.connect();
        council.warmUp(cases);
        council.simulator().revokeTokens();

        Delivery delivery = cases.deliver(Samples.dispatch());

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.DELIVERED);
        assertThat(council.simulator().totals().tokens()).isEqualTo(2);
    }

    @Test
    void a_sign_in_that_cannot_be_reached_is_a_reason_to_try_later() {
        Map<String, String> settings = council.settings();
        settings.put("token-url", SimulatedCouncil.NOBODY + "/token");

        Delivery delivery = council.connect(settings).deliver(Samples.dispatch());

        assertThat(delivery)
                .isEqualTo(new Delivery.TryLater(Duration.ZERO, "Dynamics sign-in: it could not be reached"));
    }

    @Test
    void a_sign_in_whose_answer_is_lost_is_a_reason_to_try_later_and_writes_nothing() {
        council.simulator().faults().onPath("token").next(1, Fault.afterCommit(Damage.TRUNCATED_BODY));
        int before = council.rows();

        Delivery delivery = council.connect().deliver(Samples.dispatch());

        assertThat(Outcome.of(delivery)).isEqualTo(Outcome.TRY_LATER);
        assertThat(council.rows()).isEqualTo(before);
    }

    private void restart(DataverseSimulator.Builder builder) {
        council.close();
        council = new SimulatedCouncil(builder);
    }
}
