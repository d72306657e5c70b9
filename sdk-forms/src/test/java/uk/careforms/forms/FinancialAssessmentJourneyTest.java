package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.careforms.engine.json.StrictJson;

/** The financial assessment, filled in page by page and item by item by the invented people of its samples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinancialAssessmentJourneyTest {

    private static final String FORM = "/forms/financial-assessment";
    private static final Path SAMPLES = Path.of("src/main/resources/forms/financial-assessment/samples");

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
    @CsvSource({
        "self-pension-and-savings, 25, about £135.59 a week",
        "couple-with-joint-accounts, 25, about £88.20 a week",
        "attorney-permanent-with-a-house-and-12-weeks, 31, about £361.01 a week",
        "nobody-can-agree, 30, ''",
        "dre-heavy-younger-adult, 24, about £20.97 a week",
        "temporary-stay-with-costs-at-home, 28, about £201.45 a week",
        "permanent-husband-at-home-and-half-pension, 28, about £215.18 a week",
        "half-of-a-rented-house, 26, ''",
        "gave-money-to-a-grandson, 25, about £76.55 a week",
        "names-with-apostrophes-and-markup, 25, about £135.59 a week",
        "claim-still-waiting, 24, ''",
        "over-the-limit-short-path, 13, ''",
        "declines-to-tell-us, 13, ''",
        "wales-is-not-calculated, 7, ''"
    })
    void an_invented_person_gets_through(String sample, int most, String figure) throws IOException {
        JsonObject answers = answers(sample);
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", answers, flat);
        Visitor visitor = pages.visitor();
        Answer now = visitor.press(visitor.get(FORM), Map.of());
        List<String> way = new ArrayList<>();
        StringBuilder read = new StringBuilder();
        while (!now.path().endsWith("/check")) {
            way.add(now.path().replaceFirst(".*/", ""));
            assertThat(way).hasSizeLessThan(60);
            visitor.press(now, Map.of()); // every page is also seen with what is said of nothing
            now = add(visitor, visitor.get(now.path()), answers);
            read.append(now.text("main"));
            Answer next = visitor.press(now, flat);
            assertThat(next.path()).as("%s: %s", now.path(), next.errors()).isNotEqualTo(now.path());
            now = next;
        }
        Answer sent = visitor.press(now, Map.of());

        assertThat(sent.heading()).isEqualTo("Your form has been sent");
        assertThat(way).hasSizeLessThanOrEqualTo(most);
        assertThat(read).contains(figure);
        if (figure.startsWith("about")) {
            boolean own = List.of("self", "with-help").contains(flat.getOrDefault("about-who", ""));
            assertThat(read).contains((own ? "You" : "The person") + " may be asked to pay " + figure);
            assertThat(read.indexOf("What you keep") >= 0).isEqualTo(own);
        }
        assertThat(way.contains("estimate"))
                .as("an estimate is shown to those who asked for it")
                .isEqualTo(flat.getOrDefault("consent-estimate", "no").equals("yes"));
    }

    /** Adds the items of a list, one after the other, where the page is that of a list. */
    private static Answer add(Visitor visitor, Answer list, JsonObject answers) {
        Answer now = list;
        Element button = list.page().selectFirst("main a.govuk-button--secondary[href$=/items/new]");
        if (button == null || !(answers.get(button.id()) instanceof JsonArray items)) {
            return list;
        }
        for (JsonValue item : items) {
            Map<String, String> fields = new LinkedHashMap<>();
            flatten(button.id() + "-item", item.asJsonObject(), fields);
            Answer fresh = visitor.get(button.attr("href").replaceFirst("^/care", ""));
            now = visitor.press(fresh, fields);
            assertThat(now.path()).as("%s", now.errors()).isEqualTo(list.path());
        }
        return now;
    }

    private static JsonObject answers(String sample) throws IOException {
        try (InputStream file = Files.newInputStream(SAMPLES.resolve(sample + ".json"))) {
            return StrictJson.read(file)
                    .fold(good -> good.json(), bad -> {
                        throw new AssertionError(bad.problem());
                    })
                    .getJsonObject("answers");
        }
    }

    private static void flatten(String prefix, JsonObject object, Map<String, String> flat) {
        object.forEach((key, value) -> {
            String name = prefix.isEmpty() ? key : prefix + "-" + key;
            if (value instanceof JsonObject inner) {
                flatten(name, inner, flat);
            } else if (!(value instanceof JsonArray)) {
                String text = value instanceof JsonString string ? string.getString() : value.toString();
                flat.put(name, text);
                String[] date = text.split("-", -1);
                if (date.length == 3) {
                    flat.put(name + "-year", date[0]);
                    flat.put(name + "-month", date[1]);
                    flat.put(name + "-day", date[2]);
                }
            }
        });
    }
}
