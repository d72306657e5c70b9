package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.engine.internal.pack.SmallAsk.goodExcept;
import static uk.careforms.engine.internal.pack.SmallAsk.problems;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.json.JsonPlace;

/**
 * What stopped a stock validator for seconds or for good: numbers of twelve bytes, ten thousand unique items, deep nests.
 * Answers may also be made by a program, so nothing here relies on the strict reader.
 */
class BoundedCheckingTest {

    /** On a busy machine with cold code; the stock validator was stopped after twenty seconds. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static List<Problem> quick(String pointer, JsonValue value) {
        JsonObject answers = JsonPlace.of(pointer)
                .put(goodExcept("{'visit': {'people': '2'}}").json(), value);
        long begin = System.nanoTime();
        List<Problem> problems = problems(new Answers(answers));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        return problems;
    }

    @Test
    void a_number_of_ten_million_digits_is_refused_at_once() {
        for (String number : List.of("1e9999999", "-1E+999999999", "1e-9999999")) {
            assertThat(quick("/person/firstName", Json.createValue(new BigDecimal(number))))
                    .extracting(Problem::code)
                    .containsExactly("wrong-shape");
        }
    }

    @Test
    void ten_thousand_choices_are_refused_at_once() {
        JsonArrayBuilder many = Json.createArrayBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.add("choice-" + i);
        }

        assertThat(quick("/needs/areas", many.build()))
                .extracting(Problem::code)
                .containsExactly("too-many");
    }

    @Test
    void ten_thousand_items_are_refused_at_once() {
        JsonArrayBuilder many = Json.createArrayBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.add(Json.createObjectBuilder().add("name", "n" + i).add("x" + i, i));
        }

        assertThat(quick("/household", many.build())).isNotEmpty();
    }

    @Test
    void a_nest_of_two_thousand_levels_is_refused_at_once() {
        JsonValue nest = JsonValue.EMPTY_JSON_ARRAY;
        for (int i = 0; i < 2_000; i++) {
            nest = i % 2 == 0
                    ? Json.createArrayBuilder().add(nest).build()
                    : Json.createObjectBuilder().add("a", nest).build();
        }

        assertThat(quick("/person/firstName", nest)).extracting(Problem::code).containsExactly("wrong-shape");
        assertThat(quick("/household", nest)).isNotEmpty();
    }

    @Test
    void fifty_thousand_answers_that_nobody_asked_for_are_refused_at_once_and_not_all_named() {
        var many = Json.createObjectBuilder();
        for (int i = 0; i < 50_000; i++) {
            many.add("k" + i, i);
        }

        assertThat(quick("/more", many.build())).hasSize(1);
        assertThat(problems(new Answers(many.build()))).hasSizeLessThan(40);
    }

    @Test
    void a_quarter_of_a_million_characters_are_refused_at_once_even_where_there_is_a_pattern() {
        String flood = "AB".repeat(125_000);

        assertThat(quick("/visit/keySafe", Json.createValue(flood)))
                .extracting(Problem::code)
                .containsExactly("too-long");
        assertThat(quick("/person/email", Json.createValue(flood + "@a.b")))
                .extracting(Problem::code)
                .containsExactly("too-long");
        assertThat(quick("/about/who", Json.createValue(flood)))
                .extracting(Problem::code)
                .containsExactly("choice");
    }

    @Test
    void a_line_feed_after_a_match_is_no_match() {
        JsonObject answers = JsonPlace.of("/visit/keySafe").put(goodExcept("{}").json(), Json.createValue("AB1234\n"));

        assertThat(problems(new Answers(answers))).as("trimmed").isEmpty();
        answers = JsonPlace.of("/visit/keySafe").put(answers, Json.createValue("AB12\n4"));
        assertThat(problems(new Answers(answers))).hasSize(1);
    }
}
