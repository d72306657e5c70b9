package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.spi.Notice;

/** From an officer's invitation to the form that comes back, and what people do who will not send it. */
class InvitationJourneyTest {

    private RunningPages pages;
    private Visitor officer;

    @BeforeEach
    void open() {
        pages = RunningPages.start();
        officer = pages.signedIn("oti@testshire", "staff");
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void an_invitation_is_reminded_of_opened_elsewhere_saved_and_sent_and_the_officer_sees_it_all() {
        Answer invited = invite("C-4711");
        String code = invited.text(".cf-code");
        assertThat(code).hasSize(6);
        assertThat(invited.text("main")).contains("Sent", "ada@testshire.example", "The invitation");
        assertThat(officer.get(invited.path()).text("main")).contains(code);
        assertThat(pages.signedIn("kim@testshire", "staff").get(invited.path()).text("main"))
                .doesNotContain(code);

        goTo("2026-11-30T10:01:00Z");
        assertThat(notices()).hasSize(2);
        Visitor phone = pages.visitor();
        Answer asked = phone.get(link(1));
        assertThat(asked.heading()).isEqualTo("Open your form");
        assertThat(asked.text("main")).doesNotContainIgnoringCase("every kind of question");
        Answer first = phone.press(asked, Map.of("code", " " + code.toLowerCase(Locale.ROOT)));
        assertThat(first.path()).isEqualTo("/forms/every-widget/pages/danger");
        assertThat(officer.get(invited.path()).text("dl .govuk-tag")).isEqualTo("Opened");
        Answer name = through(phone, first, "name");
        phone.press(name, Map.of("person-firstName", "Ada"), "then", "later");
        assertThat(officer.get(invited.path()).text("dl .govuk-tag")).isEqualTo("In progress");

        Visitor computer = pages.visitor();
        Answer back = computer.press(computer.get(link(0)), Map.of("code", code));
        assertThat(back.path()).isEqualTo("/forms/every-widget/pages/name");
        assertThat(back.standing("person-firstName")).isEqualTo("Ada");
        Answer check = through(computer, back, "check");
        Answer sent = computer.press(check, Map.of());
        String reference = sent.text(".govuk-panel__body strong");

        goTo("2026-12-24T10:01:00Z");
        assertThat(notices()).hasSize(2);
        Answer done = officer.get(invited.path());
        assertThat(done.text("dl .govuk-tag")).isEqualTo("Submitted");
        assertThat(done.link(reference)).isEqualTo("/staff/cases/" + reference);
        assertThat(officer.get("/staff/invitations?state=submitted").text("table"))
                .contains("C-4711", "Submitted", "31 days");
        Answer over = pages.visitor().press(pages.visitor().get(link(0)), Map.of("code", code));
        assertThat(over.status()).isEqualTo(403); // another browser's form token
        Visitor again = pages.visitor();
        assertThat(again.press(again.get(link(0)), Map.of("code", code)).text("main"))
                .contains("This form has been sent", reference);
    }

    @Test
    void a_wrong_code_says_so_and_an_unknown_link_says_the_same() {
        invite("");
        Visitor stranger = pages.visitor();
        Answer wrong = stranger.press(stranger.get(link(0)), Map.of("code", "AAAAAA"));
        Answer unknown = stranger.press(stranger.get("/invite/no-such-link"), Map.of("code", "AAAAAA"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).hasSize(1).isEqualTo(unknown.errors());
    }

    @Test
    void somebody_declines_by_the_other_link_of_a_reminder_and_is_left_in_peace() {
        Answer invited = invite("C-1");
        goTo("2026-11-30T10:01:00Z");
        String body = notices().get(1).body();
        String decline = body.replaceFirst("(?s).*(/invite/[A-Za-z0-9_-]+/decline).*", "$1");
        Visitor ada = pages.visitor();
        Answer why = ada.press(ada.get(decline), Map.of("code", invited.text(".cf-code")));
        assertThat(why.path()).isEqualTo("/forms/every-widget/decline");
        assertThat(ada.press(why, Map.of()).errors()).containsExactly("Select why you cannot fill it in");
        Answer thanks = ada.press(why, Map.of("reason", "rather-visit", "words", "My eyes are bad"));

        assertThat(thanks.heading()).isEqualTo("Thank you for telling us");
        assertThat(thanks.text("main")).contains("will not remind you again", "22 January 2027");
        goTo("2026-12-24T10:01:00Z");
        assertThat(notices()).hasSize(2);
        assertThat(officer.get(invited.path()).text("main"))
                .contains("Declined", "I would rather have a visit", "My eyes are bad");
    }

    @Test
    void the_saved_page_of_an_invited_form_leads_to_the_reasons_and_that_of_others_does_not() {
        Answer invited = invite("");
        Visitor ada = pages.visitor();
        Answer first = ada.press(ada.get(link(0)), Map.of("code", invited.text(".cf-code")));
        Answer saved = ada.press(through(ada, first, "name"), Map.of(), "then", "later");
        assertThat(ada.get(saved.link("cannot fill it in")).heading()).isEqualTo("Why can you not fill in this form?");

        Visitor other = pages.visitor();
        Answer own = other.press(Journey.to(other, "name"), Map.of(), "then", "later");
        assertThat(own.text("main")).doesNotContain("cannot fill it in");
        assertThat(other.get("/forms/every-widget/decline").path()).isEqualTo("/forms/every-widget/pages/name");
    }

    @Test
    void an_officer_is_told_each_thing_that_is_wrong() {
        Answer form = officer.get("/staff/invitations/new");
        assertThat(officer.press(form, Map.of()).errors())
                .containsExactly("Select a form", "Select who fills it in", "Select how the link is sent");
        Answer wrong = officer.press(
                form,
                Map.of(
                        "form",
                        "every-widget",
                        "to",
                        "person",
                        "channel",
                        "sms",
                        "address",
                        "call me",
                        "clientReference",
                        "x".repeat(101)));
        assertThat(wrong.errors())
                .containsExactly(
                        "Enter a mobile phone number, like 07700 900 982",
                        "The client reference has more than 100 characters; shorten it");
        assertThat(wrong.standing("address")).isEqualTo("call me");
        assertThat(notices()).isEmpty();
    }

    @Test
    void an_officer_holds_back_reminds_makes_a_new_code_keeps_a_reason_and_takes_back() {
        Answer page = invite("");
        String code = page.text(".cf-code");
        Map<String, String> past =
                Map.of("until-day", "1", "until-month", "11", "until-year", "2026", "pauseReason", "In hospital");
        assertThat(officer.pressIn(page, "/pause", past).errors())
                .containsExactly("The day on which reminders go on must be after today");
        assertThat(officer.pressIn(page, "/pause", Map.of()).errors())
                .containsExactly("Enter the day on which reminders go on, like 27 3 2027");
        Answer held = officer.pressIn(
                page,
                "/pause",
                Map.of("until-day", "1", "until-month", "2", "until-year", "2027", "pauseReason", "In hospital"));
        assertThat(held.text("dl")).contains("1 February 2027", "In hospital");
        Answer on = officer.pressIn(held, "/resume", Map.of());
        officer.pressIn(on, "/remind", Map.of());
        assertThat(notices()).hasSize(2);

        Answer renewed = officer.pressIn(
                on, "/renew", Map.of("channel", "letter", "address", "Ada\n1 Street\nTestham\nLS1 4AP"));
        assertThat(renewed.text("main")).contains("A letter carries its link and its code");
        assertThat(notices().get(2).kind()).isEqualTo(Notice.Kind.LETTER);
        Visitor ada = pages.visitor();
        assertThat(ada.press(ada.get(link(0)), Map.of("code", code)).status()).isEqualTo(422);
        assertThat(officer.pressIn(renewed, "/declined", Map.of()).errors())
                .containsExactly("Select the reason that they gave");
        Answer declined = officer.pressIn(renewed, "/declined", Map.of("reason", "evidence-hard", "words", "Too much"));
        assertThat(declined.text("dl")).contains("Declined", "It is hard for me to get the papers");
        assertThat(officer.pressIn(renewed, "/withdraw", Map.of()).status()).isEqualTo(409);
        Answer other = invite("C-2");
        assertThat(officer.pressIn(other, "/withdraw", Map.of()).text("dl .govuk-tag"))
                .isEqualTo("Withdrawn");
        assertThat(officer.get("/staff/invitations").texts("tbody tr")).hasSize(2);
        assertThat(officer.get("/staff/invitations/nonsense").status()).isEqualTo(404);
        assertThat(pages.visitor().get("/staff/invitations").status()).isEqualTo(401);
    }

    @Test
    void the_thermometer_on_the_sent_page_is_optional_kept_once_and_says_thank_you() {
        Visitor ada = pages.visitor();
        Journey.send(ada, Map.of());
        Answer sent = ada.get("/forms/every-widget/sent");
        Answer nothing = ada.pressIn(sent, "/satisfaction", Map.of());
        assertThat(nothing.errors()).containsExactly("Select how you felt about filling in this form");
        Answer thanks = ada.pressIn(sent, "/satisfaction", Map.of("score", "4", "words", "Good & short"));

        assertThat(thanks.path()).isEqualTo("/forms/every-widget/sent");
        assertThat(thanks.text("main")).contains("Thank you for telling us how it was");
        assertThat(thanks.page().select("main form")).isEmpty();
    }

    @Test
    void a_program_invites_lists_holds_back_and_takes_back() {
        Caller staff = pages.caller("oti@testshire", "staff");
        String body = "{\"form\": \"every-widget\", \"to\": \"representative\", \"channel\": \"email\","
                + " \"address\": \"bo@testshire.example\", \"clientReference\": \"C-9\","
                + " \"answers\": {\"person\": {\"firstName\": \"Ada\"}}}";
        Caller.Said made = staff.post("/invitations", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("code")).hasSize(6);
        assertThat(made.json().getString("link")).contains("/care/invite/");
        String id = made.json().getString("id");
        Visitor bo = pages.visitor();
        Answer first = bo.press(bo.get(link(0)), Map.of("code", made.json().getString("code")));
        assertThat(through(bo, first, "name").text(".govuk-inset-text")).contains("(from the records of");

        assertThat(staff.get("/invitations?form=every-widget&state=in-progress")
                        .json()
                        .getJsonArray("invitations"))
                .hasSize(1);
        assertThat(staff.get("/invitations?state=lost").status()).isEqualTo(400);
        assertThat(staff.post("/invitations", "{\"form\": \"nope\"}").json().getJsonArray("problems"))
                .hasSize(2);
        assertThat(staff.post("/invitations", body.replace("every-widget", "nope"))
                        .json()
                        .getJsonArray("problems")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("/form");
        String past = "{\"until\": \"2026-11-01\", \"reason\": \"In hospital\"}";
        assertThat(staff.post("/invitations/" + id + "/pause", past).status()).isEqualTo(422);
        assertThat(staff.post("/invitations/" + id + "/pause", past.replace("2026", "2027"))
                        .json()
                        .getString("pausedUntil"))
                .startsWith("2027-11-01T10:00");
        assertThat(staff.post("/invitations/" + id + "/remind").status()).isEqualTo(409);
        assertThat(staff.post("/invitations/" + id + "/resume").status()).isEqualTo(200);
        assertThat(staff.post("/invitations/" + id + "/remind").json().getInt("reminders"))
                .isEqualTo(1);
        assertThat(staff.post("/invitations/" + id + "/withdraw").json().getString("state"))
                .isEqualTo("withdrawn");
        assertThat(staff.get("/invitations/" + id).json().getJsonArray("notices"))
                .hasSize(2);
        assertThat(staff.get("/invitations/nonsense").status()).isEqualTo(404);
    }

    private Answer invite(String client) {
        return officer.press(
                officer.get("/staff/invitations/new"),
                Map.of(
                        "form",
                        "every-widget",
                        "to",
                        "person",
                        "channel",
                        "email",
                        "address",
                        "ada@testshire.example",
                        "clientReference",
                        client));
    }

    /** Fills in pages up to one. */
    private static Answer through(Visitor visitor, Answer from, String page) {
        Answer now = from;
        while (!now.path().endsWith("/" + page)) {
            now = visitor.press(now, Journey.ANSWERS);
            assertThat(now.errors()).isEmpty();
        }
        return now;
    }

    private void goTo(String moment) {
        pages.clock.moveTo(Instant.parse(moment));
        pages.forms.runDue();
    }

    private List<Notice> notices() {
        return pages.notices.sent().stream()
                .filter(notice -> notice.body().contains("/invite/"))
                .toList();
    }

    private String link(int notice) {
        return notices().get(notice).body().replaceFirst("(?s).*?(/invite/[A-Za-z0-9_-]{27}).*", "$1");
    }
}
