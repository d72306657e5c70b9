package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.files.TestFiles;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.Eicar;

/** Papers asked for, reminded of, sent, refused and waived, on both databases with the real workflow. */
@ParameterizedClass
@EnumSource
class EvidenceTest {

    private static final String ANN = PapersDesk.ANN;
    private static final String REMINDER = "Please send us something";

    private final PapersDesk desk;

    EvidenceTest(TestDatabase kind) {
        desk = new PapersDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_the_rules_want_of_these_answers_is_asked_for_once() {
        Reference reference = desk.sent();

        assertThat(desk.forms.evidence().of(reference))
                .extracting(EvidenceItem::item)
                .containsExactly("identity", "bank-statements");
        EvidenceItem bank = desk.item(reference, "bank-statements");
        assertThat(bank.label()).isEqualTo("Canary Bank of Invention");
        assertThat(bank.state()).isEqualTo(EvidenceItem.State.ASKED);
        assertThat(desk.tasks(reference)).isEmpty();
        assertThat(desk.find(reference).timeline())
                .filteredOn(event -> event.kind().equals("evidence.asked"))
                .hasSize(2)
                .noneSatisfy(event -> assertThat(event.detail().toString()).contains("Canary"));
    }

    @Test
    void reminders_go_out_after_7_14_and_21_days_and_the_deadline_is_a_task_for_an_officer() {
        Reference reference = desk.sent();

        desk.days(6);
        assertThat(desk.letters(reference, REMINDER)).isZero();
        desk.days(1);
        assertThat(desk.letters(reference, REMINDER)).isEqualTo(1);
        desk.days(7);
        assertThat(desk.letters(reference, REMINDER)).isEqualTo(2);
        desk.days(7);
        assertThat(desk.letters(reference, REMINDER)).isEqualTo(3);
        assertThat(desk.tasks(reference)).isEmpty();
        desk.days(7);

        assertThat(desk.letters(reference, REMINDER)).isEqualTo(3);
        assertThat(desk.tasks(reference)).containsExactly("no-answer");
        assertThat(desk.kinds(reference)).doesNotContain("calculation.made", "case.closed");
        assertThat(desk.forms.evidence().chase(reference))
                .hasValueSatisfying(chase -> assertThat(chase.reminders()).isEqualTo(3));
    }

    @Test
    void a_reminder_says_what_is_outstanding_and_not_at_which_bank() {
        Reference reference = desk.sent();
        received(reference, "identity");

        desk.days(7);

        assertThat(desk.letters(reference))
                .filteredOn(letter -> letter.subject().equals(REMINDER))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("Bank statements for the last 3 months")
                        .doesNotContain("Something with your name", "Canary"));
    }

    @Test
    void a_pause_holds_reminders_and_moves_the_deadline_by_as_long() {
        Reference reference = desk.sent();
        Instant deadline = chase(reference).deadline();
        desk.days(5);
        Instant until = desk.clock.instant().plus(Duration.ofDays(10));

        assertThat(desk.forms.evidence().pause(reference, "In hospital", until, ANN))
                .isEqualTo(new EvidenceAct.Done());
        desk.days(9);

        assertThat(desk.letters(reference, REMINDER)).isZero();
        assertThat(chase(reference).pause()).hasValueSatisfying(pause -> {
            assertThat(pause.reason()).isEqualTo("In hospital");
            assertThat(pause.by()).isEqualTo(ANN);
        });
        desk.days(1);
        assertThat(chase(reference).pause()).isEmpty();
        assertThat(chase(reference).deadline()).isEqualTo(deadline.plus(Duration.ofDays(10)));
        assertThat(desk.letters(reference, REMINDER)).isZero();
        desk.days(2);
        assertThat(desk.letters(reference, REMINDER)).isEqualTo(1);
        assertThat(desk.kinds(reference)).contains("evidence.paused", "evidence.resumed", "evidence.reminded");
        assertThat(desk.find(reference).timeline().toString()).doesNotContain("hospital");
    }

