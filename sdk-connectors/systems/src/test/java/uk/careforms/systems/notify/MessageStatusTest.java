package uk.careforms.systems.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.model.NoticeFate.Bounced;
import uk.careforms.api.model.NoticeFate.Kind;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.Samples;

/** What GOV.UK Notify says of a message, and what is made of it. */
class MessageStatusTest {

    private final SimulatedPost post = new SimulatedPost();
    private final NotifyNotices notices = post.connect(post.settings());

    @AfterEach
    void close() {
        post.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            email  | permanent-failure | PERMANENT | The e-mail could not be delivered: the address does not exist
            email  | temporary-failure | TEMPORARY | The e-mail could not be delivered: the inbox was full, or the message was taken for spam
            sms    | permanent-failure | PERMANENT | The text message could not be delivered: the number is wrong, or its network refused the message
            sms    | temporary-failure | TEMPORARY | The text message could not be delivered: the telephone was off, had no signal or was full
            sms    | technical-failure | TECHNICAL | The text message could not be delivered: something failed between GOV.UK Notify and its provider
            letter | permanent-failure | PERMANENT | The letter could not be delivered: it cannot be printed
            letter | cancelled         | PERMANENT | The letter could not be delivered: somebody cancelled it in GOV.UK Notify
            letter | validation-failed | PERMANENT | The letter could not be delivered: it does not fit what GOV.UK Notify can print
            letter | returned-letter   | PERMANENT | The letter could not be delivered: the post brought it back
            """)
    void a_failure_is_said_in_words_for_an_operator(String type, String status, Kind kind, String reason) {
        CaseReference sent = sent(type);
        post.simulator().report(sent.id(), status);

        assertThat(notices.fate(sent)).isEqualTo(new Bounced(kind, reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"created", "sending", "pending", "accepted", "pending-virus-check", "a-status-of-next-year"})
    void what_is_not_settled_is_waited_for(String status) {
        CaseReference sent = sent("email");
        post.simulator().report(sent.id(), status);

        assertThat(notices.fate(sent)).isEqualTo(new NoticeFate.OnItsWay());
    }

    @Test
    void a_letter_that_was_printed_and_posted_is_there() {
        assertThat(notices.fate(sent("letter"))).isEqualTo(new NoticeFate.Reached());
    }

    @Test
    void of_a_text_to_a_number_abroad_nobody_will_ever_know() {
        CaseReference sent = sent("sms");
        post.simulator().report(sent.id(), "sent");

        assertThat(notices.fate(sent)).isEqualTo(new NoticeFate.Unknown());
    }

    @Test
    void after_seven_days_notify_has_forgotten_it() {
        CaseReference sent = sent("email");
        post.clock().advance(Duration.ofDays(8));

        assertThat(notices.fate(sent)).isEqualTo(new NoticeFate.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../template", "60f4000", "00000000-0000-0000-8000-00000000000/"})
    void a_reference_that_is_no_id_is_not_asked_about(String id) {
        int before = post.simulator().requests().size();

        assertThat(notices.fate(new CaseReference("notify", id, id))).isEqualTo(new NoticeFate.Unknown());
        assertThat(post.simulator().requests()).hasSize(before);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again() {
        CaseReference sent = sent("email");
        post.simulator().faults().next(1, Fault.afterCommit(Damage.CONNECTION_RESET));

        assertThat(notices.fate(sent)).isInstanceOf(NoticeFate.TryLater.class);
        assertThat(notices.fate(sent)).isEqualTo(new NoticeFate.Reached());
    }

    private CaseReference sent(String type) {
        Notice notice =
                switch (type) {
                    case "email" -> Samples.email("Hello");
                    case "sms" -> Samples.sms("Hello");
                    default ->
                        new Notice(
                                UUID.randomUUID(),
                                Notice.Kind.LETTER,
                                "Philippa Canary\n1 High Street\nZE1 0AX",
                                "We have your form",
                                "Hello",
                                Reference.of("AR", "7K3M9QX"));
                };
        notices.send(notice, true);
        String id = post.simulator().messages().get(0).id();
        return new CaseReference("notify", id, id);
    }
}
