package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.internal.store.InvitationNoticeTable;
import uk.careforms.engine.internal.store.InvitationTable;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.engine.internal.tokens.NameUuid;
import uk.careforms.testkit.Crowd;

/** Reminders: on time, once, and only as long as the person is waited for. */
@ParameterizedClass
@EnumSource
class RemindersTest {

    private static final String OFFICER = "oti@testshire";

    private final TestDesk desk;
    private String id = "";
    private String code = "";

    RemindersTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @BeforeEach
    void somebody_is_invited_on_monday_23_november() {
        Invited.Made made = (Invited.Made) desk.invitations.invite(
                new InvitationRequest("ask-help", Invitee.REPRESENTATIVE, Notice.Kind.EMAIL, "bo@example.org", ""),
                OFFICER);
        id = made.invitation().id();
        code = made.code();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void reminders_go_out_in_the_morning_of_the_days_the_form_names_and_open_with_the_first_code() {
        assertThat(next()).contains(Instant.parse("2026-11-30T10:00:00Z"));
        goTo("2026-11-30T09:59:00Z");
        assertThat(sent()).hasSize(1);
        goTo("2026-11-30T10:01:00Z");

        assertThat(sent()).hasSize(2);
        Notice reminder = sent().get(1);
        assertThat(reminder.subject()).isEqualTo("Your form is waiting for you");
        assertThat(reminder.body()).contains("/decline").doesNotContain(code);
        String first = InvitationsTest.token(sent().get(0).body());
        String second = InvitationsTest.token(reminder.body());
        assertThat(second).isNotEqualTo(first);
        assertThat(desk.invitations.open(first, code)).isInstanceOf(InvitationOpened.Form.class);
        assertThat(desk.invitations.open(second, code)).isInstanceOf(InvitationOpened.Form.class);
        goTo("2026-12-07T10:01:00Z");
        goTo("2026-12-14T10:01:00Z");
        goTo("2027-01-10T10:01:00Z");
        assertThat(sent()).hasSize(4);
        assertThat(next()).isEmpty();
        assertThat(desk.invitations.events(id))
                .filteredOn(event -> event.kind().equals("invitation.reminded"))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo("system"));
    }

    @Test
    void two_nodes_at_the_same_moment_remind_once() throws Exception {
        desk.clock.moveTo(Instant.parse("2026-11-30T10:01:00Z"));
        Crowd.atOnce(4, () -> desk.chore().runDue());
        desk.clock.advance(Duration.ofMinutes(10));
        desk.reminders.runDue();

        assertThat(sent()).hasSize(2);
        assertThat(desk.invitations.notices(id)).hasSize(2);
    }

    @Test
    void a_reminder_waits_for_a_service_that_is_down_and_is_not_doubled_by_a_lost_answer() {
        desk.notices.down();
        goTo("2026-11-30T10:01:00Z");
        assertThat(sent()).hasSize(1);
        assertThat(desk.invitations.notices(id).get(1).state()).isEqualTo(InvitationNotice.State.WAITING);
        desk.notices.up();
        desk.notices.loseNextAnswer();
        goTo("2026-11-30T10:30:00Z");
        assertThat(desk.invitations.notices(id).get(1).state()).isEqualTo(InvitationNotice.State.WAITING);
        goTo("2026-11-30T12:00:00Z");

        assertThat(sent()).hasSize(2);
        assertThat(desk.invitations.notices(id).get(1).state()).isEqualTo(InvitationNotice.State.SENT);
        assertThat(desk.invitations.open(InvitationsTest.token(sent().get(1).body()), code))
                .isInstanceOf(InvitationOpened.Form.class);
    }

    @Test
    void what_a_node_had_in_hand_when_it_died_is_sent_by_another() {
        desk.clock.moveTo(Instant.parse("2026-11-30T10:01:00Z"));
        InvitationTable.Row row =
                desk.database.with(handle -> InvitationTable.find(handle, id)).orElseThrow();
        assertThat(desk.reminders.plan(row, "system")).isTrue();
        assertThat(desk.reminders.plan(row, "system")).isFalse();
        InvitationNoticeTable.Row notice = desk.database
                .with(handle -> InvitationNoticeTable.due(handle, desk.clock.instant(), 10))
                .get(0);
        Instant lease = desk.clock.instant().plus(Duration.ofMinutes(3));
        boolean ours = desk.database.inTransaction(handle -> InvitationNoticeTable.claim(handle, notice, lease));
        assertThat(ours).isTrue();

        goTo("2026-11-30T10:03:00Z");
        assertThat(sent()).hasSize(1);
        goTo("2026-11-30T10:04:30Z");
        assertThat(sent()).hasSize(2);
        assertThat(desk.invitations.notices(id).get(1).attempts()).isEqualTo(2);
    }

    @Test
    void a_form_that_arrives_while_nodes_remind_ends_the_invitation_whoever_is_first() throws Exception {
        Draft draft = ((InvitationOpened.Form) desk.invitations.open(
                        InvitationsTest.token(sent().get(0).body()), code))
                .draft();
        Draft saved = ((Saved.Stored) desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty()))
                .draft();
        desk.clock.moveTo(Instant.parse("2026-11-30T10:01:00Z"));
        Crowd.atOnce(4, () -> {
            desk.chore().runDue();
            return desk.submit(saved);
        });

