package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Task;

/** The database goes away while somebody writes on their case's pages; and how it was, asked there once it is decided. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MyCaseOutageTest {

    private static final String ANN = "ann@testshire";

    private RunningPages pages;
    private Papers papers;

    @BeforeAll
    void open() {
        pages = RunningPages.papers();
        papers = new Papers(pages);
    }

    @AfterEach
    void recover() {
        pages.database.comeBack();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_message_stays_and_is_sent_once_by_the_next_press() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        Answer form = ada.get(way.path() + "/messages");
        pages.database.goDown();
        Answer not = ada.press(form, Map.of("text", "The one in town <b>"));

        away(not, "Your message has not been sent yet");
        assertThat(not.standing("text")).isEqualTo("The one in town <b>");
        assertThat(not.body()).doesNotContain(way.reference().text(), "Ada", "Send papers");
        pages.database.comeBack();
        Answer sent = ada.press(not, Map.of());
        assertThat(sent.heading()).isEqualTo("Messages");
        assertThat(ada.press(not, Map.of()).texts(".cf-timeline__entry"))
                .singleElement()
                .asString()
                .contains("The one in town <b>");
    }

    @Test
    void a_change_stays_and_is_told_by_the_next_press() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        Answer form = ada.get(way.path() + "/change");
        pages.database.goDown();
        Answer not = ada.press(form, Map.of("text", "I have moved"));

        away(not, "We do not know of the change yet");
        assertThat(not.standing("text")).isEqualTo("I have moved");
        pages.database.comeBack();
        assertThat(ada.press(not, Map.of()).text(".cf-timeline")).contains("You: a change", "I have moved");
    }

    @Test
    void a_file_is_asked_for_again() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        Answer item = ada.get(ada.get(way.path()).link("Send Bank statements"));
        pages.database.goDown();
        Answer not = ada.upload(item, "statement.pdf", FilesTest.pdf("all pages"), "", "");

        away(not, "Your file has not been sent yet");
        pages.database.comeBack();
        Answer added = ada.upload(not, "statement.pdf", FilesTest.pdf("all pages"), "", "");
        assertThat(added.texts("main dl dt")).containsExactly("statement.pdf");
    }

    @Test
    void how_it_was_is_asked_once_it_is_decided_and_told_once() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        Answer before = ada.get(way.path());
        assertThat(before.page().select("form[action$=/satisfaction]")).isEmpty();
        decide(way);

        Answer decided = ada.get(way.path());
        assertThat(decided.text("main")).contains("how did you feel about how we worked this out and decided?");
        Answer nothing = ada.pressIn(decided, "/satisfaction", Map.of("words", "Slow & kind"));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.errors()).containsExactly("Select how you felt about the assessment and the decision");
        assertThat(nothing.standing("words")).isEqualTo("Slow & kind");
        assertThat(ada.pressIn(nothing, "/satisfaction", Map.of("score", "6")).status())
                .isEqualTo(422);
        Answer thanks = ada.pressIn(nothing, "/satisfaction", Map.of("score", "2"));

        assertThat(thanks.path()).isEqualTo(way.path());
        assertThat(thanks.text("main")).contains("Thank you for telling us how it was");
        assertThat(thanks.page().select("form[action$=/satisfaction]")).isEmpty();
        Answer again = ada.pressIn(nothing, "/satisfaction", Map.of("score", "5"));
        assertThat(again.text("main")).contains("Thank you for telling us how it was");
        assertThat(told(way)).isEqualTo(1);
    }

    @Test
    void a_score_and_its_words_stay_while_the_database_is_away() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ada = papers.in(way);
        decide(way);
        Answer decided = ada.get(way.path());
        pages.database.goDown();
        Answer not = ada.pressIn(decided, "/satisfaction", Map.of("score", "4", "words", "Kind"));

        away(not, "Your feedback has not been sent yet");
        assertThat(not.page().select("input[name=score][checked]").attr("value"))
                .isEqualTo("4");
        assertThat(not.standing("words")).isEqualTo("Kind");
        pages.database.comeBack();
        assertThat(ada.pressIn(not, "/satisfaction", Map.of()).text("main"))
                .contains("Thank you for telling us how it was");
    }

    private static void away(Answer not, String heading) {
        assertThat(not.status()).isEqualTo(503);
        assertThat(not.header("Retry-After")).isEqualTo("30");
        assertThat(not.heading()).isEqualTo(heading);
    }

    /** Everything was seen at a visit, and somebody has looked. */
    private void decide(Papers.Way way) {
        pages.forms.evidence().of(way.reference()).forEach(item -> pages.forms
                .evidence()
                .received(way.reference(), item.number(), Optional.empty(), "Seen at a visit", ANN));
        pages.forms.runDue();
        Task look = pages.forms.cases().find(way.reference(), ANN).orElseThrow().tasks().stream()
                .filter(task -> task.key().equals("look"))
                .findFirst()
                .orElseThrow();
        pages.forms.tasks().complete(look.id(), "done", "", ANN);
        pages.forms.runDue();
    }

    private long told(Papers.Way way) {
        return pages.forms.cases().find(way.reference(), ANN).orElseThrow().timeline().stream()
                .filter(event -> event.kind().equals("satisfaction.given"))
                .count();
    }
}
