package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.engine.internal.pack.SmallAsk.TODAY;
import static uk.careforms.engine.internal.pack.SmallAsk.goodExcept;
import static uk.careforms.engine.internal.pack.SmallAsk.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Problem;

class AnswerCheckTest {

    private static Answers valid(Answers answers) {
        return SmallAsk.pack().check(answers, TODAY).fold(Checked.Valid::answers, invalid -> {
            throw new AssertionError(invalid.problems().toString());
        });
    }

    @Test
    void good_answers_come_back_in_their_normal_form_without_what_is_hidden() {
        Answers checked = valid(
                goodExcept(
                        """
                {'person': {'firstName': ' Ada ', 'nhsNumber': '999 000 0018', 'address': {'postcode': 'zz993vz'}},
                 'needs': {'areas': ['meals'], 'washing': 'no'}}
                """));

        assertThat(checked.text("/person/firstName")).contains("Ada");
        assertThat(checked.text("/person/address/postcode")).contains("ZZ99 3VZ");
        assertThat(checked.text("/person/nhsNumber")).isEmpty();
        assertThat(checked.text("/needs/washing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {'about': {'who': null}}                     | /about/who              | required             | Select who this is for
                    {'person': {'firstName': ''}}                | /person/firstName       | required             | Enter first name
                    {'person': {'dateOfBirth': null}}            | /person/dateOfBirth     | required             | Enter your date of birth
                    {'person': {'nhsKnown': null}}               | /person/nhsKnown        | required             | Select an answer to “Do you know your NHS number?”
                    {'person': {'dateOfBirth': '2025-02-31'}}    | /person/dateOfBirth     | date.not-real        | Your date of birth must be a real date
                    {'person': {'dateOfBirth': '2025--27'}}      | /person/dateOfBirth     | date.missing-month   | Your date of birth must include a month
                    {'person': {'dateOfBirth': '--27'}}          | /person/dateOfBirth     | date.missing-month-and-year | Your date of birth must include a month and year
                    {'person': {'dateOfBirth': '25-03-27'}}      | /person/dateOfBirth     | date.year-digits     | Year must include 4 numbers
                    {'person': {'dateOfBirth': '2026-11-22'}}    | /person/dateOfBirth     | date.in-future       | Your date of birth must be in the past
                    {'person': {'dateOfBirth': '1906-11-20'}}    | /person/dateOfBirth     | date.too-long-ago    | Your date of birth must not be more than 120 years ago
                    {'person': {'address': {'postcode': 'LS1'}}} | /person/address/postcode | postcode.not-valid  | Enter a full UK postcode, like LS1 4AP
                    {'person': {'phone': '12'}, 'text': true}    | /person/phone           | phone.not-valid      | Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192
                    {'person': {'email': 'a@b'}}                 | /person/email           | email.not-valid      | Enter an email address in the correct format, like name@example.com
                    {'person': {'nhsKnown': 'yes', 'nhsNumber': '9990000019'}} | /person/nhsNumber | nhs-number.not-valid | Enter a real NHS number: 10 digits, like 999 000 0018
                    {'person': {'nhsKnown': 'yes', 'nhsNumber': '9999999999'}} | /person/nhsNumber | nhs-number.not-valid | Enter a real NHS number: 10 digits, like 999 000 0018
                    {'person': {'nhsKnown': 'yes'}}              | /person/nhsNumber       | required             | Enter NHS number
                    {'person': {'nhsKnown': 'perhaps'}}          | /person/nhsKnown        | choice               | Select an answer to “Do you know your NHS number?”
                    {'needs': {'areas': ['meals', 'x']}}         | /needs/areas            | choice               | Select an answer to “What do you find hard?”
                    {'needs': {'areas': ['meals', 'meals']}}     | /needs/areas            | repeated             | Select an answer to “What do you find hard?”
                    {'needs': {'areas': []}}                     | /needs/areas            | required             | Select an answer to “What do you find hard?”
                    {'needs': {'areas': 'meals'}}                | /needs/areas            | wrong-shape          | Answer “What do you find hard?” with a list of its choices
                    {'needs': {'areas': ['none']}, 'person': {'firstName': 7}} | /person/firstName | wrong-shape    | Answer “First name” with a text
                    {'person': {'firstName': {'a': 'b'}}}        | /person/firstName       | wrong-shape          | Answer “First name” with a text
                    {'visit': {'day': '2026-11-20'}}             | /visit/day              | date.in-past         | The date must be today or in the future
                    {'visit': {'keySafe': 'A12'}}                | /visit/keySafe          | pattern              | Key safe reference is not in the form we need
                    {'visit': {'keySafe': 'AB12345'}}            | /visit/keySafe          | too-long             | Key safe reference must be 6 characters or fewer
                    {'visit': {'people': '1.5'}}                 | /visit/people           | number.not-whole     | The number must be a whole number, like 3
                    {'confirmed': false}                         | /confirmed              | not-confirmed        | Confirm: What I have said is true
                    {'confirmed': 'true'}                        | /confirmed              | wrong-shape          | Answer “What I have said is true” with true or false
                    {'visit': {'people': '2'}, 'household': [{'age': '5'}]} | /household/0/name | required          | Enter name
                    {'visit': {'people': '2'}, 'household': [{'name': 'A'}, {'name': 'B', 'age': 'x'}]} | /household/1/age | number.not-whole | Age must be a whole number, like 3
                    {'visit': {'people': '2'}, 'household': [{'name': 'A', 'extra': 'x'}]} | /household | wrong-shape | Answer “Who else lives there?” with a list of items
                    {'visit': {'people': '2'}, 'household': [{'name':'1'},{'name':'2'},{'name':'3'},{'name':'4'},{'name':'5'},{'name':'6'}]} | /household | too-many | Give at most 5 answers to “Who else lives there?”
                    """)
    void each_mistake_gets_its_own_sentence_at_its_own_place(
            String patch, String pointer, String code, String sentence) {
        assertThat(problems(goodExcept(patch))).containsExactly(new Problem(pointer, code, sentence));
    }

    @Test
    void the_forms_own_sentences_and_those_of_a_variant_go_first() {
        assertThat(problems(goodExcept(
                        "{'about': {'who': 'other', 'relation': 'x'}, 'person': {'dateOfBirth': '2025-02-31'}}")))
                .extracting(Problem::sentence)
                .containsExactly("Their date of birth must be a day that exists");
        assertThat(problems(goodExcept(
                        "{'about': {'who': 'other', 'relation': 'x'}, 'person': {'dateOfBirth': '2030-02-01'}}")))
                .extracting(Problem::sentence)
                .containsExactly("Their date of birth must be in the past");
    }

    @Test
    void problems_come_in_the_order_of_the_pages_one_for_each_question() {
        assertThat(problems(Answers.NONE))
                .extracting(Problem::pointer)
                .containsExactly(
                        "/about/who",
                        "/person/firstName",
                        "/person/lastName",
                        "/person/dateOfBirth",
                        "/person/nhsKnown",
                        "/person/address/postcode",
                        "/needs/areas",
                        "/confirmed");
        assertThat(problems(goodExcept("{'visit': {'keySafe': 'a\\u0007" + "x".repeat(50) + "'}}")))
                .as("too long, a control character and not the pattern")
                .extracting(Problem::code)
                .containsExactly("too-long");
    }

    @Test
    void a_required_question_counts_only_where_it_is_asked() {
        assertThat(problems(goodExcept("{'needs': {'areas': ['washing']}}")))
                .extracting(Problem::pointer)
                .containsExactly("/needs/washing");
        assertThat(problems(goodExcept("{'needs': {'areas': ['meals']}}"))).isEmpty();
        assertThat(problems(goodExcept("{'person': {'phone': '07700 900 982'}}")))
                .extracting(Problem::pointer)
                .containsExactly("/text");
    }

    @Test
    void mistakes_in_hidden_answers_do_not_matter() {
        assertThat(problems(
                        goodExcept("{'needs': {'areas': ['none'], 'washingSince': '2099-99-99'}, 'household': 'x'}")))
                .isEmpty();
    }

    @Test
    void what_the_form_does_not_ask_is_refused_by_its_place() {
        assertThat(problems(goodExcept(
                        "{'extra': 1, 'person': {'shoeSize': '9', 'address': {'county': 'x'}}, 'about': {'x': {}}}")))
                .containsExactlyInAnyOrder(
                        stray("/extra"), stray("/person/shoeSize"), stray("/person/address/county"), stray("/about/x"));
        assertThat(problems(goodExcept("{'My name is Ada': 1}"))).containsExactly(stray(""));
        assertThat(problems(goodExcept("{'visit': 'x'}")))
                .extracting(Problem::pointer)
                .containsExactly("/visit");
    }

    private static Problem stray(String pointer) {
        return new Problem(pointer, "unknown", "The form does not ask this; take the answer out");
    }

    @Test
    void no_sentence_ever_holds_what_was_typed() {
        String canary = "CANARY-7319";
        List<Problem> found = problems(goodExcept(
                """
                {'about': {'who': 'X'}, 'person': {'firstName': ['X'], 'dateOfBirth': 'X', 'nhsKnown': 'X', 'phone': 'X',
                 'email': 'X', 'address': {'postcode': 'X', 'X': 1}}, 'needs': {'areas': ['X', 'X']},
                 'visit': {'day': 'X', 'keySafe': 'X', 'people': 'X'}, 'household': [{'X': 'X'}], 'confirmed': 'X', 'text': 'X'}
                """
                        .replace("X", canary)));

        assertThat(found).hasSizeGreaterThan(12);
        assertThat(found).extracting(Problem::sentence).noneMatch(sentence -> sentence.contains(canary));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${7*191}",
                "<script>alert(1)</script>",
                "O’Brien \\\\ / '' ;--",
                "مريم",
                "😀",
                "a\u202eb",
                "{{council.name}}",
                "=1+1"
            })
    void odd_names_are_names(String name) {
        Answers checked =
                valid(goodExcept("{'person': {'firstName': 'NAME'}}".replace("NAME", name.replace("''", "x"))));

        assertThat(checked.text("/person/firstName"))
                .contains(name.replace("''", "x").replace("\\\\", "\\"));
    }

    @Test
    void ten_thousand_characters_are_too_long_for_a_name() {
        assertThat(problems(goodExcept("{'person': {'firstName': '" + "x".repeat(10_000) + "'}}")))
                .containsExactly(
                        new Problem("/person/firstName", "too-long", "First name must be 50 characters or fewer"));
        assertThat(problems(goodExcept("{'person': {'firstName': '" + "😀".repeat(50) + "'}}")))
                .isEmpty();
        assertThat(problems(goodExcept("{'person': {'firstName': '" + "😀".repeat(51) + "'}}")))
                .hasSize(1);
    }
}
