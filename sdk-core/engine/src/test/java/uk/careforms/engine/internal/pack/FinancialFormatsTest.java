package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Checked;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.json.MergePatch;

/** Bad amounts, shares, numbers and dates of birth: each its own sentence, through the compiled schema. */
class FinancialFormatsTest {

    private static final FormPack PACK = SmallAsk.one(SmallAsk.load(files()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'visit': {'keySafe': 'QQ 12 34 56 C'}} | Enter a National Insurance number in the correct format: 2 letters, 6 numbers and a letter from A to D
                    {'visit': {'people': '120 %'}}          | Your share must be 100 or less
                    {'visit': {'people': '-1'}}             | Your share must be 0 or more, without a minus sign
                    {'visit': {'people': 'half'}}           | Your share must be a number from 0 to 100, like 50 or 33.33
                    {'needs': {'story': '-200'}}            | Your rent must be £0 or more, without a minus sign
                    {'needs': {'story': '£100,000,000'}}    | Your rent must be less than £100,000,000
                    {'person': {'dateOfBirth': '2010-01-01'}} | Your date of birth must be at least 18 years ago, because this form is for adults
                    {'person': {'dateOfBirth': '2027-01-01'}} | Your date of birth must be in the past
                    """)
    void each_kind_of_mistake_has_a_sentence(String patch, String sentence) {
        assertThat(problems(patch)).extracting(Problem::sentence).containsExactly(sentence);
    }

    @Test
    void good_ones_pass_in_their_normal_form_and_are_read_as_people_write_them() {
        Answers answers = answers(
                "{'visit': {'keySafe': 'ab 12 34 56 c', 'people': '33.330 %'}, 'needs': {'story': '£1,234.5'}, 'person': {'dateOfBirth': '2008-11-21'}}");

        assertThat(PACK.check(answers, SmallAsk.TODAY)).isInstanceOfSatisfying(Checked.Valid.class, valid -> {
            assertThat(valid.answers().text("/visit/keySafe")).contains("AB123456C");
            assertThat(valid.answers().text("/visit/people")).contains("33.33");
            assertThat(PACK.definition().walk(valid.answers()).summary())
                    .contains("AB 12 34 56 C", "33.33%", "£1,234.50");
        });
    }

    private static List<Problem> problems(String patch) {
        return PACK.check(answers(patch), SmallAsk.TODAY).fold(valid -> List.of(), Checked.Invalid::problems);
    }

    private static Answers answers(String patch) {
        return new Answers(MergePatch.apply(
                SmallAsk.goodExcept("{'needs': {'areas': ['washing'], 'washing': 'no'}}")
                        .json(),
                MergePatch.apply(SmallAsk.json("{'household': [{'name': 'Bo'}]}"), SmallAsk.json(patch))));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>(SmallAsk.source().files());
        files.computeIfPresent("small-ask/schema.json", (name, text) -> text.replace(
                        "\"format\": \"birth-date\"", "\"format\": \"adult-birth-date\"")
                .replace(
                        "\"format\": \"one-line\", \"maxLength\": 6, \"pattern\": \"^[A-Z]{2}[0-9]{4}$\"",
                        "\"format\": \"national-insurance-number\"")
                .replace("\"title\": \"How many people live with you?\"", "\"title\": \"Your share\"")
                .replace(
                        "\"type\": \"string\", \"title\": \"Your share\", \"format\": \"number-text\"",
                        "\"type\": \"string\", \"title\": \"Your share\", \"format\": \"percent\"")
                .replace(
                        "\"title\": \"Tell us more (optional)\", \"format\": \"text\", \"maxLength\": 200",
                        "\"title\": \"Your rent\", \"format\": \"money\""));
        return files;
    }
}
