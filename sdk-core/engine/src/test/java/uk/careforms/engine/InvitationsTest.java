package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Sent;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.TestDatabase;

/** Inviting, opening, saving, sending and declining. */
@ParameterizedClass
@EnumSource
class InvitationsTest {

    private static final String OFFICER = "oti@testshire";
    private static final String ADDRESS = "ada.canary@example.org";

    private final TestDesk desk;

    InvitationsTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_message_holds_the_link_and_the_officer_gets_the_code() {
        Invited.Made made = invite(Notice.Kind.EMAIL, ADDRESS);

        assertThat(made.handedOver()).isTrue();
        assertThat(made.code()).matches("[2-9A-HJ-NP-Y]{6}");
        assertThat(made.link()).matches("https://forms.testshire.example/care/invite/[A-Za-z0-9_-]{27}");
        assertThat(desk.notices.sent()).singleElement().satisfies(notice -> {
            assertThat(notice.to()).isEqualTo(ADDRESS);
            assertThat(notice.subject()).isEqualTo("A form for you to fill in");
            assertThat(notice.body())
                    .contains(made.link(), "Testshire Council asks you to fill in a form", "22 January 2027")
                    .doesNotContain(made.code())
                    .doesNotContainIgnoringCase("ask for help")
                    .doesNotContainIgnoringCase("care team");
        });
        assertThat(made.invitation().state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void a_letter_is_one_sealed_paper_with_a_link_and_a_code_of_its_own() {
        Invited.Made made = invite(Notice.Kind.LETTER, "Ada Canary\n1 Made-up Street\nTestham\nTE1 1ST");

        assertThat(made.code()).isEmpty();
        assertThat(made.link()).isEmpty();
        String body = desk.notices.sent().get(0).body();
        String token = token(body);
        String code = body.replaceFirst("(?s).*Your code is:\\s+([2-9A-Z]{6}).*", "$1");
        assertThat(desk.invitations.open(token, code)).isInstanceOf(InvitationOpened.Form.class);
    }

    @Test
    void link_and_code_lead_into_the_form_and_all_that_happens_moves_the_invitation_on() {
        Invited.Made made = invite(Notice.Kind.EMAIL, ADDRESS);
        Draft draft = open(made);
        assertThat(found(made).state()).isEqualTo(InvitationState.OPENED);
        assertThat(found(made).openedAt()).contains(desk.clock.instant());

        assertThat(desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.of("story")))
                .isInstanceOf(Saved.Stored.class);
        assertThat(found(made).state()).isEqualTo(InvitationState.IN_PROGRESS);
        Draft elsewhere = open(made);
        assertThat(elsewhere.id()).isNotEqualTo(draft.id());
        assertThat(elsewhere.page()).isEqualTo("story");
        assertThat(elsewhere.answers())
                .isEqualTo(desk.drafts.find(draft.id()).orElseThrow().answers());

        Sent sent = desk.submit(elsewhere);
        InvitationRecord done = found(made);
        assertThat(done.state()).isEqualTo(InvitationState.SUBMITTED);
        assertThat(done.submission()).contains(TestDoor.receipt(sent).reference());
        assertThat(done.nextReminder()).isEmpty();
        assertThat(desk.submissions.receipt(draft.id())).contains(TestDoor.receipt(sent));
        assertThat(desk.submit(draft)).isInstanceOf(Sent.AlreadySent.class);
        assertThat(desk.invitations.open(token(made.link()), made.code()))
                .isInstanceOfSatisfying(
                        InvitationOpened.Over.class,
                        over -> assertThat(over.invitation().submission()).isPresent());
        assertThat(kinds(made)).containsExactly("invitation.sent", "invitation.opened");
    }

    @Test
    void what_is_known_already_stands_in_the_form() {
        JsonObject known = Json.createObjectBuilder()
                .add("person", Json.createObjectBuilder().add("firstName", " Ada "))
                .build();
        Invited.Made made = (Invited.Made) desk.invitations.invite(
                new InvitationRequest("ask-help", Invitee.PERSON, Notice.Kind.EMAIL, ADDRESS, "C-1", known), OFFICER);

        assertThat(open(made).answers().text("/person/firstName")).contains("Ada");
        assertThat(found(made).state()).isEqualTo(InvitationState.OPENED);
    }

    @Test
    void wrong_codes_and_links_look_the_same_and_the_sixth_try_in_an_hour_fails() {
        Invited.Made made = invite(Notice.Kind.SMS, "07700 900 982");
        String token = token(made.link());
        assertThat(desk.notices.sent().get(0).to()).isEqualTo("+447700900982");
        assertThat(desk.invitations.open("nosuchlink", made.code())).isInstanceOf(InvitationOpened.Wrong.class);
        for (int i = 0; i < 5; i++) {
            assertThat(desk.invitations.open(token, "22222" + (i + 2))).isInstanceOf(InvitationOpened.Wrong.class);
        }

        assertThat(desk.invitations.open(token, made.code())).isInstanceOf(InvitationOpened.Wrong.class);
        desk.clock.advance(Duration.ofHours(1));
        assertThat(open(made)).isNotNull();
    }

    @Test
    void the_draft_lives_as_long_as_the_invitation_though_the_form_keeps_drafts_for_a_fortnight() {
        Invited.Made made = invite(Notice.Kind.EMAIL, ADDRESS);
        Draft draft = open(made);
        desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
        desk.clock.advance(Duration.ofDays(50));
        desk.housekeeping.runDue();
        assertThat(open(made).answers().text("/area")).contains("north");

        desk.clock.advance(Duration.ofDays(11));
        desk.housekeeping.runDue();
        desk.reminders.runDue();
        assertThat(found(made).state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(desk.drafts.find(draft.id())).isEmpty();
        assertThat(desk.count("cf_draft_key")).isZero();
        assertThat(desk.invitations.open(token(made.link()), made.code())).isInstanceOf(InvitationOpened.Over.class);
    }

    @Test
    void somebody_declines_with_a_reason_and_their_words_are_in_no_event() {
        Invited.Made made = invite(Notice.Kind.EMAIL, ADDRESS);
        assertThat(desk.invitations.decline(token(made.link()), "222222", DeclineReason.OTHER, "x"))
                .isEmpty();
        InvitationRecord declined = desk.invitations
                .decline(token(made.link()), made.code(), DeclineReason.RATHER_VISIT, "My canary eyes are bad")
                .orElseThrow();

        assertThat(declined.state()).isEqualTo(InvitationState.DECLINED);
        assertThat(declined.reason()).contains(DeclineReason.RATHER_VISIT);
        assertThat(declined.reasonText()).isEqualTo("My canary eyes are bad");
        assertThat(declined.nextReminder()).isEmpty();
        assertThat(desk.invitations.events(made.invitation().id()).toString())
                .contains("rather-visit")
                .doesNotContain("canary")
                .doesNotContain(ADDRESS);
        Draft draft = open(made);
        desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
        assertThat(found(made).state()).isEqualTo(InvitationState.IN_PROGRESS);
        assertThat(found(made).nextReminder()).isEmpty();
    }

    @Test
    void an_officer_withdraws_and_the_link_is_dead_but_a_form_that_is_sent_all_the_same_counts() {
        Invited.Made made = invite(Notice.Kind.EMAIL, ADDRESS);
        Draft draft = open(made);
        desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
        assertThat(desk.invitations.withdraw(made.invitation().id(), OFFICER)).isTrue();
        assertThat(desk.invitations.withdraw(made.invitation().id(), OFFICER)).isFalse();
        assertThat(desk.invitations.open(token(made.link()), made.code())).isInstanceOf(InvitationOpened.Wrong.class);
        assertThat(found(made).state()).isEqualTo(InvitationState.WITHDRAWN);

        desk.submit(draft);
        assertThat(found(made).state()).isEqualTo(InvitationState.SUBMITTED);
        assertThat(desk.invitations.events(made.invitation().id()))
                .filteredOn(event -> event.kind().equals("invitation.withdrawn"))
                .extracting(CareEvent::actor)
                .containsExactly(OFFICER);
    }

    @Test
    void a_new_link_and_code_end_the_old_ones() {
        Invited.Made old = invite(Notice.Kind.EMAIL, ADDRESS);
        Invited.Made renewed = (Invited.Made) desk.invitations
                .renew(old.invitation().id(), Notice.Kind.SMS, "07700 900 982", OFFICER)
                .orElseThrow();

        assertThat(desk.invitations.open(token(old.link()), old.code())).isInstanceOf(InvitationOpened.Wrong.class);
        assertThat(desk.invitations.open(token(renewed.link()), old.code())).isInstanceOf(InvitationOpened.Wrong.class);
        assertThat(open(renewed)).isNotNull();
        assertThat(desk.notices.sent()).hasSize(2);
        assertThat(renewed.invitation().channel()).isEqualTo(Notice.Kind.SMS);
    }

    @Test
    void each_thing_that_is_wrong_has_a_sentence_of_its_own() {
        assertThat(wrong("no-such-form", Notice.Kind.EMAIL, "ada@nowhere", "x".repeat(101)))
                .extracting(Problem::pointer)
                .containsExactly("/form", "/address", "/clientReference");
        assertThat(wrong("ask-help", Notice.Kind.SMS, "call me", ""))
                .extracting(Problem::sentence)
                .containsExactly("Enter a mobile phone number, like 07700 900 982");
        assertThat(wrong("ask-help", Notice.Kind.LETTER, "Ada\nTestham", ""))
                .extracting(Problem::code)
                .containsExactly("address.lines");
        assertThat(wrong("ask-help", Notice.Kind.LETTER, "Ada\n1 Street\nTestham", ""))
                .extracting(Problem::code)
                .containsExactly("address.postcode");
        Invited.Made made = invite(Notice.Kind.EMAIL, ADDRESS);
        assertThat(desk.invitations.pause(made.invitation().id(), LocalDate.of(2026, 11, 23), " ", OFFICER))
                .extracting(Problem::code)
                .containsExactly("date.in-past", "required");
        assertThat(desk.notices.sent()).hasSize(1);
    }

    @Test
    void lists_are_by_form_and_state_and_addresses_are_forgotten_in_time() {
        Invited.Made one = invite(Notice.Kind.EMAIL, ADDRESS);
        Invited.Made two = invite(Notice.Kind.EMAIL, "other@example.org");
        desk.invitations.withdraw(one.invitation().id(), OFFICER);
        assertThat(ids(InvitationState.WITHDRAWN))
                .containsExactly(one.invitation().id());
        assertThat(ids(InvitationState.SENT)).containsExactly(two.invitation().id());
        assertThat(desk.invitations.list(Optional.of("other"), Optional.empty(), 10))
                .isEmpty();

        desk.clock.advance(Duration.ofDays(89));
        desk.reminders.runDue();
        assertThat(found(one).address()).isEqualTo(ADDRESS);
        desk.clock.advance(Duration.ofDays(2));
        desk.reminders.runDue();
        assertThat(found(one).address()).isEmpty();
    }

    @Test
    void a_score_is_kept_once_for_a_form_and_stage_and_words_are_in_no_event() {
        var reference =
                Optional.of(TestDoor.receipt(desk.submit(desk.filledIn())).reference());
        assertThat(desk.satisfaction.give(reference, "ask-help", Satisfaction.Stage.SUBMIT, 4, "A canary sang"))
                .isTrue();
        assertThat(desk.satisfaction.give(reference, "ask-help", Satisfaction.Stage.SUBMIT, 1, ""))
                .isFalse();
        assertThat(desk.satisfaction.give(reference, "ask-help", Satisfaction.Stage.DECISION, 2, ""))
                .isTrue();
        assertThat(desk.count("cf_satisfaction where words = 'A canary sang' and score = 4"))
                .isOne();
        assertThat(desk.count("cf_event where kind = 'satisfaction.given' and detail not like '%canary%'"))
                .isEqualTo(2);
    }

    private List<String> ids(InvitationState state) {
        return desk.invitations.list(Optional.of("ask-help"), Optional.of(state), 10).stream()
                .map(InvitationRecord::id)
                .toList();
    }

    private List<Problem> wrong(String form, Notice.Kind channel, String address, String client) {
        return ((Invited.Wrong) desk.invitations.invite(
                        new InvitationRequest(form, Invitee.PERSON, channel, address, client), OFFICER))
                .problems();
    }

    private Invited.Made invite(Notice.Kind channel, String address) {
        return (Invited.Made) desk.invitations.invite(
                new InvitationRequest("ask-help", Invitee.PERSON, channel, address, "C-4711"), OFFICER);
    }

    private Draft open(Invited.Made made) {
        return ((InvitationOpened.Form) desk.invitations.open(token(made.link()), made.code())).draft();
    }

    private InvitationRecord found(Invited.Made made) {
        return desk.invitations.find(made.invitation().id()).orElseThrow();
    }

    private List<String> kinds(Invited.Made made) {
        return desk.invitations.events(made.invitation().id()).stream()
                .map(CareEvent::kind)
                .toList();
    }

    static String token(String text) {
        return text.replaceFirst("(?s).*?/invite/([A-Za-z0-9_-]{27}).*", "$1");
    }

    static Instant at(String moment) {
        return Instant.parse(moment);
    }
}