        assertThat(found().state()).isEqualTo(InvitationState.SUBMITTED);
        assertThat(next()).isEmpty();
        int before = sent().size();
        assertThat(before).isLessThanOrEqualTo(2);
        goTo("2027-01-10T10:01:00Z");
        assertThat(sent()).hasSize(before);
        assertThat(desk.count("cf_submission")).isOne();
    }

    @Test
    void nothing_is_sent_for_a_form_that_was_sent_though_a_reminder_was_waiting() {
        desk.notices.down();
        goTo("2026-11-30T10:01:00Z");
        Draft draft = ((InvitationOpened.Form) desk.invitations.open(
                        InvitationsTest.token(sent().get(0).body()), code))
                .draft();
        Draft saved = ((Saved.Stored) desk.drafts.save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty()))
                .draft();
        desk.submit(saved);
        desk.notices.up();
        goTo("2026-12-24T10:01:00Z");

        assertThat(sent()).hasSize(1);
        assertThat(desk.invitations.notices(id).get(1).state()).isEqualTo(InvitationNotice.State.NOT_NEEDED);
        assertThat(desk.invitations.remind(id, OFFICER)).isFalse();
    }

    @Test
    void a_pause_holds_reminders_back_and_moves_the_end_and_they_do_not_come_all_at_once_after() {
        assertThat(desk.invitations.pause(id, LocalDate.of(2027, 1, 20), "In hospital", OFFICER))
                .isEmpty();
        goTo("2027-01-19T12:00:00Z");
        assertThat(sent()).hasSize(1);
        assertThat(found().expiresAt()).isEqualTo(Instant.parse("2027-02-04T00:00:00Z"));
        goTo("2027-01-20T10:01:00Z");
        assertThat(sent()).hasSize(2);
        assertThat(next()).contains(Instant.parse("2027-01-27T10:00:00Z"));
        goTo("2027-02-05T10:01:00Z");
        assertThat(found().state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(desk.invitations.events(id).toString())
                .contains("invitation.paused", OFFICER)
                .doesNotContain("hospital");
    }

    @Test
    void an_officer_lets_reminders_go_on_or_reminds_at_once() {
        desk.invitations.pause(id, LocalDate.of(2027, 1, 20), "In hospital", OFFICER);
        assertThat(desk.invitations.remind(id, OFFICER)).isFalse();
        assertThat(desk.invitations.resume(id, OFFICER)).isTrue();
        assertThat(desk.invitations.resume(id, OFFICER)).isFalse();
        assertThat(next()).contains(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(desk.invitations.remind(id, OFFICER)).isTrue();

        assertThat(sent()).hasSize(2);
        assertThat(found().reminders()).isEqualTo(1);
        assertThat(next()).contains(Instant.parse("2026-12-07T10:00:00Z"));
        assertThat(desk.invitations.events(id)).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("invitation.reminded");
            assertThat(event.actor()).isEqualTo(OFFICER);
        });
    }

    @Test
    void a_message_that_came_back_shows_and_nothing_more_goes_there_until_somebody_finds_another_way() {
        UUID first = NameUuid.ofInvitation(id, 1);
        desk.notices.becomes(first, new NoticeFate.Bounced(NoticeFate.Kind.PERMANENT, "The address does not exist"));
        goTo("2026-11-23T09:40:00Z");

        assertThat(found().bounced()).isTrue();
        assertThat(next()).isEmpty();
        assertThat(desk.invitations.notices(id).get(0).reason()).isEqualTo("The address does not exist");
        goTo("2026-12-20T10:01:00Z");
        assertThat(sent()).hasSize(1);
        desk.invitations.renew(id, Notice.Kind.SMS, "07700 900 982", OFFICER);
        assertThat(found().bounced()).isFalse();
        assertThat(sent()).hasSize(2);
        assertThat(next()).contains(Instant.parse("2026-12-27T10:00:00Z"));
    }

    @Test
    void whoever_says_on_the_telephone_that_they_will_not_is_not_reminded() {
        assertThat(desk.invitations.declinedByPhone(id, DeclineReason.EVIDENCE_HARD, "", OFFICER))
                .isTrue();
        goTo("2026-12-20T10:01:00Z");

        assertThat(sent()).hasSize(1);
        assertThat(desk.invitations.events(id)).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("invitation.declined");
            assertThat(event.actor()).isEqualTo(OFFICER);
            assertThat(event.detail().getString("reason")).isEqualTo("evidence-hard");
        });
    }

    private void goTo(String moment) {
        desk.clock.moveTo(Instant.parse(moment));
        desk.reminders.runDue();
    }

    private List<Notice> sent() {
        return desk.notices.sent();
    }

    private Optional<Instant> next() {
        return found().nextReminder();
    }

    private InvitationRecord found() {
        return desk.invitations.find(id).orElseThrow();
    }
}
