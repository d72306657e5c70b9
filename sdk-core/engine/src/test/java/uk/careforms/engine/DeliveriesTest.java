package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.engine.internal.store.TestDatabase;

/** What happens while other systems misbehave, and that the ledger balances all the while. */
@ParameterizedClass
@EnumSource
class DeliveriesTest {

    private static final String OPERATOR = "olga@testshire";
    private static final Delivery NO = new Delivery.Refused("0x80040217", "The queue does not exist");

    private final TestDoor door;

    DeliveriesTest(TestDatabase kind) {
        door = TestDoor.shared(kind);
    }

    @AfterEach
    void the_ledger_balances() {
        Ledger ledger = door.forms.submissions().ledger();
        assertThat(ledger.accepted()).isEqualTo(ledger.delivered() + ledger.inFlight() + ledger.parked());
        assertThat(ledger.perForm())
                .containsEntry(
                        "ask-help",
                        new Ledger.Row(ledger.accepted(), ledger.delivered(), ledger.inFlight(), ledger.parked()));
    }

    @Test
    void a_refusal_is_parked_with_its_reason_while_letters_go_out_and_a_retry_delivers_under_the_same_key() {
        Ledger before = door.forms.submissions().ledger();
        door.crm.answerNext(NO);
        Reference reference = door.sent();

        DeliveryRecord parked = push(reference);
        assertThat(parked.state()).isEqualTo(DeliveryState.PARKED);
        assertThat(parked.reason()).isEqualTo("The queue does not exist (0x80040217)");
        assertThat(parked.attempts()).isEqualTo(1);
        assertThat(door.find(reference).status()).isEqualTo("with-team");
        assertThat(door.forms.submissions().ledger().parked()).isEqualTo(before.parked() + 1);
        assertThat(door.forms.deliveries().list(Optional.of(DeliveryState.PARKED), 10))
                .contains(parked);
        assertThat(door.forms.health().problems())
                .anySatisfy(problem -> assertThat(problem.where()).isEqualTo("deliveries"));

        assertThat(door.forms.deliveries().retry(parked.id(), OPERATOR)).isTrue();
        door.forms.runDue();

        assertThat(push(reference).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(push(reference).id()).isEqualTo(parked.id());
        assertThat(asked(reference)).extracting(Dispatch::key).containsOnly(parked.id());
        assertThat(asked(reference)).extracting(Dispatch::firstTry).containsExactly(true, false);
        assertThat(incidents(reference)).isOne();
        assertThat(door.forms.deliveries().retry(parked.id(), OPERATOR)).isFalse();
        assertThat(door.forms.submissions().ledger().delivered()).isEqualTo(before.delivered() + 1);
    }

    @Test
    void what_a_person_did_by_hand_is_never_sent_and_the_case_goes_on() {
        door.crm.answerNext(NO);
        Reference reference = door.sent();
        UUID id = push(reference).id();

        assertThat(door.forms.deliveries().completeByHand(id, "Typed in as C-17", OPERATOR))
                .isTrue();
        door.forms.runDue();

        assertThat(push(reference).state()).isEqualTo(DeliveryState.BY_HAND);
        assertThat(push(reference).reason()).isEqualTo("By olga@testshire: Typed in as C-17");
        assertThat(push(reference).doneAt()).isPresent();
        assertThat(asked(reference)).hasSize(1);
        assertThat(incidents(reference)).isZero();
        assertThat(door.forms.deliveries().completeByHand(id, "Again", OPERATOR))
                .isFalse();
        assertThat(door.find(reference).timeline())
                .anySatisfy(event -> assertThat(event.kind()).isEqualTo("delivery.done-by-hand"));
    }

    @Test
    void an_outage_is_ridden_out_and_each_case_arrives_once() {
        door.crm.down();
        Reference reference = door.sent();
        for (int hour = 0; hour < 60; hour++) {
            door.clock.advance(Duration.ofHours(1));
            door.forms.runDue();
        }
        assertThat(search(reference).state()).isEqualTo(DeliveryState.IN_FLIGHT);
        assertThat(search(reference).target()).isEqualTo("match:crm");
        assertThat(search(reference).nextTry()).isPresent();

        door.crm.up();
        door.clock.advance(Duration.ofHours(1));
        door.forms.runDue();

        assertThat(incidents(reference)).isOne();
        assertThat(search(reference).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(door.find(reference).timeline())
                .filteredOn(event -> event.kind().equals("delivery.postponed"))
                .hasSize(1);
    }

    @Test
    void after_seven_days_somebody_is_asked_to_look_and_a_retry_still_works() {
        door.crm.down();
        Reference reference = door.sent();
        for (int step = 0; step < 8 * 6; step++) {
            door.clock.advance(Duration.ofHours(4));
            door.forms.runDue();
        }
        assertThat(search(reference).state()).isEqualTo(DeliveryState.PARKED);
        assertThat(door.forms.deliveries().completeByHand(search(reference).id(), "cannot be", OPERATOR))
                .isFalse();

        door.crm.up();
        assertThat(door.forms.deliveries().retry(search(reference).id(), OPERATOR))
                .isTrue();
        door.forms.runDue();

        assertThat(incidents(reference)).isOne();
    }

    @Test
    void a_lost_answer_is_looked_up_and_never_written_twice() {
        door.crm.loseNextAnswer();
        Reference reference = door.sent();
        assertThat(push(reference).state()).isEqualTo(DeliveryState.IN_FLIGHT);

        door.clock.advance(Duration.ofHours(1));
        door.forms.runDue();

        assertThat(push(reference).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(asked(reference)).extracting(Dispatch::firstTry).containsExactly(true, false);
        assertThat(incidents(reference)).isOne();
    }

    @Test
    void a_node_that_dies_after_delivering_and_before_hearing_of_it_does_not_deliver_a_first_time_again() {
        door.connector.dieNext();
        Reference reference = door.sent();
        assertThat(push(reference).attempts()).isEqualTo(1);

        door.clock.advance(Duration.ofHours(1));
        door.forms.runDue();

        assertThat(asked(reference)).extracting(Dispatch::firstTry).containsExactly(true, false);
        assertThat(push(reference).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(incidents(reference)).isOne();
    }

    @Test
    void a_letter_whose_answer_was_lost_is_sent_once() {
        door.notices.loseNextAnswer();
        Reference reference = door.sent();
        door.clock.advance(Duration.ofHours(1));
        door.forms.runDue();

        assertThat(door.notices.sent())
                .filteredOn(notice -> notice.reference().equals(reference))
                .hasSize(2);
        assertThat(door.find(reference).deliveries())
                .extracting(DeliveryRecord::state)
                .containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void a_parked_delivery_whose_case_went_on_without_it_is_not_asked_for_any_more() {
        door.notices.answerNext(new Delivery.Refused("bounced", "The address does not exist"));
        door.notices.answerNext(new Delivery.Refused("bounced", "The address does not exist"));
        Reference reference = door.sent();
        DeliveryRecord alert = delivery(reference, "alert");
        assertThat(alert.state()).isEqualTo(DeliveryState.PARKED);
        assertThat(delivery(reference, "thanks").state()).isEqualTo(DeliveryState.PARKED);

        door.forms.cases().send(reference, "Withdrawn", OPERATOR, "");

        assertThat(door.forms.deliveries().retry(alert.id(), OPERATOR)).isFalse();
        assertThat(delivery(reference, "alert").state()).isEqualTo(DeliveryState.NOT_NEEDED);
    }

    private DeliveryRecord push(Reference reference) {
        return delivery(reference, "deliver");
    }

    private DeliveryRecord search(Reference reference) {
        return delivery(reference, "match");
    }

    private DeliveryRecord delivery(Reference reference, String step) {
        return door.find(reference).deliveries().stream()
                .filter(delivery -> delivery.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private List<Dispatch> asked(Reference reference) {
        return door.connector.asked().stream()
                .filter(dispatch -> dispatch.submission().reference().equals(reference))
                .toList();
    }

    private long incidents(Reference reference) {
        return door.crm.rows("incidents").stream()
                .filter(row -> row.text("cf_reference").equals(reference.text()))
                .count();
    }
}
