package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Sent;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class SubmissionsTest {

    private final TestDesk desk;

    SubmissionsTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void sending_gives_a_receipt_and_starts_the_process_at_once() {
        Draft draft = desk.filledIn();

        Sent sent = desk.submit(draft);

        assertThat(sent).isInstanceOfSatisfying(Sent.Accepted.class, accepted -> {
            Receipt receipt = accepted.receipt();
            assertThat(receipt.reference().text()).matches("AH-[2-9A-Y]{4}-[2-9A-Y]{4}");
            assertThat(receipt.submittedAt()).isEqualTo(TestDoor.MONDAY);
            assertThat(receipt.whatHappensNext()).isEqualTo("We read it and phone you.");
            assertThat(desk.workflow.running()).containsExactly(receipt.reference());
            assertThat(desk.submissions.receipt(draft.id())).contains(receipt);
            assertThat(desk.submissions
                            .find(receipt.reference())
                            .orElseThrow()
                            .answers()
                            .text("/person/lastName"))
                    .contains("O'Sparrow");
        });
    }

    @Test
    void twenty_presses_at_once_give_one_case_and_one_receipt() throws Exception {
        Draft draft = desk.filledIn();

        List<Sent> all = atOnce(20, () -> desk.submit(draft));

        assertThat(all).filteredOn(Sent.Accepted.class::isInstance).hasSize(1);
        assertThat(all).extracting(TestDoor::receipt).containsOnly(TestDoor.receipt(all.get(0)));
        assertThat(desk.count("cf_submission")).isOne();
        assertThat(desk.count("cf_case")).isOne();
        assertThat(desk.count("cf_event where kind = 'submission.accepted'")).isOne();
    }

    @Test
    void twenty_presses_at_once_under_one_key_give_one_case_and_one_receipt() throws Exception {
        Draft draft = desk.filledIn();

        List<Sent> all = atOnce(20, () -> desk.submissions.submit(draft.id(), Optional.of("ann/1")));

        assertThat(all).extracting(TestDoor::receipt).containsOnly(TestDoor.receipt(all.get(0)));
        assertThat(desk.count("cf_submission")).isOne();
    }

    @Test
    void the_same_key_with_another_form_is_refused_and_with_the_same_form_repeats_the_receipt() {
        Draft first = desk.filledIn();
        Draft second = desk.filledIn();
        Receipt receipt = TestDoor.receipt(desk.submissions.submit(first.id(), Optional.of("ann/1")));

        assertThat(desk.submissions.submit(first.id(), Optional.of("ann/1"))).isEqualTo(new Sent.AlreadySent(receipt));
        assertThat(desk.submissions.submit(second.id(), Optional.of("ann/1")))
                .isInstanceOfSatisfying(Sent.NotYet.class, notYet -> assertThat(notYet.problems())
                        .extracting(Problem::code)
                        .containsExactly("idempotency.other-body"));
        assertThat(desk.submissions.submit(second.id(), Optional.of("bert/1"))).isInstanceOf(Sent.Accepted.class);
    }

    @Test
    void two_forms_racing_under_one_key_leave_one_case() throws Exception {
        List<Draft> drafts = List.of(desk.filledIn(), desk.filledIn());
        List<Callable<Sent>> presses = drafts.stream()
                .<Callable<Sent>>map(draft -> () -> desk.submissions.submit(draft.id(), Optional.of("one")))
                .toList();

        List<Sent> all = atOnce(presses);

        assertThat(all).filteredOn(Sent.Accepted.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(Sent.NotYet.class::isInstance).hasSize(1);
    }

    @Test
    void a_key_is_at_most_255_characters() {
        Draft draft = desk.filledIn();

        assertThatThrownBy(() -> desk.submissions.submit(draft.id(), Optional.of("k".repeat(256))))
                .isInstanceOf(CareFormsException.class);
    }

    @Test
    void a_form_with_something_missing_is_kept_and_not_sent() {
        Draft draft = desk.filledIn(
                Json.createObjectBuilder(TestDoor.answers()).remove("area").build());

        assertThat(desk.submit(draft)).isInstanceOfSatisfying(Sent.NotYet.class, notYet -> assertThat(notYet.problems())
                .extracting(Problem::pointer)
                .containsExactly("/area"));
        assertThat(desk.drafts.find(draft.id())).contains(draft);
        assertThat(desk.count("cf_submission")).isZero();
    }

    @Test
    void a_hidden_answer_is_not_sent() {
        Draft draft = desk.filledIn(Json.createObjectBuilder(TestDoor.answers())
                .add("why", "hidden")
                .build());

        Reference reference = TestDoor.receipt(desk.submit(draft)).reference();

        assertThat(desk.submissions.find(reference).orElseThrow().answers().text("/why"))
                .isEmpty();
    }

    @Test
    void an_unknown_draft_is_a_mistake_of_the_program() {
        assertThatThrownBy(() -> desk.submissions.submit("nosuchdraft", Optional.empty()))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.CALLER));
    }

    @Test
    void while_the_workflow_is_down_people_still_get_their_receipts_and_the_sweep_starts_everything_later() {
        desk.workflow.down(true);
        Receipt receipt = TestDoor.receipt(desk.submit(desk.filledIn()));
        assertThat(desk.submissions.ledger()).satisfies(ledger -> {
            assertThat(ledger.accepted()).isOne();
            assertThat(ledger.inFlight()).isOne();
        });

        desk.workflow.down(false);
        desk.clock.advance(Duration.ofMinutes(10));
        assertThat(desk.housekeeping.runDue()).isOne();

        assertThat(desk.workflow.running()).containsExactly(receipt.reference());
        assertThat(desk.housekeeping.runDue()).isZero();
    }

    @Test
    void several_nodes_sweeping_at_once_start_each_process_once() throws Exception {
        desk.workflow.down(true);
        for (int i = 0; i < 5; i++) {
            desk.submit(desk.filledIn());
        }
        desk.workflow.down(false);
        desk.clock.advance(Duration.ofMinutes(10));

        atOnce(6, () -> desk.starter.sweep(desk.clock.instant()));

        assertThat(desk.workflow.running()).hasSize(5);
        assertThat(desk.count("cf_event where kind = 'case.started'")).isEqualTo(5);
    }

    @Test
    void the_events_of_a_submission_hold_routing_facts_only() {
        Reference reference = TestDoor.receipt(desk.submit(desk.filledIn())).reference();

        assertThat(desk.database.with(handle -> EventTable.of(handle, reference.text())).stream()
                        .map(event -> event.kind() + " " + event.detail()))
                .containsExactly(
                        "submission.accepted {\"form\":\"ask-help\",\"version\":1,\"channel\":\"web\"}",
                        "case.started {\"form\":\"ask-help\",\"version\":1}");
    }

    @Test
    void saving_and_sending_at_the_same_moment_never_sends_half_of_it() throws Exception {
        for (int round = 0; round < 10; round++) {
            Draft draft = desk.filledIn();
            List<Callable<Object>> both = List.of(
                    () -> desk.submit(draft),
                    () -> desk.drafts.save(
                            draft.id(),
                            draft.row(),
                            Json.createObjectBuilder().add("story", "changed").build(),
                            Optional.empty()));

            Object sent = atOnce(both).get(0);

            Reference reference = TestDoor.receipt((Sent) sent).reference();
            String story = desk.submissions
                    .find(reference)
                    .orElseThrow()
                    .answers()
                    .text("/story")
                    .orElseThrow();
            boolean draftWasSaved = desk.drafts.find(draft.id()).orElseThrow().row() > draft.row();
            assertThat(story.equals("changed")).isEqualTo(draftWasSaved);
        }
    }

    @Test
    void a_draft_started_on_any_channel_is_sent_on_that_channel() {
        Draft draft = desk.drafts.start("ask-help", Channel.ASSISTED);
        desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());

        Reference reference = TestDoor.receipt(desk.submit(draft)).reference();

        assertThat(desk.submissions.find(reference).orElseThrow().channel()).isEqualTo(Channel.ASSISTED);
    }

    private static <T> List<T> atOnce(int many, Callable<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(work);
        }
        return atOnce(all);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        CountDownLatch ready = new CountDownLatch(work.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> one : work) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return one.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> future : running) {
                done.add(future.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }
}
