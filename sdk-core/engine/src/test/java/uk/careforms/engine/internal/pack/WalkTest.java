package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.engine.internal.pack.SmallAsk.answers;
import static uk.careforms.engine.internal.pack.SmallAsk.json;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.CheckRow;
import uk.careforms.engine.form.ContentBlock;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.engine.form.Walk;

class WalkTest {

    private final FormDefinition form = SmallAsk.pack().definition();

    private Walk walk(String answers) {
        return form.walk(answers(answers));
    }

    @Test
    void somebody_who_has_said_nothing_walks_the_pages_that_ask_everybody() {
        assertThat(walk("{}").pages())
                .extracting(PageView::id)
                .containsExactly(
                        "danger",
                        "who",
                        "name",
                        "birth",
                        "nhs-known",
                        "where",
                        "contact",
                        "areas",
                        "likely",
                        "visit",
                        "confirm");
    }

    @Test
    void an_answer_opens_a_page_and_the_way_leads_over_it_both_ways() {
        Walk walk = walk("{'about': {'who': 'other'}}");

        assertThat(walk.next("who").map(PageView::id)).contains("relation");
        assertThat(walk.previous("name").map(PageView::id)).contains("relation");
        assertThat(walk.previous("danger")).isEmpty();
        assertThat(walk.next("confirm")).isEmpty();
    }

    @Test
    void from_a_page_that_no_longer_applies_the_way_goes_on_where_it_stood() {
        Walk walk = walk("{'about': {'who': 'self'}}");

        assertThat(walk.page("relation")).isEmpty();
        assertThat(walk.next("relation").map(PageView::id)).contains("name");
        assertThat(walk.previous("relation").map(PageView::id)).contains("who");
    }

    @Test
    void hiding_one_question_hides_whatever_hangs_on_it() {
        String hidden = "{'needs': {'areas': ['none'], 'washing': 'no', 'washingSince': '2026-01-01', 'story': 'x'}}";
        String shown = hidden.replace("none", "washing");

        assertThat(walk(shown).dropped()).isEmpty();
        assertThat(walk(shown).page("story")).isPresent();
        assertThat(walk(hidden).dropped()).containsExactly("/needs/washing", "/needs/washingSince", "/needs/story");
        assertThat(walk(hidden).visible()).isEqualTo(answers("{'needs': {'areas': ['none']}}"));
    }

    @Test
    void hidden_answers_leave_no_empty_objects_behind() {
        assertThat(walk("{'about': {'relation': 'aunt'}, 'visit': {}}").visible())
                .isEqualTo(Answers.NONE);
    }

    @Test
    void unknown_no_blank_and_not_applicable_are_four_answers() {
        for (String said : List.of("no", "dont-know", "does-not-apply")) {
            Walk walk = walk("{'needs': {'areas': ['washing'], 'washing': '" + said + "'}}");
            assertThat(walk.visible().text("/needs/washing")).contains(said);
            assertThat(walk.question("/needs/washingSince").isPresent()).isEqualTo(!said.equals("does-not-apply"));
        }
        Walk blank = walk("{'needs': {'areas': ['washing']}}");
        assertThat(blank.visible().text("/needs/washing")).isEmpty();
        assertThat(blank.question("/needs/washing").map(QuestionView::isMissing))
                .contains(true);
        assertThat(rows(walk("{'needs': {'areas': ['washing'], 'washing': 'does-not-apply'}}"), "/needs/washing"))
                .extracting(CheckRow::shown)
                .containsExactly("Does not apply");
        assertThat(rows(blank, "/needs/washing")).extracting(CheckRow::shown).containsExactly("Not provided");
    }

    private static List<CheckRow> rows(Walk walk, String pointer) {
        return walk.rows().stream().filter(row -> row.pointer().equals(pointer)).toList();
    }

    @Test
    void titles_hints_and_contents_change_with_who_is_asking() {
        PageView own = walk("{'about': {'who': 'self'}}").page("name").orElseThrow();
        PageView other = walk("{'about': {'who': 'other'}}").page("name").orElseThrow();
        PageView birth = walk("{'about': {'who': 'other'}}").page("birth").orElseThrow();

        assertThat(own.title()).isEqualTo("What is your name?");
        assertThat(own.content()).isEmpty();
        assertThat(other.title()).isEqualTo("What is their name?");
        assertThat(other.content()).extracting(ContentBlock::text).containsExactly("As they write it.");
        assertThat(birth.title())
                .as("a page with one question takes its title")
                .isEqualTo("What is their date of birth?");
        assertThat(birth.questions().get(0).words().hint()).contains("Guess if you must");
    }

