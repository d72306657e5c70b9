package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.api.model.Reference;

/** A person's way through a form, from the start page to the printed copy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormJourneyTest {

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.start();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_person_fills_in_the_form_sends_it_and_keeps_a_copy() {
        Visitor visitor = pages.visitor();
        Answer check = Journey.toCheck(visitor);

        assertThat(check.heading()).isEqualTo("Check your answers before you send them");
        assertThat(check.texts("dd.govuk-summary-list__value"))
                .contains("Me", "Ada", "27 March 1950", "999 000 0018", "ZZ99 3VZ", "Washing Meals", "North", "Yes");

        Answer sent = visitor.press(check, Map.of());
        assertThat(sent.path()).isEqualTo("/forms/every-widget/sent");
        assertThat(Reference.parse(sent.text(".govuk-panel__body strong"))).isPresent();
        assertThat(sent.texts("main p"))
                .contains("We read it within three working days.", "Phone 01632 960 001 if it cannot wait.");

        Answer copy = visitor.get(sent.link("one page to print"));
        assertThat(copy.texts("main")).first().asString().contains(sent.text(".govuk-panel__body strong"), "Ada");
        assertThat(copy.page().select("main form")).isEmpty();
    }

    @Test
    void the_list_of_forms_leads_to_a_start_page_that_says_what_to_expect() {
        Answer list = pages.visitor().get("/");
        Answer start = pages.visitor().get(list.link("Ask Testshire every kind of question"));

        assertThat(start.heading()).isEqualTo("Ask Testshire every kind of question");
        assertThat(start.text("main"))
                .contains("call 999", "01632 960 001", "The person", "Needs", "for 14 days", "Exit this page");
        assertThat(start.page().select("a.govuk-exit-this-page__button").attr("href"))
                .isEqualTo("https://www.bbc.co.uk/weather");
        assertThat(start.text(".govuk-phase-banner")).isEqualTo("Test service Invented people only.");
    }

    @Test
    void an_interruption_shows_every_kind_of_text() {
        Visitor visitor = pages.visitor();
        Answer page = Journey.begin(visitor);

        assertThat(page.path()).isEqualTo("/forms/every-widget/pages/danger");
        assertThat(page.text(".govuk-warning-text__text")).isEqualTo("Warning Call 999");
        assertThat(page.text("main h2")).isEqualTo("Not so urgent?");
        assertThat(page.text(".cf-phone a")).isEqualTo("01632 960 001");
        assertThat(page.page().select(".cf-phone a").attr("href")).isEqualTo("tel:01632960001");
        assertThat(page.text(".govuk-inset-text")).isEqualTo("You can go on when everyone is safe.");
        assertThat(page.text("details")).contains("Why we ask", "office hours");
        assertThat(page.texts("main ul li")).containsExactly("Slow", "Sure");
        assertThat(page.texts("main ol li")).containsExactly("First", "Second");
    }

    @Test
    void a_page_left_blank_says_what_to_do_at_the_field_and_in_the_summary() {
        Visitor visitor = pages.visitor();
        Answer who = Journey.to(visitor, "who");
        Answer again = visitor.press(who, Map.of());

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.path()).isEqualTo("/forms/every-widget/pages/who");
        assertThat(again.errors()).containsExactly("Select who this is for");
        assertThat(again.page().select(".govuk-error-summary a").attr("href")).isEqualTo("#about-who");
        assertThat(again.text("#about-who-error")).isEqualTo("Error: Select who this is for");
        assertThat(again.page().select(".govuk-error-summary").attr("autofocus"))
                .isNotNull();
    }

    @Test
    void a_date_with_a_missing_box_marks_that_box_and_keeps_the_others() {
        Visitor visitor = pages.visitor();
        Answer birth = Journey.to(visitor, "birth");
        Answer again = visitor.press(
                birth,
                Map.of(
                        "person-dateOfBirth-day",
                        "31",
                        "person-dateOfBirth-month",
                        "",
                        "person-dateOfBirth-year",
                        "1950"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errors()).hasSize(1);
        assertThat(again.page().select(".govuk-error-summary a").attr("href")).isEqualTo("#person-dateOfBirth-month");
        assertThat(again.page().select(".govuk-input--error").eachAttr("id"))
                .containsExactly("person-dateOfBirth-month");
        assertThat(again.standing("person-dateOfBirth-day")).isEqualTo("31");
        assertThat(again.standing("person-dateOfBirth-year")).isEqualTo("1950");
    }

    @Test
    void the_thirty_first_of_february_is_kept_as_typed_and_named_as_wrong() {
        Visitor visitor = pages.visitor();
        Answer birth = Journey.to(visitor, "birth");
        Map<String, String> typed = Map.of(
                "person-dateOfBirth-day", "31", "person-dateOfBirth-month", "feb", "person-dateOfBirth-year", "1950");
        Answer again = visitor.press(birth, typed);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.standing("person-dateOfBirth-month")).isEqualTo("feb");
        assertThat(again.page().select(".govuk-input--error")).hasSize(3);
    }

    @Test
    void a_question_that_shows_up_on_the_same_page_is_asked_before_going_on() {
        Visitor visitor = pages.visitor();
        Answer contact = Journey.to(visitor, "contact");
        assertThat(contact.page().select("[name=person-text]")).isEmpty();

        Answer again = visitor.press(contact, Map.of("person-postcode", "zz993vz", "person-phone", "07700 900982"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.path()).isEqualTo("/forms/every-widget/pages/contact");
        assertThat(again.page().select("[name=person-text]")).hasSize(2);
        assertThat(again.standing("person-postcode")).isEqualTo("ZZ99 3VZ");
        Answer next = visitor.press(again, Map.of("person-text", "true"));
        assertThat(next.path()).isEqualTo("/forms/every-widget/pages/areas");
    }

    @Test
    void what_may_follow_from_the_answers_is_shown_with_community_places() {
        Visitor visitor = pages.visitor();
        Answer thought = Journey.to(visitor, "thought", Map.of("needs-washing", "yes"));

        assertThat(thought.text("main"))
                .contains("You may not need help from us.", "Lunch club", "A warm meal and company");
        assertThat(thought.text("main")).doesNotContain("You are likely to need help.");
    }

    @Test
    void changing_an_answer_leads_back_to_check_answers_by_way_of_what_it_brings_up() {
        Visitor visitor = pages.visitor();
        Answer check = Journey.toCheck(visitor);
        Answer who = visitor.get(
                check.link("Change your answer to: Who is this for?").replaceFirst("#.*", ""));
        assertThat(who.standing("about-who")).isEqualTo("self");
        assertThat(who.link("Back")).isEqualTo("/forms/every-widget/check");

        Answer relation = visitor.press(who, Map.of("about-who", "other"));
        assertThat(relation.path()).isEqualTo("/forms/every-widget/pages/relation");
        Answer back = visitor.press(relation, Map.of("about-relation", "daughter"));

        assertThat(back.path()).isEqualTo("/forms/every-widget/check");
        assertThat(back.texts("dd.govuk-summary-list__value")).contains("Somebody else", "daughter");
    }

    @Test
    void a_list_of_people_grows_one_by_one() {
        Visitor visitor = pages.visitor();
        Answer household = Journey.to(visitor, "household");
        Answer second = visitor.press(household, Map.of("household-0-name", "Bo"), "then", "add");
        assertThat(second.standing("household-0-name")).isEqualTo("Bo");
        assertThat(second.standing("household-1-name")).isEmpty();

        Answer wrong = visitor.press(second, Map.of("household-1-born-year", "1950"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.errors()).containsExactly("Enter name");
        assertThat(wrong.page().select(".govuk-error-summary a").attr("href")).isEqualTo("#household-1-name");

        Answer on = visitor.press(
                wrong,
                Map.of(
                        "household-1-name", "Cy",
                        "household-1-born-day", "1",
                        "household-1-born-month", "2",
                        "household-1-carer", "yes"));
        assertThat(on.path()).isEqualTo("/forms/every-widget/pages/thought");
        assertThat(visitor.get("/forms/every-widget/check").text("main")).contains("Name: Cy");
    }

    @Test
    void a_form_that_is_not_ready_says_what_is_missing_and_where() {
        Visitor visitor = pages.visitor();
        Journey.to(visitor, "name");
        Answer check = visitor.get("/forms/every-widget/check");
        Answer not = visitor.press(check, Map.of());

        assertThat(not.status()).isEqualTo(422);
        assertThat(not.errors()).contains("Enter a first name", "Enter a date of birth");
        String href =
                not.page().select(".govuk-error-summary a").eachAttr("href").get(0);
        assertThat(href).isEqualTo("/care/forms/every-widget/pages/name?until=name#person-firstName");
    }

    @Test
    void a_page_that_does_not_apply_leads_to_where_the_person_was() {
        Visitor visitor = pages.visitor();
        Journey.to(visitor, "name");

        assertThat(visitor.get("/forms/every-widget/pages/relation").path())
                .isEqualTo("/forms/every-widget/pages/name");
        assertThat(visitor.get("/forms/every-widget/pages/nothing").status()).isEqualTo(404);
        assertThat(visitor.get("/forms/every-widget/continue").path()).isEqualTo("/forms/every-widget/pages/name");
    }

    @Test
    void without_a_beginning_every_page_leads_to_the_start() {
        for (String path : List.of("/pages/who", "/check", "/sent", "/copy", "/saved", "/continue")) {
            assertThat(pages.visitor().get("/forms/every-widget" + path).path()).isEqualTo("/forms/every-widget");
        }
        assertThat(pages.visitor().get("/forms/no-such-form").status()).isEqualTo(404);
        assertThat(pages.visitor().get("/forms/no-such-form/check").status()).isEqualTo(404);
    }
}
