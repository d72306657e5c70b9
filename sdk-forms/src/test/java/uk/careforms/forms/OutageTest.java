package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The database goes away in the middle of a page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.start();
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
    void what_was_typed_stays_on_the_page_and_the_button_works_again() {
        Visitor visitor = pages.visitor();
        Answer name = Journey.to(visitor, "name");
        pages.database.goDown();
        Answer not = visitor.press(name, Map.of("person-firstName", "Ada <b>", "person-lastName", "O'Sample"));

        assertThat(not.status()).isEqualTo(503);
        assertThat(not.header("Retry-After")).isEqualTo("30");
        assertThat(not.text(".govuk-notification-banner")).contains("What you typed is still here");
        assertThat(not.standing("person-firstName")).isEqualTo("Ada <b>");
        assertThat(visitor.press(not, Map.of()).status()).isEqualTo(503);

        pages.database.comeBack();
        assertThat(visitor.press(not, Map.of()).path()).isEqualTo("/forms/every-widget/pages/birth");
    }

    @Test
    void choices_and_dates_stay_as_well() {
        Visitor visitor = pages.visitor();
        Answer birth = Journey.to(visitor, "birth");
        pages.database.goDown();
        Answer not = visitor.press(birth, Map.of("person-dateOfBirth-day", "27", "person-dateOfBirth-month", "march"));

        assertThat(not.status()).isEqualTo(503);
        assertThat(not.standing("person-dateOfBirth-day")).isEqualTo("27");
        assertThat(not.standing("person-dateOfBirth-month")).isEqualTo("march");
    }

    @Test
    void a_form_that_could_not_be_sent_says_so_and_is_sent_by_the_next_press_once() {
        Visitor visitor = pages.visitor();
        Answer check = Journey.toCheck(visitor);
        long before = pages.forms.submissions().ledger().accepted();
        pages.database.goDown();
        Answer not = visitor.press(check, Map.of());

        assertThat(not.status()).isEqualTo(503);
        assertThat(not.heading()).isEqualTo("Your form has not been sent yet");
        assertThat(not.text("main")).contains("Your answers are saved", "safe to select it more than once");
        pages.database.comeBack();
        Answer sent = visitor.press(not, Map.of());
        assertThat(sent.heading()).isEqualTo("Your form has been sent");
        assertThat(pages.forms.submissions().ledger().accepted()).isEqualTo(before + 1);
    }

    @Test
    void every_other_page_says_when_to_try_again() {
        Visitor visitor = pages.visitor();
        Journey.to(visitor, "name");
        pages.database.goDown();
        Answer page = visitor.get("/forms/every-widget/pages/name");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.heading()).isEqualTo("Sorry, the service is not available just now");
        assertThat(page.header("Retry-After")).isEqualTo("30");
        assertThat(page.text("main")).contains("quote ").doesNotContain("SQL", "Exception", "refused");
        assertThat(visitor.get("/").status()).isEqualTo(200);
    }

    @Test
    void a_program_is_told_so_in_a_problem_document() {
        pages.database.goDown();
        Caller.Said said = pages.caller("").post("/drafts", "{\"form\":\"every-widget\"}");

        assertThat(said.status()).isEqualTo(503);
        assertThat(said.type()).isEqualTo("application/problem+json");
        assertThat(said.header("Retry-After")).isEqualTo("30");
        Caller.Said ready = pages.caller("").get("/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.json().getJsonArray("problems")).isNotEmpty();
        assertThat(pages.caller("").get("/health/live").status()).isEqualTo(200);
    }
}
