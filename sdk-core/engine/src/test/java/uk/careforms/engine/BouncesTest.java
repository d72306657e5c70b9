package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.Crowd;

/** What happens to letters after they were handed over, and that the ledger balances all the while. */
@ParameterizedClass
@EnumSource
class BouncesTest {

    private static final String OPERATOR = "olga@testshire";
    private static final String NO_SUCH_ADDRESS = "The e-mail could not be delivered: the address does not exist";
    private static final NoticeFate BOUNCED = new NoticeFate.Bounced(NoticeFate.Kind.PERMANENT, NO_SUCH_ADDRESS);
    private static final Duration FIRST_ASKED_AFTER = Duration.ofMinutes(5);

    private final TestDoor door;

    BouncesTest(TestDatabase kind) {
        door = TestDoor.shared(kind);
    }

    @BeforeEach
    void nobody_else_is_asked_about() {
        door.clock.advance(Duration.ofDays(8));
        door.forms.runDue();
    }

    @AfterEach
    void the_ledger_balances() {
        Ledger ledger = door.forms.submissions().ledger();
        assertThat(ledger.accepted()).isEqualTo(ledger.delivered() + ledger.inFlight() + ledger.parked());
    }

    @Test
    void a_letter_that_comes_back_waits_for_a_person_who_does_it_by_hand() {
        Reference reference = door.sent();
        Ledger before = door.forms.submissions().ledger();
        DeliveryRecord sent = letter(reference, "thanks");
        assertThat(sent.state()).isEqualTo(DeliveryState.DELIVERED);

        becomes(sent, BOUNCED);
        askLater(FIRST_ASKED_AFTER);

        DeliveryRecord back = letter(reference, "thanks");
        assertThat(back.state()).isEqualTo(DeliveryState.PARKED);
        assertThat(back.reason()).isEqualTo(NO_SUCH_ADDRESS);
        assertThat(back.cameBack()).isTrue();
        assertThat(back.remote()).isEqualTo(sent.remote());
        assertThat(back.doneAt()).isEmpty();
        assertThat(door.forms.deliveries().list(Optional.of(DeliveryState.PARKED), 100))
                .contains(back);
        assertThat(door.forms.submissions().ledger().parked()).isEqualTo(before.parked() + 1);
        assertThat(bounces(reference)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("system");
            assertThat(event.detail().getString("reason")).isEqualTo(NO_SUCH_ADDRESS);
            assertThat(event.detail().getString("target")).isEqualTo("letter:thanks");
        });

        assertThat(door.forms.deliveries().completeByHand(back.id(), "Told her by telephone", OPERATOR))
                .isTrue();

