package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.testkit.Eicar;

/** A person's own case, in browsers without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MyCaseTest {

    private RunningPages pages;
    private Papers papers;

    @BeforeAll
    void open() {
        pages = RunningPages.papers();
        papers = new Papers(pages);
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

    @Test
    void the_sent_page_gives_a_link_and_a_code_once_and_they_lead_to_the_case() {
        Visitor ada = pages.visitor();
        Answer sent = papers.sent(ada);
        Papers.Way way = Papers.way(sent);
        assertThat(ada.get("/forms/send-papers/sent").text(".cf-code")).isEqualTo(way.code());

        Visitor later = pages.visitor();
        Answer asked = later.get(way.path());
        assertThat(asked.heading()).isEqualTo("See where your form is");
        assertThat(asked.body()).doesNotContain(way.reference().text(), "Send papers", "Ada");

        Answer inside = later.press(asked, Map.of("code", way.code().toLowerCase(Locale.ROOT)));

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
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
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
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);

        pages.clock.advance(Duration.ofMinutes(29));
        assertThat(ada.get(way.path()).heading()).isEqualTo("Where your form is");
        pages.clock.advance(Duration.ofMinutes(29));
        assertThat(ada.get(way.path() + "/messages").heading()).isEqualTo("Messages");
        pages.clock.advance(Duration.ofMinutes(31));
        assertThat(ada.get(way.path() + "/messages").heading()).isEqualTo("See where your form is");
    }

    @Test
    void a_file_is_held_until_it_is_scanned_and_then_counts_for_person_and_officer() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
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

        assertThat(papers.in(way).get(way.path()).text("main")).contains("We have it", "send us 1 thing");
        Answer clean = ann.get(evidence);
        assertThat(clean.page().select("a[href*=/files/]")).hasSize(1);
        assertThat(ann.download(clean.link("Save statement.pdf")).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_not_taken_is_said_beside_the_field() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        String path = ada.get(way.path()).link("Send Something with your name");

        assertThat(refused(ada, path, "a.pdf", new byte[0])).isEqualTo("The selected file is empty");
        assertThat(refused(ada, path, "a.pdf", new byte[10 * 1024 * 1024 + 1]))
                .isEqualTo("The selected file must be smaller than 10MB");
        assertThat(refused(ada, path, "a.pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
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
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        String path = ada.get(way.path()).link("Send Bank statements");
        ada.upload(ada.get(path), "statement.pdf", FilesTest.pdf(Eicar.text()), "", "");

        pages.forms.runDue();

        assertThat(ada.get(path).text("main")).contains("Send it again", "something harmful");
    }

    @Test
    void an_officer_and_the_person_write_to_each_other_and_each_sees_what_is_new() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ann = pages.signedIn("ann@testshire", "staff");
        String thread = "/staff/cases/" + way.reference() + "/messages";

        Answer written = ann.press(ann.get(thread), Map.of("text", "Which bank\nis it? <b>"));
        assertThat(written.text(".cf-timeline")).contains("ann@testshire", "Which bank", "Notice on its way");
        pages.forms.runDue();

        Visitor ada = papers.in(way);
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
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        Answer form = ada.get(way.path() + "/messages");

        ada.press(form, Map.of("text", "Only once"));
        Answer again = ada.press(form, Map.of("text", "Only once"));

        assertThat(again.texts(".cf-timeline__entry")).hasSize(1);
    }

    @Test
    void a_change_is_told_in_own_words() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);

        Answer told = ada.press(ada.get(way.path() + "/change"), Map.of("text", "I have moved in with my sister"));

        assertThat(told.text(".cf-timeline")).contains("You: a change", "moved in with my sister");
        assertThat(pages.signedIn("ann@testshire", "staff")
                        .get("/staff/cases/" + way.reference() + "/messages")
                        .text(".cf-timeline"))
                .contains("The person: a change");
    }

    private String refused(Visitor visitor, String path, String name, byte[] content) {
        Answer answer = visitor.upload(visitor.get(path), name, content, "", "");
        assertThat(answer.status()).isEqualTo(422);
        return answer.errors().get(0);
    }
}
