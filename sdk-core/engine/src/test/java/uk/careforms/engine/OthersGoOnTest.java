package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.engine.internal.store.TestDatabase;

/** A case that is refused and a peer that hangs, among a hundred that are well; jobs run on threads, as in production. */
class OthersGoOnTest {

    private static final int CASES = 100;
    private static final long PATIENCE = 120;

    @Test
    void one_bad_case_and_a_peer_that_never_answers_hold_none_of_the_other_ninety_nine() throws Exception {
        CountDownLatch delivered = new CountDownLatch(CASES - 1);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        try (TestDoor door = new TestDoor(TestDatabase.POSTGRESQL)) {
            door.crm.answerNext(new Delivery.Refused("0x80044331", "A text is too long"));
            NoticeSender hangs = new Hanging(hanging, released);
            try (CareForms forms = door.builder()
                    .connector("counted", new Counting(door.crm, delivered))
                    .notices(hangs)
                    .node("busy")
                    .background(true)
                    .build()) {
                for (int i = 0; i < CASES; i++) {
                    Draft draft = forms.drafts().start("ask-help", Channel.WEB);
                    forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
                    TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()));
                }
                assertThat(hanging.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                assertThat(delivered.await(PATIENCE, TimeUnit.SECONDS))
                        .as("%s cases are not delivered", delivered.getCount())
                        .isTrue();

                Ledger ledger = forms.submissions().ledger();
                assertThat(ledger.parked()).isEqualTo(1);
                assertThat(ledger.accepted()).isEqualTo(CASES);
            } finally {
                released.countDown();
            }
        }
    }
}
