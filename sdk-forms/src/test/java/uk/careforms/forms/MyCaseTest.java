package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Reference;
import uk.careforms.testkit.Eicar;

/** A person's own case, and an officer's side of it, in browsers without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MyCaseTest {

    private static final List<Map<String, String>> PAGES = List.of(
            Map.of("name", "Ada Invented"),
            Map.of("email", "ada@testshire.example", "phone", "07700 900123"),
            Map.of("owns", "no"),
            Map.of("bank", "Bank of Invention"));

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.papers();
    }

    @AfterEach
    void heal() {
        pages.scanner.down(false);
        pages.files.full(false);
    }

    @AfterAll
    void close() {
        pages.close();
    }

    /** What somebody has after they have sent the form. */
    private record Way(Reference reference, String path, String code) {}

    @Test
    void the_sent_page_gives_a_link_and_a_code_once_and_they_lead_to_the_case() {
        Visitor ada = pages.visitor();
        Answer sent = sent(ada);
        Way way = way(sent);
        assertThat(ada.get("/forms/send-papers/sent").text(".cf-code")).isEqualTo(way.code());

        Visitor later = pages.visitor();
        Answer asked = later.get(way.path());
        assertThat(asked.heading()).isEqualTo("See where your form is");
        assertThat(asked.body()).doesNotContain(way.reference().text(), "Send papers", "Ada");

        Answer inside = later.press(asked, Map.of("code", way.code().toLowerCase(java.util.Locale.ROOT)));

        assertThat(inside.heading()).isEqualTo("Where your form is");
        assertThat(inside.text("main"))
                .contains(
                        "We are waiting for you to send us 2 things.",
                        "Bank statements for the last 3 months",
                        "Bank of Invention",
                        way.reference().text());
        assertThat(inside.texts("dt").subList(0, 4))
                .containsExactly(
                        "You sent your form", "You send us what we need", "We work it out", "A person decides");
    }

    @Test
    void a_wrong_code_says_so_and_nothing_else_and_the_sixth_try_is_in_vain() {
        Way way = way(sent(pages.visitor()));
        Visitor stranger = pages.visitor();
        Answer asked = stranger.get(way.path());

        for (int i = 0; i < 5; i++) {
            asked = stranger.press(asked, Map.of("code", "AAAAA" + i));
            assertThat(asked.status()).isEqualTo(422);
            assertThat(asked.errors().get(0)).startsWith("Enter the six-character code");
        }
        assertThat(stranger.press(asked, Map.of("code", way.code())).status()).isEqualTo(422);
        Answer nowhere = stranger.get("/my-case/no-such-link");
        assertThat(nowhere.status()).isEqualTo(200);
        assertThat(nowhere.heading()).isEqualTo("See where your form is");
        assertThat(stranger.once(way.path() + "/messages").status()).isEqualTo(303);
    }

    @Test
    void a_browser_is_let_in_for_30_minutes_after_it_was_last_used() {
        Way way = way(sent(pages.visitor()));
        Visitor ada = in(way);

        pages.clock.advance(Duration.ofMinutes(29));
        assertThat(ada.get(way.path()).heading()).isEqualTo("Where your form is");
        pages.clock.advance(Duration.ofMinutes(29));
        assertThat(ada.get(way.path() + "/messages").heading()).isEqualTo("Messages");
        pages.clock.advance(Duration.ofMinutes(31));
        assertThat(ada.get(way.path() + "/messages").heading()).isEqualTo("See where your form is");
    }

    @Test
    void a_file_is_held_until_it_is_scanned_and_then_counts_for_person_and_officer() {
        Way way = way(sent(pages.visitor()));
        Visitor ada = in(way);
        pages.scanner.down(true);
        Answer item = ada.get(ada.get(way.path()).link("Send Bank statements"));

        Answer added = ada.upload(item, "statement.pdf", FilesTest.pdf("all pages"), "", "");

        assertThat(added.text("dl")).contains("statement.pdf", "Being checked for viruses");
        Visitor ann = pages.signedIn("ann@testshire", "staff");
        String evidence = "/staff/cases/" + way.reference() + "/evidence";
        Answer held = ann.get(evidence);
        assertThat(held.text("main")).contains("File not scanned yet", "statement.pdf", "Not scanned");
        assertThat(held.page().select("a[href*=/files/]")).isEmpty();

        pages.scanner.down(false);
        pages.clock.advance(Duration.ofHours(1));
        pages.forms.runDue();

        assertThat(in(way).get(way.path()).text("main")).contains("We have it", "send us 1 thing");
        Answer clean = ann.get(evidence);
        assertThat(clean.page().select("a[href*=/files/]")).hasSize(1);
        assertThat(ann.download(clean.link("Save statement.pdf")).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_not_taken_is_said_beside_the_field() {
        Way way = way(sent(pages.visitor()));
        Visitor ada = in(way);
        String path = ada.get(way.path()).link("Send Something with your name");

        assertThat(refused(ada, path, "a.pdf", new byte[0])).isEqualTo("The selected file is empty");
        assertThat(refused(ada, path, "a.pdf", new byte[10 * 1024 * 1024 + 1]))
                .isEqualTo("The selected file must be smaller than 10MB");
        assertThat(refused(ada, path, "a.pdf", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .startsWith("The selected file must be a PDF");
        assertThat(refused(ada, path, "", new byte[0])).isEqualTo("Select a file");
        pages.files.full(true);
        Answer full = ada.upload(ada.get(path), "a.pdf", FilesTest.pdf("x"), "", "");
        assertThat(full.status()).isEqualTo(503);
        assertThat(full.errors()).containsExactly("The selected file could not be uploaded – try again");
        assertThat(ada.get(way.path() + "/evidence/999999").status()).isEqualTo(404);
        assertThat(ada.get(way.path() + "/evidence/x").status()).isEqualTo(404);
    }

    @Test
    void the_person_is_told_of_a_virus_and_asked_again() {
        Way way = way(sent(pages.visitor()));
        Visitor ada = in(way);
        String path = ada.get(way.path()).link("Send Bank statements");
        ada.upload(ada.get(path), "statement.pdf", FilesTest.pdf(Eicar.text()), "", "");

        pages.forms.runDue();

        assertThat(ada.get(path).text("main")).contains("Send it again", "something harmful");
    }

    @Test
    void an_officer_and_the_person_write_to_each_other_and_each_sees_what_is_new() {
        Way way = way(sent(pages.visitor()));
        Visitor ann = pages.signedIn("ann@testshire", "staff");
        String thread = "/staff/cases/" + way.reference() + "/messages";

        Answer written = ann.press(ann.get(thread), Map.of("text", "Which bank\nis it? <b>"));
        assertThat(written.text(".cf-timeline")).contains("ann@testshire", "Which bank", "Notice on its way");
        pages.forms.runDue();

        Visitor ada = in(way);
        Answer overview = ada.get(way.path());
        assertThat(overview.text("main")).contains("You have 1 new message");
        Answer messages = ada.get(overview.link("You have 1 new message"));
        assertThat(messages.text(".cf-timeline")).contains("Us", "New", "is it? <b>");
        assertThat(messages.body()).doesNotContain("ann@testshire");
        Answer answered = ada.press(messages, Map.of("text", "The one in town"));
        assertThat(answered.text(".cf-timeline")).contains("You", "The one in town");

        assertThat(ann.get("/staff/cases/" + way.reference()).text("main")).contains("1 unread");
        assertThat(ann.get(thread).text(".cf-timeline")).contains("The one in town", "Read ");
        assertThat(ann.get("/staff/cases/" + way.reference()).text("main")).doesNotContain("1 unread");
        Answer empty = ada.press(answered, Map.of("text", " "));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.errors()).containsExactly("Enter your message");
    }

    @Test
    void pressing_twice_is_one_message() {
        Way way = way(sent(pages.visitor()));
        Visitor ada = in(way);
        Answer form = ada.get(way.path() + "/messages");

        ada.press(form, Map.of("text", "Only once"));
        Answer again = ada.press(form, Map.of("text", "Only once"));

        assertThat(again.texts(".cf-timeline__entry")).hasSize(1);
    }

    @Test
    void a_change_is_told_in_own_words() {
        Way way = way(sent(pages.visitor()));
        Visitor ada = in(way);

        Answer told = ada.press(ada.get(way.path() + "/change"), Map.of("text", "I have moved in with my sister"));

        assertThat(told.text(".cf-timeline")).contains("You: a change", "moved in with my sister");
        assertThat(pages.signedIn("ann@testshire", "staff")
                        .get("/staff/cases/" + way.reference() + "/messages")
                        .text(".cf-timeline"))
                .contains("The person: a change");
    }

    @Test
    void an_officer_ticks_asks_waives_and_pauses_and_each_mistake_has_its_sentence() {
        Way way = way(sent(pages.visitor()));
        Visitor ann = pages.signedIn("ann@testshire", "staff");
        String evidence = "/staff/cases/" + way.reference() + "/evidence";
        Answer page = ann.get(ann.get("/staff/cases/" + way.reference()).link("Evidence"));
        assertThat(page.text("main")).contains("0 reminders", "Asked for");

        Answer noReason = ann.press(page, Map.of(), "act", "waive");
        assertThat(noReason.errors()).containsExactly("Enter why it is not needed");
        Answer waived = ann.press(noReason, Map.of("note", "Seen at a visit"), "act", "waive");
        assertThat(waived.path()).isEqualTo(evidence);
        assertThat(waived.text("main")).contains("Waived", "Seen at a visit", "by ann@testshire");

        Answer nothing = ann.pressIn(waived, "/ask", Map.of("title", ""));
        assertThat(nothing.errors()).containsExactly("Enter what the person should send");
        Answer asked = ann.pressIn(nothing, "/ask", Map.of("title", "Your pension letter"));
        assertThat(asked.text("main")).contains("Your pension letter");

        Map<String, String> noDay = Map.of("reason", "In hospital", "day", "31", "month", "2", "year", "2027");
        Answer wrong = ann.pressIn(asked, "/pause", noDay);
        assertThat(wrong.errors()).containsExactly("Enter a day that exists, like 27 3 2027");
        assertThat(wrong.standing("reason")).isEqualTo("In hospital");
        Map<String, String> day = Map.of("reason", "In hospital", "day", "1", "month", "2", "year", "2027");
        Answer paused = ann.pressIn(wrong, "/pause", day);
        assertThat(paused.text("main")).contains("Reminders wait until 1 February 2027: In hospital");
        assertThat(ann.pressIn(paused, "/resume", Map.of()).text("main")).doesNotContain("Reminders wait until");
    }

    @Test
    void an_officer_makes_a_link_and_ends_them_all() {
        Way way = way(sent(pages.visitor()));
        Visitor ann = pages.signedIn("ann@testshire", "staff");
        Answer page = ann.get("/staff/cases/" + way.reference() + "/messages");

        Answer made = ann.press(page, Map.of(), "act", "make");
        made = made.text(".cf-link").isEmpty() ? ann.pressIn(page, "/link", Map.of()) : made;
        assertThat(made.text(".cf-link")).contains("/my-case/");
        assertThat(ann.get("/staff/cases/" + way.reference() + "/messages").text(".cf-link"))
                .isEmpty();

        Visitor ada = in(way);
        pages.forms.caseLinks().endAll(way.reference(), "ann@testshire");
        assertThat(ada.get(way.path()).heading()).isEqualTo("See where your form is");
    }

    @Test
    void strangers_and_other_roles_see_nothing_of_staffs_side() {
        Way way = way(sent(pages.visitor()));

        for (String page : List.of("/evidence", "/messages")) {
            String path = "/staff/cases/" + way.reference() + page;
            assertThat(pages.visitor().once(path).status()).isIn(401, 303);
            assertThat(pages.signedIn("olga@testshire", "operator").once(path).status())
                    .isEqualTo(403);
            assertThat(pages.signedIn("ann@testshire", "staff")
                            .once("/staff/cases/SP-0000-0000" + page)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void programs_of_staff_read_and_write_the_same() {
        Way way = way(sent(pages.visitor()));
        Caller ann = pages.caller("ann@testshire", "staff");
        String path = "/submissions/" + way.reference();

        Caller.Said listed = ann.get(path + "/evidence");
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        int number = listed.json().getJsonArray("items").getJsonObject(1).getInt("number");
        assertThat(ann.post(path + "/evidence/" + number, "{\"state\":\"unreadable\"}")
                        .status())
                .isEqualTo(422);
        assertThat(ann.post(path + "/evidence/" + number, "{\"state\":\"lost\"}")
                        .text())
                .contains("received, unreadable or waived");
        assertThat(ann.post(path + "/evidence/" + number, "{\"state\":\"received\",\"note\":\"On paper\"}")
                        .text())
                .contains("\"received\"");
        assertThat(ann.post(path + "/evidence", "{\"title\":\"A letter\"}").status())
                .isEqualTo(200);
        assertThat(ann.post(path + "/chase/pause", "{\"reason\":\"Away\",\"until\":\"tomorrow\"}")
                        .status())
                .isEqualTo(422);
        assertThat(ann.post(path + "/chase/resume").status()).isEqualTo(409);
        Map<String, String> key = Map.of("Content-Type", "application/json", "Idempotency-Key", "12345678");
        assertThat(ann.call("POST", path + "/messages", "{\"text\":\"Hello\"}", key)
                        .status())
                .isEqualTo(201);
        assertThat(ann.call("POST", path + "/messages", "{\"text\":\"Hello\"}", key)
                        .json()
                        .getJsonArray("messages"))
                .hasSize(1);
        assertThat(ann.post(path + "/messages", "{\"text\":\"\"}").status()).isEqualTo(422);
        assertThat(pages.caller("").get(path + "/messages").status()).isEqualTo(401);
        assertThat(ann.get("/submissions/SP-0000-0000/evidence").status()).isEqualTo(404);
    }

    private String refused(Visitor visitor, String path, String name, byte[] content) {
        Answer answer = visitor.upload(visitor.get(path), name, content, "", "");
        assertThat(answer.status()).isEqualTo(422);
        return answer.errors().get(0);
    }

    /** Somebody with another device who has given the code. */
    private Visitor in(Way way) {
        Visitor visitor = pages.visitor();
        assertThat(visitor.press(visitor.get(way.path()), Map.of("code", way.code()))
                        .heading())
                .isEqualTo("Where your form is");
        return visitor;
    }

    private Answer sent(Visitor visitor) {
        Answer page = visitor.press(visitor.get("/forms/send-papers"), Map.of());
        for (Map<String, String> typed : PAGES) {
            page = visitor.press(page, typed);
        }
        Answer sent = visitor.press(page, Map.of());
        assertThat(sent.path()).isEqualTo("/forms/send-papers/sent");
        pages.forms.runDue();
        return sent;
    }

    private static Way way(Answer sent) {
        Optional<Reference> reference = Reference.parse(sent.text(".govuk-panel__body strong"));
        String path = URI.create(sent.text(".cf-link")).getPath().replaceFirst("/care", "");
        return new Way(reference.orElseThrow(), path, sent.text(".cf-code"));
    }
}