        assertThat(letter(reference, "thanks").state()).isEqualTo(DeliveryState.BY_HAND);
        assertThat(letter(reference, "thanks").reason()).isEqualTo("By olga@testshire: Told her by telephone");
        assertThat(door.forms.submissions().ledger().parked()).isEqualTo(before.parked());
        assertThat(door.find(reference).timeline())
                .extracting(CareEvent::kind)
                .containsSubsequence("notice.bounced", "delivery.done-by-hand");
    }

    @Test
    void a_letter_that_came_back_is_not_sent_again_to_the_same_address() {
        Reference reference = door.sent();
        becomes(letter(reference, "thanks"), BOUNCED);
        askLater(FIRST_ASKED_AFTER);
        DeliveryRecord back = letter(reference, "thanks");
        int sent = door.notices.sent().size();

        assertThat(door.forms.deliveries().retry(back.id(), OPERATOR)).isFalse();
        assertThat(door.forms.deliveries().parked())
                .filteredOn(group -> group.reason().equals(NO_SUCH_ADDRESS))
                .isNotEmpty()
                .noneMatch(ParkedGroup::canRetry);
        assertThat(door.forms.deliveries().retryAll("letter:thanks", NO_SUCH_ADDRESS, OPERATOR))
                .isZero();
        door.forms.runDue();

        assertThat(letter(reference, "thanks")).isEqualTo(back);
        assertThat(door.notices.sent()).hasSize(sent);
    }

    @Test
    void a_letter_that_arrived_is_asked_about_once() {
        door.sent();
        int before = door.notices.asked();

        askLater(Duration.ofMinutes(4));
        assertThat(door.notices.asked()).as("too soon to know").isEqualTo(before);
        for (int hour = 0; hour < 30; hour++) {
            askLater(Duration.ofHours(1));
        }

        assertThat(door.notices.asked()).as("both letters, once each").isEqualTo(before + 2);
    }

    @Test
    void a_letter_on_its_way_is_asked_about_ever_less_and_no_more_after_seven_days() {
        Reference reference = door.sent();
        becomes(letter(reference, "thanks"), new NoticeFate.OnItsWay());
        becomes(letter(reference, "alert"), new NoticeFate.OnItsWay());
        int before = door.notices.asked();

        askLater(FIRST_ASKED_AFTER);
        assertThat(door.notices.asked() - before).isEqualTo(2);
        for (int hour = 0; hour < 7 * 24; hour++) {
            askLater(Duration.ofHours(1));
        }
        int inSevenDays = door.notices.asked() - before;
        assertThat(inSevenDays).isBetween(2 * 8, 2 * 13);

        becomes(letter(reference, "thanks"), BOUNCED);
        askLater(Duration.ofDays(2));
        assertThat(door.notices.asked() - before).isEqualTo(inSevenDays);
        assertThat(letter(reference, "thanks").state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void a_service_that_cannot_be_asked_for_a_day_is_asked_again_and_the_bounce_is_found() {
        Reference reference = door.sent();
        becomes(letter(reference, "thanks"), BOUNCED);
        int before = door.notices.asked();
        door.notices.down();
        for (int hour = 0; hour < 24; hour++) {
            askLater(Duration.ofHours(1));
        }
        assertThat(letter(reference, "thanks").state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(door.notices.asked() - before).isLessThan(30);

        door.notices.up();
        askLater(Duration.ofDays(1));

        assertThat(letter(reference, "thanks").state()).isEqualTo(DeliveryState.PARKED);
    }

    @Test
    void the_end_of_the_case_does_not_hide_a_letter_that_came_back() {
        Reference reference = door.sent();
        becomes(letter(reference, "thanks"), BOUNCED);
        askLater(FIRST_ASKED_AFTER);

        door.forms.cases().send(reference, "Withdrawn", OPERATOR, "");
        door.forms.runDue();

        assertThat(door.find(reference).timeline()).extracting(CareEvent::kind).contains("case.ended");
        assertThat(letter(reference, "thanks").state()).isEqualTo(DeliveryState.PARKED);
        assertThat(door.forms
                        .deliveries()
                        .completeByHand(letter(reference, "thanks").id(), "Wrote to her", OPERATOR))
                .isTrue();
    }

    @Test
    void what_was_done_by_hand_for_a_letter_that_came_back_leaves_a_later_one_of_the_same_step_alone() {
        Reference reference = door.sent();
        DeliveryRecord first = letter(reference, "alert");
        becomes(first, BOUNCED);
        askLater(FIRST_ASKED_AFTER);
        door.notices.answerNext(new Delivery.Refused("no", "The notice service said no"));
        String task = door.find(reference).tasks().stream()
                .filter(open -> open.key().equals("accept"))
                .findFirst()
                .orElseThrow()
                .id();
        door.forms.tasks().claim(task, "ann@testshire");
        door.forms.tasks().complete(task, "returned", "Not ours", "ann@testshire");
        door.forms.runDue();
        DeliveryRecord second = letters(reference, "alert").get(1);
        assertThat(second.state()).isEqualTo(DeliveryState.PARKED);
        assertThat(second.cameBack()).isFalse();

        assertThat(door.forms.deliveries().completeByHand(first.id(), "Told the team", OPERATOR))
                .isTrue();
        door.forms.runDue();

        assertThat(letters(reference, "alert"))
                .extracting(DeliveryRecord::state)
                .containsExactly(DeliveryState.BY_HAND, DeliveryState.PARKED);
        assertThat(door.forms.deliveries().retry(second.id(), OPERATOR)).isTrue();
        door.forms.runDue();
        assertThat(letters(reference, "alert").get(1).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void nodes_that_hear_of_the_same_bounce_at_once_write_it_down_once() throws Exception {
        Reference reference = door.sent();
        becomes(letter(reference, "thanks"), BOUNCED);
        door.clock.advance(FIRST_ASKED_AFTER);

        Crowd.atOnce(4, door.forms::runDue);

        assertThat(bounces(reference)).hasSize(1);
        assertThat(letter(reference, "thanks").state()).isEqualTo(DeliveryState.PARKED);
    }

    private void becomes(DeliveryRecord letter, NoticeFate fate) {
        door.notices.becomes(letter.id(), fate);
    }

    private void askLater(Duration wait) {
        door.clock.advance(wait);
        door.forms.runDue();
    }

    private List<CareEvent> bounces(Reference reference) {
        return door.find(reference).timeline().stream()
                .filter(event -> event.kind().equals("notice.bounced"))
                .toList();
    }

    private DeliveryRecord letter(Reference reference, String step) {
        return letters(reference, step).get(0);
    }

    private List<DeliveryRecord> letters(Reference reference, String step) {
        return door.find(reference).deliveries().stream()
                .filter(delivery -> delivery.step().equals(step))
                .toList();
    }
}
