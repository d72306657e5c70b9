package uk.careforms.engine.internal.assess;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.careforms.engine.internal.pack.Amounts;
import uk.careforms.engine.internal.pack.LetterFigures;

/**
 * What is read out of a calculation's result, whatever it calculates: {@code status}, {@code rates.id}, {@code rates.status}, {@code
 * policy.id}, {@code missing} and {@code warnings} at the top, and {@code contribution} of the period that its day lies in.
 */
public record Figures(JsonObject result, LocalDate asOf) {

    private static final String PROVISIONAL = "provisional";

    /** One word, like {@code contribution}. */
    public String status() {
        return text(result.get("status")).orElse("");
    }

    /** Whether it was made with rates that nobody has confirmed. */
    public boolean provisional() {
        return text(member(result, "rates").get("status"))
                .filter(PROVISIONAL::equals)
                .isPresent();
    }

    public String rates() {
        return shortened(text(member(result, "rates").get("id")).orElse(""), 40);
    }

    public String policy() {
        return shortened(text(member(result, "policy").get("id")).orElse(""), 80);
    }

    /** What the person pays a week, in pence. */
    public Optional<Long> pence() {
        return contribution().map(pounds -> pounds.movePointRight(2).longValue());
    }

    /** What the person pays a week, in pounds. */
    public Optional<BigDecimal> contribution() {
        return Amounts.of(period().get("contribution"))
                .or(() -> Amounts.of(member(result, "result").get("contribution")));
    }

    /** The period that the day lies in; the first where it lies in none, empty where there are none. */
    public JsonObject period() {
        List<JsonObject> periods = objects(result.get("periods"));
        if (periods.isEmpty()) {
            periods = objects(member(result, "result").get("periods"));
        }
        return periods.stream()
                .filter(this::holdsDay)
                .findFirst()
                .or(periods.stream()::findFirst)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Its lines: those of the period, or of the whole result. */
    public List<JsonObject> working() {
        List<JsonObject> lines = objects(period().get("working"));
        return lines.isEmpty() ? objects(result.get("working")) : lines;
    }

    /** Sentences of what nobody has answered. */
    public List<String> missing() {
        return sentences("missing");
    }

    /** Sentences of what a person should look at. */
    public List<String> warnings() {
        return sentences("warnings");
    }

    /** Whether one of the warnings has a code that begins so. */
    public boolean warnsOf(String code) {
        return objects(result.get("warnings")).stream()
                .anyMatch(warning -> text(warning.get("code")).orElse("").contains(code));
    }

    /** What letters show. */
    public Map<String, Object> forLetters() {
        return LetterFigures.of(
                asOf, status(), rates(), provisional(), period(), working(), objects(result.get("nextEvents")));
    }

    private List<String> sentences(String list) {
        return objects(result.get(list)).stream()
                .map(entry -> text(entry.get("sentence")).orElse(""))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private boolean holdsDay(JsonObject period) {
        boolean begun =
                day(period.get("from")).filter(from -> from.isAfter(asOf)).isEmpty();
        return begun && day(period.get("to")).filter(to -> to.isBefore(asOf)).isEmpty();
    }

    private static Optional<LocalDate> day(@Nullable JsonValue value) {
        try {
            return text(value).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** The objects of a list; nothing where there is none. */
    public static List<JsonObject> objects(@Nullable JsonValue value) {
        return value instanceof JsonArray list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }

    /** A text. */
    public static Optional<String> text(@Nullable JsonValue value) {
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static JsonObject member(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Never shows a figure. */
    @Override
    public String toString() {
        return "Figures[" + asOf + "]";
    }
}