    @Test
    void a_decision_chooses_which_contents_are_shown() {
        PageView page = walk("{'about': {'who': 'self'}}").page("likely").orElseThrow();

        assertThat(page.decision()).contains("need");
        assertThat(page.content(json("{'signal': 'LIKELY'}")))
                .extracting(ContentBlock::text)
                .containsExactly("You may need help.", "You can always ask.");
        assertThat(page.content(json("{'signal': 'UNLIKELY'}")))
                .extracting(ContentBlock::kind)
                .containsExactly(ContentBlock.Kind.P, ContentBlock.Kind.DIRECTORY, ContentBlock.Kind.INSET);
        assertThat(page.content(JsonValue.EMPTY_JSON_OBJECT)).hasSize(1);
    }

    @Test
    void check_answers_reads_like_a_person_would_say_it() {
        Walk walk = form.walk(
                form.normalised(
                        answers(
                                """
                {'about': {'who': 'other', 'relation': 'aunt'},
                 'person': {'firstName': 'Bo', 'dateOfBirth': '1950-02-03', 'nhsKnown': 'yes', 'nhsNumber': '9990000018',
                            'address': {'postcode': 'zz993vz'}, 'phone': '07700 900982'},
                 'text': false, 'needs': {'areas': ['washing', 'meals']},
                 'visit': {'people': '2'},
                 'household': [{'name': 'Cy', 'age': '70', 'carer': 'dont-know'}, {'name': 'Di'}]}
                """)));

        assertThat(walk.rows())
                .extracting(row -> row.page() + " | " + row.label() + " | " + row.shown())
                .contains(
                        "who | Who is this for? | Somebody else",
                        "birth | What is their date of birth? | 3 February 1950",
                        "nhs | NHS number | 999 000 0018",
                        "where | Postcode | ZZ99 3VZ",
                        "contact | May we send you a text message? | No",
                        "contact | Email address | Not provided",
                        "areas | What do you find hard? | Washing\nMeals",
                        "household | Who else lives there? | Name: Cy, Age: 70, Do they care for you?: I do not know\nName: Di");
    }

    @Test
    void the_summary_is_plain_text_in_which_no_answer_can_pass_for_a_question() {
        String summary =
                walk("{'about': {'who': 'other', 'relation': 'aunt'}, 'needs': {'areas': ['meals'], 'story': 'One\\n\\nPerson\\nFirst name: Eve'}}")
                        .summary();

        assertThat(summary)
                .startsWith(
                        "Ask Testshire for something small\n\nStart\nWho is this for? Somebody else\nHow do you know them? aunt\n\nPerson\n")
                .contains("Tell us more (optional): \n    One\n    \n    Person\n    First name: Eve\n")
                .doesNotContain("\nFirst name: Eve");
    }

    @Test
    void a_page_picks_its_own_problems_out_of_all() {
        List<Problem> all = SmallAsk.problems(answers("{'about': {'who': 'self'}}"));
        PageView page = walk("{'about': {'who': 'self'}}").page("name").orElseThrow();

        assertThat(page.problems(all))
                .extracting(Problem::pointer)
                .containsExactly("/person/firstName", "/person/lastName");
    }

    @Test
    void the_first_unanswered_page_is_where_somebody_goes_on() {
        assertThat(walk("{}").firstUnanswered().map(PageView::id)).contains("who");
        assertThat(walk("{'about': {'who': 'other'}}").firstUnanswered().map(PageView::id))
                .contains("relation");
        assertThat(form.walk(SmallAsk.goodExcept("{}")).firstUnanswered()).isEqualTo(Optional.empty());
    }

    @Test
    void blank_answers_are_no_answers() {
        Answers blank = answers(
                "{'person': {'firstName': '  ', 'lastName': null}, 'needs': {'areas': []}, 'about': {'who': ''}}");

        assertThat(form.walk(form.normalised(blank)).visible()).isEqualTo(Answers.NONE);
    }
}
