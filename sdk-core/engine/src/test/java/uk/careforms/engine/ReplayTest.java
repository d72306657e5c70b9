package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;

/** A wrong mapping parks case after case; once it is right, one act of the operator delivers each of them once. */
class ReplayTest {

    private static final String OPERATOR = "olga@testshire";
    private static final int CASES = 50;

    @Test
    void everything_that_was_parked_for_one_reason_is_replayed_once() {
        try (TestDoor door = new TestDoor(TestDatabase.POSTGRESQL)) {
            List<String> references = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                door.crm.answerNext(new Delivery.Refused("0x80044331", "A text is too long (request " + i + ")"));
                references.add(door.sent().text());
            }
            door.crm.answerNext(new Delivery.Refused("0x80040217", "The queue does not exist"));
            Reference other = door.sent();

            List<ParkedGroup> groups = door.forms.deliveries().parked();
            assertThat(groups).extracting(ParkedGroup::count).containsExactly(CASES, 1);
            assertThat(groups.get(0).reason()).isEqualTo("A text is too long (0x80044331)");

            assertThat(door.forms.deliveries().retryAll("crm", groups.get(0).reason(), OPERATOR))
                    .isEqualTo(CASES);
            assertThat(door.forms.deliveries().retryAll("crm", groups.get(0).reason(), OPERATOR))
                    .as("a second press")
                    .isZero();
            door.forms.runDue();

            assertThat(door.crm.rows("incidents"))
                    .extracting(row -> row.text("cf_reference"))
                    .containsExactlyInAnyOrderElementsOf(references);
            Ledger ledger = door.forms.submissions().ledger();
            assertThat(ledger.delivered()).isEqualTo(CASES);
            assertThat(ledger.parked()).isEqualTo(1);
            assertThat(door.find(other).timeline())
                    .noneMatch(event -> event.kind().equals("delivery.retried"));
            assertThat(door.find(new Reference(references.get(0))).timeline()).anySatisfy(event -> {
                assertThat(event.kind()).isEqualTo("delivery.retried");
                assertThat(event.actor()).isEqualTo(OPERATOR);
            });
        }
    }
}
