package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.TestDatabase;

/** Messages on cases and their notices, on both databases with the real workflow. */
@ParameterizedClass
@EnumSource
class MessagesTest {

    private static final String ANN = PapersDesk.ANN;
    private static final String NOTICE = "You have a message";
    private static final String KEY = "0123456789abcdef";

    private final PapersDesk desk;

    MessagesTest(TestDatabase kind) {
        desk = new PapersDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_notice_says_that_there_is_a_message_and_nothing_else() {
        Reference reference = desk.sent();

        assertThat(desk.forms.messages().write(reference, "Your canary statement is unclear", KEY, ANN))
                .isEmpty();
        desk.forms.runDue();

        assertThat(desk.letters(reference))
                .filteredOn(letter -> letter.subject().equals(NOTICE))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("There is a message for you")
                        .doesNotContain("canary"));
        assertThat(message(reference).notice()).isEqualTo(CaseMessage.Notice.SENT);
        assertThat(desk.find(reference).timeline().toString()).doesNotContain("canary statement");
        assertThat(desk.kinds(reference)).contains("message.written", "message.notice-sent");
    }

    @Test
    void a_second_press_of_the_button_is_the_same_message_and_the_same_notice() {
        Reference reference = desk.sent();

        desk.forms.messages().write(reference, "Hello", KEY, ANN);
        desk.forms.runDue();
        desk.forms.messages().write(reference, "Hello", KEY, ANN);
        desk.forms.messages().answer(reference, "Hello back", KEY + "2");
        desk.forms.messages().answer(reference, "Hello back", KEY + "2");
        desk.forms.runDue();

        assertThat(desk.forms.messages().of(reference))
                .extracting(CaseMessage::text)
                .containsExactly("Hello", "Hello back");
        assertThat(desk.letters(reference, NOTICE)).isEqualTo(1);
    }

    @Test
    void a_notice_is_never_lost_while_its_service_is_away_and_never_doubled_when_its_answer_is() {
        Reference reference = desk.sent();
        desk.notices.down();
        desk.forms.messages().write(reference, "Hello", KEY, ANN);
        for (int hour = 0; hour < 30; hour++) {
            desk.forms.runDue();
            desk.clock.advance(Duration.ofHours(1));
        }
        assertThat(message(reference).notice()).isEqualTo(CaseMessage.Notice.DUE);
        assertThat(message(reference).noticeNote()).contains("could not be reached");

        desk.notices.up();
        desk.notices.loseNextAnswer();
        for (int hour = 0; hour < 5; hour++) {
            desk.clock.advance(Duration.ofHours(2));
            desk.forms.runDue();
        }

        assertThat(desk.letters(reference, NOTICE)).isEqualTo(1);
        assertThat(message(reference).notice()).isEqualTo(CaseMessage.Notice.SENT);
    }

    @Test
    void a_notice_that_is_refused_is_told_to_staff_and_not_tried_again() {
        Reference reference = desk.sent();
        desk.notices.answerNext(new Delivery.Refused("address", "There is no such address"));

        desk.forms.messages().write(reference, "Hello", KEY, ANN);
        desk.forms.runDue();
        desk.days(2);

        assertThat(message(reference).notice()).isEqualTo(CaseMessage.Notice.REFUSED);
        assertThat(message(reference).noticeNote()).contains("There is no such address");
        assertThat(desk.letters(reference, NOTICE)).isZero();
        assertThat(desk.kinds(reference)).contains("message.notice-refused");
    }

    @Test
    void whoever_gave_a_telephone_number_only_gets_a_text_and_whoever_gave_nothing_gets_none() {
        Reference texted = desk.sent(PapersDesk.without("email"));
        Reference silent = desk.sent(PapersDesk.without("email", "phone"));

        desk.forms.messages().write(texted, "Hello", KEY, ANN);
        desk.forms.messages().write(silent, "Hello", KEY, ANN);
        desk.forms.runDue();

        assertThat(desk.letters(texted))
                .filteredOn(letter -> letter.body().startsWith("There is a message"))
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.SMS);
        assertThat(desk.letters(silent)).isEmpty();
        assertThat(message(silent).notice()).isEqualTo(CaseMessage.Notice.NONE);
    }

    @Test
    void the_persons_answer_is_unread_until_staff_see_it_and_a_query_is_answered_by_it() {
        Reference reference = desk.sent();
        desk.forms.evidence().of(reference).forEach(item -> desk.forms
                .evidence()
                .received(reference, item.number(), Optional.empty(), "", ANN));
        desk.forms.runDue();
        String look = desk.find(reference).tasks().get(0).id();
        desk.forms.messages().write(reference, "Which bank?", KEY, ANN);
        desk.forms.tasks().complete(look, "query", "", ANN);
        assertThat(desk.tasks(reference)).isEmpty();

        assertThat(desk.forms.messages().answer(reference, "The one in town", "person-key-1"))
                .isEmpty();
        desk.forms.runDue();

        assertThat(desk.tasks(reference)).containsExactly("look");
        assertThat(desk.forms.messages().unread(reference)).isEqualTo(1);
        desk.forms.messages().readByStaff(reference);
        assertThat(desk.forms.messages().unread(reference)).isZero();
        assertThat(desk.forms.messages().of(reference).get(0).readAt()).isEmpty();
        desk.forms.messages().readByPerson(reference);
        assertThat(desk.forms.messages().of(reference).get(0).readAt()).isPresent();
    }

    @Test
    void a_change_is_kept_whether_or_not_the_process_waits_for_one() {
        Reference reference = desk.sent();

        assertThat(desk.forms.messages().reportChange(reference, "I have moved", "change-key-1"))
                .isEmpty();

        assertThat(message(reference).change()).isTrue();
        assertThat(message(reference).fromPerson()).isTrue();
    }

    @Test
    void each_text_that_cannot_stand_is_told_in_a_sentence_of_its_own() {
        Reference reference = desk.sent();
        Messages messages = desk.forms.messages();

        assertThat(messages.write(reference, " \n", KEY, ANN).map(Problem::sentence))
                .contains("Enter your message");
        assertThat(messages.answer(reference, "x".repeat(5_001), KEY).map(Problem::sentence))
                .contains("Use 5,000 characters or fewer");
        assertThat(messages.answer(reference, "a\u0000b", KEY).map(Problem::sentence))
                .contains("Take out characters that cannot be shown");
        assertThatThrownBy(() -> messages.write(Reference.of("SP", "7K3M9QX"), "Hello", KEY, ANN))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("no case with this reference");
        assertThatThrownBy(() -> messages.write(reference, "Hello", "short", ANN))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("8 to 64");
        assertThat(messages.of(reference)).isEmpty();
    }

    private CaseMessage message(Reference reference) {
        return desk.forms.messages().of(reference).get(0);
    }
}
