package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.engine.DeliveryRecord;

/** Whoever looks after what has to reach other systems. */
class OperatorTest {

    private RunningPages pages;
    private Visitor olu;

    @BeforeEach
    void open() {
        pages = RunningPages.start();
        olu = pages.signedIn("olu@testshire", "operator");
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void a_delivery_that_was_refused_is_seen_with_its_reason_and_tried_again() {
        pages.crm.answerNext(new Delivery.Refused("column-too-long", "The case system says a column is too long"));
        String reference = arrived();
        pages.clock.advance(Duration.ofMinutes(90));
        Answer list = olu.get("/operator/deliveries?state=parked");

        assertThat(list.text("main"))
                .contains("Forms accepted: 1", "Waiting for a person: 1")
                .contains(reference, "Parked", "a column is too long", "1 h 30 min");
        Answer delivery = olu.get(list.link(reference));
        assertThat(delivery.text("main"))
                .contains("crm", "a column is too long")
                .doesNotContain("Ada", "O'Sample");
        Answer after = olu.pressIn(delivery, "/retry", Map.of());
        pages.forms.runDue();

        assertThat(after.status()).isEqualTo(200);
        assertThat(olu.get(after.path()).text("main")).contains("Delivered");
        assertThat(pages.crm.rows("incidents")).hasSize(1);
        assertThat(olu.pressIn(delivery, "/retry", Map.of()).status()).isEqualTo(409);
        assertThat(olu.get("/operator/deliveries?state=parked").text("main")).contains("There are no such deliveries.");
    }

    @Test
    void all_that_wait_for_one_reason_are_tried_again_with_one_button() {
        for (String request : List.of("a1", "b2", "c3")) {
            pages.crm.answerNext(new Delivery.Refused("too-long", "A column is too long (request " + request + ")"));
            arrived();
        }
        pages.crm.answerNext(new Delivery.Refused("no-queue", "The queue is not there"));
        arrived();
        Answer list = olu.get("/operator/deliveries");
        assertThat(list.text("main")).contains("Try all 3 again", "Try it again", "Waiting for a person: 4");

        Answer after = olu.pressIn(list, "/retry-all", Map.of());
        pages.forms.runDue();

        assertThat(after.status()).isEqualTo(200);
        assertThat(pages.crm.rows("incidents")).hasSize(3);
        assertThat(olu.get("/operator/deliveries").text("main"))
                .contains("Try it again", "Waiting for a person: 1")
                .doesNotContain("A column is too long");
    }

    @Test
    void a_delivery_can_be_done_by_hand_with_a_note_and_the_case_goes_on() {
        pages.crm.answerNext(new Delivery.Refused("column-too-long", "The case system says a column is too long"));
        arrived();
        Answer list = olu.get("/operator/deliveries");
        Answer delivery = olu.get(
                list.page().select("tr:has(.govuk-tag--red) a").attr("href").replaceFirst("/care", ""));
        Answer without = olu.pressIn(delivery, "/by-hand", Map.of());
        assertThat(without.errors()).containsExactly("Enter what you did, and where it can be found");
        Answer done = olu.pressIn(without, "/by-hand", Map.of("note", "Typed in as case 4711"));

        assertThat(done.text("main")).contains("By hand", "Typed in as case 4711");
        assertThat(pages.forms.submissions().ledger().parked()).isZero();
    }

    @Test
    void a_message_that_came_back_waits_is_not_sent_again_and_is_done_by_hand() {
        String reference = arrived();
        DeliveryRecord letter = pages.forms.deliveries().list(Optional.empty(), 100).stream()
                .filter(delivery -> delivery.target().startsWith("letter:"))
                .filter(delivery -> delivery.remote().isPresent())
                .findFirst()
                .orElseThrow();
        pages.notices.becomes(
                letter.id(),
                new NoticeFate.Bounced(
                        NoticeFate.Kind.PERMANENT, "The e-mail could not be delivered: the address does not exist"));
        pages.clock.advance(Duration.ofMinutes(5));
        pages.forms.runDue();

        Answer list = olu.get("/operator/deliveries?state=parked");
        assertThat(list.text("main"))
                .contains(reference, "Parked", "the address does not exist", "reach the person in another way")
                .doesNotContain("Try it again");
        Answer delivery = olu.get("/operator/deliveries/" + letter.id());
        assertThat(delivery.text("main")).contains("came back").doesNotContain("Try again now");
        assertThat(pages.signedIn("ann@testshire", "staff")
                        .get("/staff/cases/" + reference)
                        .text("main"))
                .contains(
                        "A message did not reach whom it was for",
                        "the address does not exist. Reach them in another way.",
                        "A message came back: it did not reach whom it was for, by");
        Caller api = pages.caller("olu@testshire", "operator");
        assertThat(api.post("/deliveries/" + letter.id() + "/retry").status()).isEqualTo(409);

        Answer done = olu.pressIn(delivery, "/by-hand", Map.of("note", "Told them by telephone"));

        assertThat(done.text("main")).contains("By hand", "Told them by telephone");
    }

    @Test
    void the_set_up_check_asks_the_neighbours_and_runs_every_sample_when_told_to() {
        Answer good = olu.get("/operator/set-up");
        assertThat(good.text("main"))
                .contains("Ready", "Every connection was asked and would work.", "deliveries.parked");
        pages.crm.refuseCredentials();
        Answer bad = olu.get("/operator/set-up");
        assertThat(bad.text("main")).contains("did not accept our credentials; renew the secret");
        Answer packs = olu.press(bad, Map.of());

        assertThat(packs.text("main")).contains("Every sample behaved.", "every-widget@1: samples 1, failed 0");
    }

    @Test
    void what_is_late_is_listed_with_its_next_try_and_tried_now() {
        pages.crm.answerNext(new Delivery.TryLater(Duration.ofHours(5), "The case system is being mended"));
        String reference = arrived();
        pages.clock.advance(Duration.ofMinutes(75));

        Answer list = olu.get("/operator/deliveries");
        assertThat(list.text("main"))
                .contains("Late: on the way for more than an hour", "The case system is being mended", "1 h 15 min");
        Answer delivery = olu.get(list.link(reference));
        Answer after = olu.pressIn(delivery, "/retry", Map.of());
        pages.forms.runDue();

        assertThat(olu.get(after.path()).text("main")).contains("Delivered");
        assertThat(olu.get("/operator/deliveries").text("main"))
                .contains("What operators did", "olu@testshire", "A delivery was sent on its way again", reference)
                .doesNotContain("Late:");
    }

    @Test
    void a_delivery_that_is_not_there_is_not_found() {
        assertThat(olu.get("/operator/deliveries/nonsense").status()).isEqualTo(404);
        assertThat(olu.get("/operator/deliveries/nonsense/correct/2").status()).isEqualTo(404);
        assertThat(olu.get("/operator/deliveries/00000000-0000-4000-8000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(pages.visitor().once("/operator/deliveries").status()).isEqualTo(401);
    }

    private String arrived() {
        String reference = Journey.send(pages.visitor(), Map.of());
        pages.forms.runDue();
        return reference;
    }
}