    @Test
    void an_officer_ends_a_pause_early() {
        Reference reference = desk.sent();
        desk.forms.evidence().pause(reference, "Away", desk.clock.instant().plus(Duration.ofDays(60)), ANN);
        desk.days(3);

        assertThat(desk.forms.evidence().resume(reference, ANN)).isEqualTo(new EvidenceAct.Done());
        assertThat(desk.forms.evidence().resume(reference, ANN)).isEqualTo(new EvidenceAct.None());
        desk.days(7);

        assertThat(desk.letters(reference, REMINDER)).isEqualTo(1);
    }

    @Test
    void the_process_goes_on_once_everything_is_received_or_waived() {
        Reference reference = desk.sent();

        received(reference, "identity");
        desk.forms.runDue();
        assertThat(desk.tasks(reference)).isEmpty();
        assertThat(desk.forms
                        .evidence()
                        .waive(
                                reference,
                                desk.item(reference, "bank-statements").number(),
                                "We have seen them before",
                                ANN))
                .isEqualTo(new EvidenceAct.Done());
        desk.forms.runDue();

        assertThat(desk.tasks(reference)).containsExactly("look");
        assertThat(desk.kinds(reference)).contains("evidence.received", "evidence.waived");
        assertThat(desk.find(reference).timeline())
                .filteredOn(event -> event.kind().equals("evidence.waived"))
                .extracting(CareEvent::actor)
                .containsExactly(ANN);
    }

    @Test
    void what_is_unreadable_stays_outstanding_with_a_reason_for_the_person() {
        Reference reference = desk.sent();
        received(reference, "identity");
        EvidenceItem bank = desk.item(reference, "bank-statements");

        desk.forms.evidence().unreadable(reference, bank.number(), "Page 2 is cut off", ANN);
        desk.days(7);

        assertThat(desk.item(reference, "bank-statements"))
                .satisfies(item -> assertThat(item.note()).isEqualTo("Page 2 is cut off"))
                .satisfies(item -> assertThat(item.outstanding()).isTrue());
        assertThat(desk.letters(reference, REMINDER)).isEqualTo(1);
    }

    @Test
    void a_file_counts_once_it_is_known_to_be_clean_and_nobody_is_reminded_meanwhile() {
        Reference reference = desk.sent();
        received(reference, "identity");
        desk.scanner.down(true);
        EvidenceItem bank = desk.item(reference, "bank-statements");

        assertThat(desk.upload(reference, bank, "statement.pdf", TestFiles.pdf("all pages")))
                .isInstanceOf(EvidenceUpload.Added.class);
        desk.days(8);

        EvidenceItem waiting = desk.item(reference, "bank-statements");
        assertThat(waiting.state()).isEqualTo(EvidenceItem.State.ASKED);
        assertThat(waiting.checking()).isTrue();
        UUID file = waiting.files().get(0).file().id();
        assertThat(desk.forms.attachments().open(reference, file, ANN)).isInstanceOf(Opened.Withheld.class);
        assertThat(desk.forms.evidence().received(reference, bank.number(), Optional.of(file), "", ANN))
                .isInstanceOf(EvidenceAct.Wrong.class);
        assertThat(desk.letters(reference, REMINDER)).isZero();

        desk.scanner.down(false);
        desk.days(1);

        assertThat(desk.item(reference, "bank-statements").state()).isEqualTo(EvidenceItem.State.RECEIVED);
        assertThat(desk.tasks(reference)).containsExactly("look");
        assertThat(desk.forms.attachments().open(reference, file, ANN)).isInstanceOf(Opened.Content.class);
    }

