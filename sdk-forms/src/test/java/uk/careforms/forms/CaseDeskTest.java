package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An officer's side of a case: the checklist of evidence, the messages and links, and the same for programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseDeskTest {

    private RunningPages pages;
    private Papers papers;

    @BeforeAll
    void open() {
        pages = RunningPages.papers();
        papers = new Papers(pages);
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void an_officer_ticks_asks_waives_and_pauses_and_each_mistake_has_its_sentence() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
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
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
        Visitor ann = pages.signedIn("ann@testshire", "staff");
        Answer page = ann.get("/staff/cases/" + way.reference() + "/messages");

        Answer made = ann.press(page, Map.of(), "act", "make");
        made = made.text(".cf-link").isEmpty() ? ann.pressIn(page, "/link", Map.of()) : made;
        assertThat(made.text(".cf-link")).contains("/my-case/");
        assertThat(ann.get("/staff/cases/" + way.reference() + "/messages").text(".cf-link"))
                .isEmpty();

        Visitor ada = papers.in(way);
        pages.forms.caseLinks().endAll(way.reference(), "ann@testshire");
        assertThat(ada.get(way.path()).heading()).isEqualTo("See where your form is");
    }

    @Test
    void strangers_and_other_roles_see_nothing_of_staffs_side() {
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));

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
        Papers.Way way = Papers.way(papers.sent(pages.visitor()));
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
}
