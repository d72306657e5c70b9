package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.engine.json.StrictJson;

/** The shipped form, filled in by the invented people of its own samples; every page also with nothing filled in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedFormTest {

    private static final String FORM = "/forms/adult-referral";

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self-all-four-limbs",
                "daughter-dementia-husband-copes",
                "nurse-hospital-discharge-with-a-date",
                "destitute-without-a-condition",
                "names-with-apostrophes-and-accents",
                "markup-as-a-name"
            })
    void an_invented_person_gets_through_and_sees_their_own_words_again(String sample) throws IOException {
        Map<String, String> answers = answers(sample);
        Visitor visitor = pages.visitor();
        Answer now = visitor.press(visitor.get(FORM), Map.of());
        List<String> way = new ArrayList<>();
        while (!now.path().endsWith("/check")) {
            assertThat(way).hasSizeLessThan(100);
            way.add(now.path());
            visitor.press(now, Map.of());
            now = visitor.get(now.path());
            Answer next = visitor.press(now, answers);
            assertThat(next.path()).as("%s: %s", now.path(), next.errors()).isNotEqualTo(now.path());
            now = next;
        }
        Answer sent = visitor.press(now, Map.of());

        assertThat(way).hasSizeGreaterThan(15);
        assertThat(sent.heading()).isEqualTo("Your form has been sent");
        Answer copy = visitor.get(sent.link("one page to print"));
        assertThat(copy.texts("dd"))
                .contains(answers.getOrDefault("person-firstName", "").strip());
    }

    private static Map<String, String> answers(String sample) throws IOException {
        Map<String, String> flat = new LinkedHashMap<>();
        try (InputStream file =
                ShippedFormTest.class.getResourceAsStream("/forms/adult-referral/samples/" + sample + ".json")) {
            assertThat(file).as(sample).isNotNull();
            JsonObject read = StrictJson.read(file).fold(good -> good.json(), bad -> {
                throw new AssertionError(bad.problem());
            });
            flatten("", read.getJsonObject("answers"), flat);
        }
        return flat;
    }

    private static void flatten(String prefix, JsonObject object, Map<String, String> flat) {
        object.forEach((key, value) -> {
            String name = prefix.isEmpty() ? key : prefix + "-" + key;
            if (value instanceof JsonObject inner) {
                flatten(name, inner, flat);
            } else if (value instanceof JsonArray list) {
                flat.put(name, list.stream().map(ShippedFormTest::text).collect(Collectors.joining(",")));
            } else {
                flat.put(name, text(value));
                String[] date = text(value).split("-", -1);
                if (date.length == 3) {
                    flat.put(name + "-year", date[0]);
                    flat.put(name + "-month", date[1]);
                    flat.put(name + "-day", date[2]);
                }
            }
        });
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
