package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.NhsNumber;
import uk.careforms.api.model.PersonDetails;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;

/** Council staff at work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffTest {

    private RunningPages pages;
    private Visitor sam;

    @BeforeAll
    void open() {
        pages = RunningPages.start(Map.of("sign-in-path", "/sign-in", "sign-out-path", "/sign-out"));
        sam = pages.signedIn("sam@testshire", "staff");
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_referral_shows_up_on_its_teams_worklist_with_a_clock_in_words() {
        String reference = arrived("other");
        Answer all = sam.get("/staff");
        assertThat(all.text("table")).contains(reference, "Accept this", "North team", "On time", "working hours left");
        assertThat(sam.get("/staff?team=duty").text("main")).doesNotContain(reference);
        Answer north = sam.get("/staff?team=north");
        assertThat(north.text("caption")).startsWith("North team: ").endsWith(", the most urgent first");
        assertThat(north.page().select("option[selected]").text()).isEqualTo("North team");
        assertThat(north.text(".cf-sign-out")).isEqualTo("sam@testshire Sign out");
    }

    @Test
    void the_overdue_stand_first_and_say_so() {
        try (RunningPages later = RunningPages.start()) {
            Visitor kim = later.signedIn("kim@testshire", "staff");
            assertThat(kim.get("/staff").text("main")).contains("All teams: there are no open tasks.");
            String old = arrived(later, "self", Map.of());
            later.clock.advance(Duration.ofDays(7));
            String young = arrived(later, "self", Map.of());
            Answer worklist = kim.get("/staff?team=duty");

            List<String> rows = worklist.texts("tbody tr");
            assertThat(rows.get(0)).contains("Overdue by", "working hours", old);
            assertThat(rows.get(1)).contains("On time", young);
            assertThat(worklist.page().select(".govuk-tag--red").text()).isEqualTo("Overdue");
        }
    }

    @Test
    void a_case_shows_answers_reasons_deliveries_and_what_happened_and_the_look_is_kept() {
        String reference = arrived("other");
        Answer page = sam.get("/staff/cases/" + reference);

        assertThat(page.heading()).isEqualTo("Case " + reference);
        assertThat(page.text("main"))
                .contains("North team", "With team", "Somebody else", "O'Sample", "27 March 1950")
                .contains("row 1: Somebody else writes. Invented.", "Cannot wash. Invented.")
                .contains("crm", "Delivered", "The form was received", "A clock was started");
        sam.get("/staff/cases/" + reference);
        assertThat(pages.forms
                        .cases()
                        .find(Reference.parse(reference).orElseThrow(), "test")
                        .orElseThrow()
                        .timeline())
                .filteredOn(event ->
                        event.kind().equals("case.viewed") && event.actor().equals("sam@testshire"))
                .hasSize(2);
        assertThat(sam.get("/staff/cases").text("table")).contains(reference, "With team");
        assertThat(sam.get("/staff/cases/EW-2222-2222").status()).isEqualTo(404);
        assertThat(sam.get("/staff/cases/nonsense").status()).isEqualTo(404);
    }

    @Test
    void a_task_is_taken_put_back_and_completed_with_an_outcome_and_a_note() {
        String reference = arrived("self");
        Answer task = sam.get(task(reference, "Accept this"));
        Answer mine = sam.pressIn(task, "/claim", Map.of());
        assertThat(mine.text("main")).contains("sam@testshire");
        Visitor kim = pages.signedIn("kim@testshire", "staff");
        Answer seen = kim.get(mine.path());
        assertThat(seen.text("main")).contains("Only sam@testshire can complete it");
        assertThat(kim.pressIn(task, "/claim", Map.of()).status()).isEqualTo(403); // another session's token
        Answer worklist = sam.pressIn(mine, "/return", Map.of());
        assertThat(worklist.path()).isEqualTo("/staff");

        Answer again = sam.get(task.path());
        Answer nothing = sam.pressIn(again, "/complete", Map.of());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.errors()).containsExactly("Select an outcome");
        Answer noNote = sam.pressIn(nothing, "/complete", Map.of("outcome", "advice"));
        assertThat(noNote.errors()).containsExactly("Enter a note");
        assertThat(noNote.page().select("input[value=advice]").hasAttr("checked"))
                .isTrue();
        Answer done = sam.pressIn(noNote, "/complete", Map.of("note", "Told her about <the> lunch club"));
        pages.forms.runDue();

        assertThat(done.path()).isEqualTo("/staff/cases/" + reference);
        assertThat(sam.get(done.path()).text("main")).contains("Advice", "Client Level Data code 10");
        Answer late = sam.pressIn(noNote, "/complete", Map.of("outcome", "advice", "note", "twice"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.heading()).isEqualTo("This task is not open any more");
    }

    @Test
    void two_records_that_may_be_the_person_are_shown_side_by_side_and_a_person_decides() {
        var known = pages.crm.know(person("Ada", "Twice", LocalDate.of(1950, 3, 27), false));
        pages.crm.know(person("Secret", "Twice", LocalDate.of(1950, 3, 27), true));
        String reference = arrived(pages, "self", Map.of("person-lastName", "Twice"));
        Answer review = sam.get(task(reference, "Confirm who the person is"));

        assertThat(review.text("main"))
                .contains("Record 1", "Record 2", "Ada Twice", "27 March 1950", "This record is restricted")
                .doesNotContain("Secret");
        Answer not = sam.pressIn(review, "/match", Map.of());
        assertThat(not.errors()).containsExactly("Select which record is the person, or that none is");
        Answer done = sam.pressIn(not, "/match", Map.of("person", known.id(), "note", "Same address"));
        pages.forms.runDue();

        assertThat(done.status()).isEqualTo(200);
        assertThat(sam.get(done.path()).text("main")).contains("Linked to a record", "sam@testshire", "Same address");
        assertThat(pages.crm.rows("incidents"))
                .filteredOn(row -> row.text("cf_reference").equals(reference))
                .hasSize(1);
    }

    @Test
    void somebody_new_gets_a_record_of_their_own() {
        pages.crm.know(person("Ada", "Newman", LocalDate.of(1950, 3, 27), false));
        String reference = arrived(pages, "self", Map.of("person-lastName", "Newman"));
        Answer review = sam.get(task(reference, "Confirm who the person is"));
        Answer done = sam.pressIn(review, "/match", Map.of("person", "none"));
        pages.forms.runDue();

        assertThat(sam.get(done.path()).text("main")).contains("A new record");
        assertThat(pages.crm.rows("contacts"))
                .filteredOn(row -> row.text("lastname").equals("Newman"))
                .hasSize(1);
    }

    @Test
    void a_case_can_be_told_that_the_person_withdrew_after_a_second_question() {
        String reference = arrived("self");
        Answer page = sam.get("/staff/cases/" + reference);
        Answer ask = sam.get(page.link("The person withdrew"));
        assertThat(ask.heading()).isEqualTo("Has the person withdrawn?");
        Answer without = sam.press(ask, Map.of());
        assertThat(without.errors()).containsExactly("Enter who told you, and when");
        Answer done = sam.press(without, Map.of("note", "She phoned on Monday"));
        pages.forms.runDue();

        assertThat(done.path()).isEqualTo("/staff/cases/" + reference);
        assertThat(sam.get(done.path()).text("main")).contains("The person declined", "She phoned on Monday");
        Answer died = sam.press(
                sam.get("/staff/cases/" + reference + "/messages/died"), Map.of("note", "Her daughter wrote"));
        assertThat(died.status()).isEqualTo(409);
        assertThat(sam.get("/staff/cases/" + reference + "/messages/other").status())
                .isEqualTo(404);
    }

    @Test
    void staff_pages_ask_for_somebody_who_is_signed_in_and_has_the_role() {
        Answer nobody = pages.visitor().once("/staff/cases/EW-2222-2222");
        assertThat(nobody.status()).isEqualTo(303);
        assertThat(nobody.header("Location")).isEqualTo("/sign-in?to=%2Fcare%2Fstaff%2Fcases%2FEW-2222-2222");
        Visitor operator = pages.signedIn("olu@testshire", "operator");
        for (String path : List.of("/staff", "/staff/cases", "/staff/cases/EW-2222-2222", "/staff/tasks/1")) {
            Answer refused = operator.once(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.heading()).isEqualTo("You cannot see this page");
        }
        assertThat(sam.once("/operator/deliveries").status()).isEqualTo(403);
    }

    @Test
    void signing_in_gives_the_session_a_new_id_and_signing_out_ends_it() {
        Visitor browser = pages.visitor();
        Journey.to(browser, "name");
        String before = browser.cookies.getCookieStore().getCookies().get(0).getValue();
        Visitor same = pages.signedIn("sam@testshire", "staff");
        same.cookies
                .getCookieStore()
                .add(pages.uri(), browser.cookies.getCookieStore().getCookies().get(0));
        same.get("/staff");
        String after = same.cookies.getCookieStore().getCookies().get(0).getValue();

        assertThat(after).isNotEqualTo(before);
        assertThat(browser.get("/forms/every-widget/pages/name").path()).isEqualTo("/forms/every-widget");
        Visitor out = pages.visitor();
        out.cookies
                .getCookieStore()
                .add(pages.uri(), same.cookies.getCookieStore().getCookies().get(0));
        assertThat(out.get("/forms/every-widget/pages/name").path()).isEqualTo("/forms/every-widget");
    }

    private String arrived(String who) {
        return arrived(pages, who, Map.of());
    }

    private static String arrived(RunningPages pages, String who, Map<String, String> others) {
        Map<String, String> typed = new LinkedHashMap<>(others);
        typed.put("about-who", who);
        String reference = Journey.send(pages.visitor(), typed);
        pages.forms.runDue();
        assertThat(pages.forms.tasks().open(Optional.empty()))
                .extracting(Task::reference)
                .contains(Reference.parse(reference).orElseThrow());
        return reference;
    }

    /** Where a task of a case is, from the worklist. */
    private String task(String reference, String name) {
        Element row = sam.get("/staff").page().selectFirst("tr:contains(" + reference + "):contains(" + name + ")");
        return Objects.requireNonNull(row, reference)
                .select("a:contains(" + name + ")")
                .attr("href")
                .replaceFirst("/care", "");
    }

    private static PersonDetails person(String given, String family, LocalDate born, boolean restricted) {
        return new PersonDetails(
                Optional.<NhsNumber>empty(), given, family, Optional.of(born), Optional.empty(), restricted);
    }
}