    @Test
    void a_harmful_file_does_not_count_and_the_person_is_told_why() {
        Reference reference = desk.sent();
        EvidenceItem bank = desk.item(reference, "bank-statements");

        desk.upload(reference, bank, "statement.pdf", TestFiles.pdf(Eicar.text()));
        desk.forms.runDue();

        assertThat(desk.item(reference, "bank-statements")).satisfies(item -> {
            assertThat(item.state()).isEqualTo(EvidenceItem.State.UNREADABLE);
            assertThat(item.note()).contains("harmful");
            assertThat(item.files()).singleElement().satisfies(file -> assertThat(file.state())
                    .isEqualTo(AttachmentRecord.State.INFECTED));
        });
        assertThat(desk.files.ids()).isEmpty();
    }

    @Test
    void one_more_thing_asked_for_after_all_had_come_begins_the_reminders_anew() {
        Reference reference = desk.sent();
        received(reference, "identity");
        received(reference, "bank-statements");
        desk.forms.runDue();
        desk.days(40);

        assertThat(desk.forms.evidence().ask(reference, "The letter about your pension", ANN))
                .isEqualTo(new EvidenceAct.Done());

        assertThat(desk.item(reference, "asked")).satisfies(item -> {
            assertThat(item.title()).isEqualTo("The letter about your pension");
            assertThat(item.askedBy()).isEqualTo(ANN);
        });
        assertThat(chase(reference).deadline()).isAfter(desk.clock.instant().plus(Duration.ofDays(27)));
    }

    @Test
    void each_thing_that_cannot_stand_is_told_in_a_sentence_of_its_own() {
        Reference reference = desk.sent();
        long number = desk.item(reference, "identity").number();
        Evidence evidence = desk.forms.evidence();
        Instant now = desk.clock.instant();

        assertThat(said(evidence.unreadable(reference, number, " ", ANN)))
                .isEqualTo("Enter what is wrong with it, so that the person can send it again");
        assertThat(said(evidence.waive(reference, number, "", ANN))).isEqualTo("Enter why it is not needed");
        assertThat(said(evidence.waive(reference, number, "x".repeat(2_001), ANN)))
                .isEqualTo("Use 2,000 characters or fewer");
        assertThat(said(evidence.waive(reference, number, "a\u0007b", ANN)))
                .isEqualTo("Take out characters that cannot be shown");
        assertThat(said(evidence.received(reference, number, Optional.of(UUID.randomUUID()), "", ANN)))
                .startsWith("Choose a file of this case");
        assertThat(said(evidence.ask(reference, "", ANN))).isEqualTo("Enter what the person should send");
        assertThat(said(evidence.ask(reference, "two\nlines", ANN))).isEqualTo("Write it in one line");
        assertThat(said(evidence.pause(reference, "", now.plusSeconds(1), ANN)))
                .isEqualTo("Enter why reminders should wait");
        assertThat(said(evidence.pause(reference, "Away", now, ANN)))
                .isEqualTo("The day until which reminders wait must be in the future");
        assertThat(said(evidence.pause(reference, "Away", now.plus(Duration.ofDays(184)), ANN)))
                .isEqualTo("Reminders can wait for 6 months at most");
        assertThat(evidence.waive(reference, 999_999, "Not there", ANN)).isEqualTo(new EvidenceAct.None());
        assertThat(desk.upload(reference, desk.item(reference, "identity"), "a.exe", new byte[] {'M', 'Z', 1}))
                .isInstanceOf(EvidenceUpload.Refused.class);
        assertThat(desk.item(reference, "identity").state()).isEqualTo(EvidenceItem.State.ASKED);
    }

    private void received(Reference reference, String item) {
        assertThat(desk.forms
                        .evidence()
                        .received(reference, desk.item(reference, item).number(), Optional.empty(), "", ANN))
                .isEqualTo(new EvidenceAct.Done());
    }

    private Chase chase(Reference reference) {
        return desk.forms.evidence().chase(reference).orElseThrow();
    }

    private static String said(EvidenceAct act) {
        return act.fold(() -> "done", Problem::sentence, () -> "none");
    }
}
