package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked cases below {@code src/test/resources/charging}: each says its arithmetic, and its working adds up to the penny. */
class WorkedCasesTest {

    private static final List<String> GROUPS = List.of(
            "capital", "years", "income", "savings-credit", "home", "property", "gates", "published", "independent");

    record Worked(String group, JsonObject json) {

        Charged charged() {
            JsonObject policy = json.containsKey("policy") ? json.getJsonObject("policy") : JsonValue.EMPTY_JSON_OBJECT;
            assertThat(Charged.CHARGING.checkPolicy("policy", policy)).isEmpty();
            return Charged.on(json.getString("asOf"), json.getJsonObject("facts"), policy);
        }

        @Override
        public String toString() {
            return group + ": " + json.getString("name") + " [" + json.getString("arithmetic") + "]";
        }
    }

    static Stream<Worked> cases() {
        return GROUPS.stream().flatMap(group -> {
            try {
                return Charged.read(Files.readString(Path.of("src", "test", "resources", "charging", group + ".json"))
                                .replace("'", "’"))
                        .getJsonArray("cases")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(one -> new Worked(group, one));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void there_are_more_than_a_hundred_of_them() {
        assertThat(cases()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_worked_case_comes_out_as_its_arithmetic_says(Worked worked) {
        Charged charged = worked.charged();

        worked.json.getJsonObject("expect").forEach((name, expected) -> expect(charged, name, expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_working_adds_up_to_the_penny(Worked worked) {
        Charged charged = worked.charged();

        for (JsonObject line : charged.working()) {
            assertThat(pounds(line, "counted").add(pounds(line, "ignored")))
                    .as(line.toString())
                    .isEqualByComparingTo(pounds(line, "amount"));
        }
        if (charged.figure("assessableIncome").isPresent()) {
            assertThat(charged.sum("income")).isEqualByComparingTo(charged.pounds("assessableIncome"));
            assertThat(charged.sum("allowance")).isEqualByComparingTo(charged.pounds("totalAllowances"));
            assertThat(charged.sum("capital")).isEqualByComparingTo(charged.pounds("assessedCapital"));
        }
        if (charged.figure("councilShare").isPresent()) {
            assertThat(charged.pounds("contribution").add(charged.pounds("councilShare")))
                    .isEqualByComparingTo(charged.pounds("cost"));
        }
    }

    private static void expect(Charged charged, String name, JsonValue expected) {
        switch (name) {
            case "status" -> assertThat(charged.status()).isEqualTo(text(expected));
            case "final" -> assertThat(charged.json().getBoolean("final")).isEqualTo(expected == JsonValue.TRUE);
            case "warnings" -> assertThat(charged.texts("warnings", "code")).containsAll(texts(expected));
            case "missing" ->
                assertThat(charged.texts("missing", "pointer")).containsExactlyElementsOf(texts(expected));
            case "statuses" ->
                assertThat(charged.texts("periods", "status")).containsExactlyElementsOf(texts(expected));
            case "policy" ->
                assertThat(charged.json().getJsonObject("policy").getString("id"))
                        .isEqualTo(text(expected));
            case "events" ->
                expected.asJsonObject().forEach((event, on) -> assertThat(
                                Charged.objects(charged.json().getJsonArray("nextEvents")))
                        .anyMatch(one -> one.getString("event").equals(event)
                                && one.getString("on").equals(text(on))));
            default ->
                assertThat(charged.figure(name).orElse("none"))
                        .as(name)
                        .isEqualTo(expected instanceof JsonString ? text(expected) : "none");
        }
    }

    private static BigDecimal pounds(JsonObject line, String name) {
        return new BigDecimal(line.getString(name));
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private static List<String> texts(JsonValue list) {
        return ((JsonArray) list)
                .getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }
}
