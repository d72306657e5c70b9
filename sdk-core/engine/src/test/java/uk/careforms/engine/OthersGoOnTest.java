package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
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
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** A case that is refused and a peer that hangs, among a hundred that are well; jobs run on threads, as in production. */
class OthersGoOnTest {

    private static final int CASES = 100;

    /** As many letters are in the hands of the peer that hangs; the other steps of those cases, and of no other, wait for it. */
    private static final int IN_HAND = 4;

    private static final long PATIENCE = 120;

    private final InMemoryCases crm = new InMemoryCases("crm");
    private final CountDownLatch meanwhile = new CountDownLatch(CASES - 1 - IN_HAND);
    private final CountDownLatch afterwards = new CountDownLatch(CASES - 1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void one_bad_case_and_a_peer_that_never_answers_hold_no_other_case() throws Exception {
        crm.answerNext(new Delivery.Refused("0x80044331", "A text is too long"));
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty();
                CareForms forms = CareForms.builder()
                        .database(pool)
                        .packs(FormPacks.folder(TestDoor.packs()))
                        .workflow(FlowableWorkflow.factory())
                        .decisions(KieDecisions.create())
                        .connector("crm", new Counting())
                        .people("crm", crm)
                        .notices(new Hanging())
                        .node("busy")
                        .build()) {
            try {
                for (int i = 0; i < CASES; i++) {
                    Draft draft = forms.drafts().start("ask-help", Channel.WEB);
                    forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
                    TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()));
                }
                assertThat(hanging.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                assertThat(meanwhile.await(PATIENCE, TimeUnit.SECONDS))
                        .as("%s cases too few are delivered", meanwhile.getCount())
                        .isTrue();
                released.countDown();
                assertThat(afterwards.await(PATIENCE, TimeUnit.SECONDS))
                        .as("%s cases are not delivered", afterwards.getCount())
                        .isTrue();
                assertThat(crm.rows("incidents")).hasSize(CASES - 1);
                assertThat(forms.submissions().ledger().accepted()).isEqualTo(CASES);
            } finally {
                released.countDown();
            }
        }
    }

    /** Counts what the case system takes. */
    private final class Counting implements CaseConnector {

        @Override
        public Delivery deliver(Dispatch dispatch) {
            Delivery delivery = crm.deliver(dispatch);
            if (delivery instanceof Delivery.Delivered) {
                meanwhile.countDown();
                afterwards.countDown();
            }
            return delivery;
        }

        @Override
        public List<SetupProblem> check(Map<String, JsonObject> mappings) {
            return crm.check(mappings);
        }
    }

    /** Takes every notice and answers nobody until the test is over. */
    private final class Hanging implements NoticeSender {

        @Override
        public Delivery send(Notice notice, boolean firstTry) {
            hanging.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Delivery.Uncertain("It was too late");
        }

        @Override
        public List<SetupProblem> check() {
            return List.of();
        }
    }
}
