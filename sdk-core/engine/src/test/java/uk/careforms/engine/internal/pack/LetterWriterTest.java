package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.engine.internal.pack.SmallAsk.answers;
import static uk.careforms.engine.internal.pack.SmallAsk.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Submission;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.pack.LetterWriter.About;
import uk.careforms.engine.internal.pack.LetterWriter.Letter;

class LetterWriterTest {

    private static final About NOTHING_MORE = new About(Optional.empty(), Optional.empty(), Map.of());
    private static final Reference REFERENCE = Reference.of("SA", "2345678");

    private final LetterWriter letters = SmallAsk.pack().letters();

    private static Submission submission(String answers, String at) {
        return new Submission(
                REFERENCE, new FormVersion("small-ask", 3), Channel.WEB, answers(answers), Instant.parse(at));
    }

    @Test
    void a_letter_shows_the_answers_it_lists_and_the_texts_every_letter_knows() {
        Submission sent = submission(
                "{'person': {'firstName': 'Ada', 'email': 'ada@testshire.example'}, 'needs': {'areas': ['washing', 'meals']}}",
                "2026-07-10T23:30:00Z");

        Letter letter = letters.write("thanks", sent, NOTHING_MORE).orElseThrow();

        assertThat(letter.kind()).isEqualTo(Notice.Kind.EMAIL);
        assertThat(letter.to()).isEqualTo("ada@testshire.example");
        assertThat(letter.subject()).isEqualTo("We have your form");
        assertThat(letter.body())
                .as("half past eleven in the evening by Greenwich is the next day in London in July")
                .isEqualTo("Dear Ada,\nWe have your form " + REFERENCE + ", sent on 11 July 2026.\n"
                        + "You told us about:\nWashing\nMeals\n"
                        + "We read it. Phone 01632 960 001 if it cannot wait.\nTestshire Council, 01632 960 001\n");
    }

    @Test
    void nothing_in_an_answer_is_read_as_part_of_the_template() {
        for (String name : List.of("{{council.name}}", "{{>file:///etc/passwd}}", "${7*191}", "<b>&amp;</b>", "=1")) {
            Submission sent = submission(
                    "{'person': {'firstName': '" + name + "', 'email': 'a@b.example'}}", "2026-01-10T12:00:00Z");

            assertThat(letters.write("thanks", sent, NOTHING_MORE).orElseThrow().body())
                    .startsWith("Dear " + name + ",\n");
        }
    }

    @Test
    void a_text_without_a_value_stays_empty_and_its_section_out() {
        Submission sent = submission("{'person': {'email': 'a@b.example'}}", "2026-01-10T12:00:00Z");

        assertThat(letters.write("thanks", sent, NOTHING_MORE).orElseThrow().body())
                .startsWith("Hello,\n")
                .doesNotContain("You told us");
    }

    @Test
    void nobody_without_an_address_or_whose_condition_does_not_hold_gets_a_letter() {
        Submission without = submission("{'person': {'phone': '07700 900982'}, 'text': false}", "2026-01-10T12:00:00Z");

        assertThat(letters.write("thanks", without, NOTHING_MORE)).isEmpty();
        assertThat(letters.write("thanks-text", without, NOTHING_MORE)).isEmpty();
        assertThat(letters.write("thanks-post", without, NOTHING_MORE)).isEmpty();
        assertThat(letters.write("alert", without, NOTHING_MORE))
                .as("no team yet")
                .isEmpty();
        assertThat(letters.write("unheard-of", without, NOTHING_MORE)).isEmpty();
        assertThat(letters.names()).isEqualTo(Set.of("thanks", "thanks-text", "thanks-post", "alert"));
    }

    @Test
    void a_text_message_goes_to_a_number_with_its_country() {
        for (String typed :
                List.of("07700 900982", "+44 7700 900 982", "0044 7700 900982", "+44 (0)7700-900982 ext 5")) {
            Submission sent =
                    submission("{'person': {'phone': '" + typed + "'}, 'text': true}", "2026-01-10T12:00:00Z");

            assertThat(letters.write("thanks-text", sent, NOTHING_MORE))
                    .contains(new Letter(
                            Notice.Kind.SMS, "+447700900982", "", "Testshire: we have your form " + REFERENCE + "."));
        }
    }

    @Test
    void a_letter_by_post_goes_to_the_lines_of_the_address() {
        Submission sent = submission(
                "{'person': {'address': {'line1': '1 High Street', 'postcode': 'ZZ99 3VZ'}}}", "2026-01-10T12:00:00Z");

        assertThat(letters.write("thanks-post", sent, NOTHING_MORE).map(Letter::to))
                .contains("1 High Street\nZZ99 3VZ");
    }

    @Test
    void a_team_is_told_when_its_work_is_due_in_london() {
        Council.Team duty = SmallAsk.load(SmallAsk.source())
                .council()
                .orElseThrow()
                .team("duty")
                .orElseThrow();
        About about = new About(
                Optional.of(duty),
                Optional.of(Instant.parse("2026-07-13T09:15:00Z")),
                Map.of("need", json("{'signal': 'LIKELY'}")));

        Letter letter = letters.write("alert", submission("{}", "2026-07-10T12:00:00Z"), about)
                .orElseThrow();

        assertThat(letter.to()).isEqualTo("duty@testshire.example");
        assertThat(letter.body())
                .isEqualTo("New for Duty team: " + REFERENCE + ", due Monday 13 July 2026, 10:15. Signal LIKELY.");
        assertThat(letter).hasToString("Letter[EMAIL]");
    }
}
