package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.files.TestFiles;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.Eicar;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryFiles;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.InMemoryScanner;
import uk.careforms.testkit.MovableClock;
import uk.careforms.testkit.StoredFile;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

@ParameterizedClass
@EnumSource
class FileDeliveryTest {

    private static final byte[] ONE = TestFiles.pdf("the first letter");
    private static final byte[] TWO = TestFiles.png(40, 30);

    private final MovableClock clock = MovableClock.at(TestDoor.MONDAY);
    private final InMemoryCases crm = new InMemoryCases("crm");
    private final InMemoryScanner scanner = new InMemoryScanner();
    private final HikariDataSource pool;
    private final CareForms forms;

    FileDeliveryTest(TestDatabase kind) {
        pool = kind.empty();
        forms = CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(TestDoor.packs("/proofs")))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", crm)
                .notices(new InMemoryNotices("notices"))
                .files(new InMemoryFiles())
                .scanner(scanner)
                .clock(clock)
                .node("test")
                .background(false)
                .build();
    }

    @AfterEach
    void close() {
        forms.close();
        pool.close();
    }

    @Test
    void clean_files_are_beside_the_case_byte_for_byte_and_once() {
        Reference reference = sent(ONE, TWO);

        forms.runDue();

        assertThat(crm.files()).extracting(StoredFile::bytes).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(find(reference).files()).hasSize(2).allMatch(file -> file.deliveredAt()
                .isPresent());
        assertThat(attachDelivery(reference))
                .hasValueSatisfying(delivery -> assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED));
        assertThat(find(reference).outcome()).isPresent();
        balances(1, 0, 0);
    }

    @Test
    void a_form_without_files_goes_straight_on_and_has_nothing_in_the_ledger() {
        Reference reference = sent();

        forms.runDue();

        assertThat(attachDelivery(reference)).isEmpty();
        assertThat(find(reference).outcome()).isPresent();
        balances(1, 0, 0);
    }

    @Test
    void a_file_that_is_not_scanned_waits_without_costing_a_try_and_the_case_is_there_meanwhile() {
        scanner.down(true);
        Reference reference = sent(ONE);
        for (int hour = 0; hour < 48; hour++) {
            forms.runDue();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(crm.rows()).hasSize(1);
        assertThat(crm.fileTries()).isZero();
        assertThat(attachDelivery(reference)).hasValueSatisfying(delivery -> {
            assertThat(delivery.state()).isEqualTo(DeliveryState.IN_FLIGHT);
            assertThat(delivery.attempts()).isZero();
            assertThat(delivery.reason()).contains("not scanned yet");
        });
        balances(0, 1, 0);
        scanner.down(false);
        later();
        assertThat(crm.files()).hasSize(1);
        balances(1, 0, 0);
    }

    @Test
    void after_seven_days_without_a_scan_it_is_an_operators_and_trying_again_scans_again() {
        scanner.down(true);
        Reference reference = sent(ONE);
        for (int hour = 0; hour < 8 * 24; hour++) {
            forms.runDue();
            clock.advance(Duration.ofHours(1));
        }

        DeliveryRecord parked = attachDelivery(reference).orElseThrow();
        assertThat(parked.state()).isEqualTo(DeliveryState.PARKED);
        balances(0, 0, 1);
        scanner.down(false);
        forms.deliveries().retry(parked.id(), "ola@testshire");
        forms.runDue();
        later();
        assertThat(crm.files()).hasSize(1);
        balances(1, 0, 0);
    }

    @Test
    void what_was_found_to_be_harmful_is_left_out_and_said_on_the_timeline() {
        Reference reference = sent(ONE, TestFiles.pdf(Eicar.text()));

        forms.runDue();

        assertThat(crm.files()).extracting(StoredFile::bytes).containsExactly(ONE);
        CaseRecord found = find(reference);
        assertThat(found.timeline()).extracting(CareEvent::kind).contains("attachment.infected");
        assertThat(found.files())
                .extracting(AttachmentRecord::state)
                .containsExactlyInAnyOrder(AttachmentRecord.State.CLEAN, AttachmentRecord.State.INFECTED);
        assertThat(attachDelivery(reference).orElseThrow().reason()).contains("1 file is left out");
        balances(1, 0, 0);
    }

    @Test
    void when_every_file_was_harmful_nothing_is_sent_and_the_case_goes_on() {
        Reference reference = sent(TestFiles.pdf(Eicar.text()));

        forms.runDue();

        assertThat(crm.fileTries()).isZero();
        assertThat(attachDelivery(reference).orElseThrow().state()).isEqualTo(DeliveryState.NOT_NEEDED);
        assertThat(find(reference).outcome()).isPresent();
        balances(1, 0, 0);
    }

    @Test
    void a_file_that_the_case_system_refuses_holds_up_no_other_and_is_parked() {
        crm.takeFilesUpTo(TWO.length);
        byte[] large = TestFiles.pdf("x".repeat(5_000));
        Reference reference = sent(large, TWO);

        forms.runDue();

        assertThat(crm.files()).extracting(StoredFile::bytes).containsExactly(TWO);
        DeliveryRecord parked = attachDelivery(reference).orElseThrow();
        assertThat(parked.state()).isEqualTo(DeliveryState.PARKED);
        assertThat(find(reference).files())
                .extracting(AttachmentRecord::deliveryNote)
                .anyMatch(note -> note.contains("file-too-large"));
        balances(0, 0, 1);
        forms.deliveries().completeByHand(parked.id(), "Sent by secure e-mail", "ola@testshire");
        forms.runDue();
        assertThat(find(reference).outcome()).isPresent();
        balances(1, 0, 0);
    }

    @Test
    void an_answer_that_was_lost_after_the_file_arrived_leaves_no_second_one() {
        Reference reference = sent();
        forms.runDue();
        assertThat(find(reference).outcome()).isPresent();
        Reference other = draftWith(ONE, TWO);
        crm.answerNext(new Delivery.TryLater(Duration.ZERO, "busy"));
        forms.runDue();
        later();
        crm.loseNextAnswer();
        for (int i = 0; i < 10; i++) {
            later();
        }

        assertThat(crm.files()).extracting(StoredFile::bytes).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(find(other).outcome()).isPresent();
        balances(2, 0, 0);
    }

    private void later() {
        clock.advance(Duration.ofHours(2));
        forms.runDue();
    }

    private void balances(long delivered, long inFlight, long parked) {
        Ledger ledger = forms.submissions().ledger();
        assertThat(List.of(ledger.delivered(), ledger.inFlight(), ledger.parked()))
                .containsExactly(delivered, inFlight, parked);
        assertThat(ledger.accepted()).isEqualTo(delivered + inFlight + parked);
    }

    private Optional<DeliveryRecord> attachDelivery(Reference reference) {
        return find(reference).deliveries().stream()
                .filter(delivery -> delivery.step().equals("attach"))
                .findFirst();
    }

    private CaseRecord find(Reference reference) {
        return forms.cases().find(reference, "ann@testshire").orElseThrow();
    }

    private Reference sent(byte[]... contents) {
        return draftWith(contents);
    }

    private Reference draftWith(byte[]... contents) {
        Draft draft = forms.drafts().start("show-proof", Channel.WEB);
        forms.drafts()
                .save(
                        draft.id(),
                        1,
                        Json.createObjectBuilder()
                                .add("name", "Ada Invented")
                                .add("more", false)
                                .build(),
                        Optional.empty());
        for (byte[] content : contents) {
            Upload upload = forms.attachments()
                    .add(draft.id(), "/proofs", "file", new ByteArrayInputStream(content), OptionalLong.empty());
            assertThat(upload).isInstanceOf(Upload.Added.class);
        }
        return TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                .reference();
    }
}
