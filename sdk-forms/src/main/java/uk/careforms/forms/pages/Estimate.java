package uk.careforms.forms.pages;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.TypedDate;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;

/**
 * What a calculation came to, in plain words and line by line. Always an estimate: nothing on a page of a form is a decision.
 *
 * <p>What is shown goes by the names that results have; a member that is not there is not shown, so any calculation that answers in
 * this shape can stand on a page.
 */
final class Estimate {

    private static final AnswerShape POUNDS = AnswerShape.text(AnswerFormat.MONEY, 1, 40, Optional.empty());
    private static final Map<String, String> SETTINGS = Map.of(
            "non-residential", "Care at home",
            "short-term", "A short stay in a care home",
            "temporary", "A temporary stay in a care home",
            "permanent", "Living in a care home");

    private final EstimateWords words;
    private final Map<String, String> answers;
    private final Addresses addresses;

    /**
     * @param words for whoever reads it
     * @param answers which answer stands behind each fact
     */
    Estimate(EstimateWords words, Map<String, String> answers, Addresses addresses) {
        this.words = words;
        this.answers = answers;
        this.addresses = addresses;
    }

    /** Finds the address where an answer can be given or changed. */
    interface Addresses {
        Optional<String> of(String pointer);
    }

    View view(Calculated made) {
        return made.fold(result -> result(result.json()), wrong -> wrong(wrong.problems()));
    }

    private View wrong(List<Problem> problems) {
        List<View> gaps = problems.stream()
                .map(problem -> gap(problem.pointer(), problem.sentence()))
                .toList();
        return empty().text("headline", "We cannot work out a figure from these answers")
                .views("gaps", gaps);
    }

    private static View empty() {
        return new View()
                .text("explained", "")
                .views("gaps", List.of())
                .views("periods", List.of())
                .texts("notes", List.of())
                .views("events", List.of())
                .text("provisional", "");
    }

    private View result(JsonObject json) {
        String status = json.getString("status", "");
        JsonObject rates = object(json, "rates");
        String year = rates.getString("id", "");
        List<View> gaps = objects(json, "missing").stream()
                .map(gap -> gap(gap.getString("pointer", ""), gap.getString("sentence", "")))
                .toList();
        List<JsonObject> periods = objects(json, "periods");
        View view = empty().text(
                        "headline",
                        words.headline(status, pounds(first(json, periods).getString("contribution", ""))))
                .text("explained", words.explained(status))
                .views("gaps", gaps)
                .views(
                        "periods",
                        periods.stream()
                                .map(period -> period(period, periods.size() > 1))
                                .toList())
                .texts("notes", notes(json))
                .views(
                        "events",
                        objects(json, "nextEvents").stream()
                                .map(Estimate::event)
                                .toList());
        return rates.getString("status", "").equals("provisional")
                ? view.text("provisional", "Some of the national figures for " + year + " are not confirmed yet")
                : view;
    }

    private static JsonObject first(JsonObject json, List<JsonObject> periods) {
        JsonObject own = object(json, "result");
        return own.isEmpty() && !periods.isEmpty() ? periods.get(0) : own;
    }

    private View gap(String fact, String sentence) {
        return new View().text("sentence", sentence).text("href", answer(fact).flatMap(addresses::of));
    }

    /** The answer behind a fact, or behind the nearest thing that holds it. */
    private Optional<String> answer(String fact) {
        for (String at = fact; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            String pointer = answers.get(at);
            if (pointer != null) {
                return Optional.of(pointer);
            }
        }
        return Optional.empty();
    }

    private View period(JsonObject period, boolean several) {
        List<View> sums = new ArrayList<>();
        sum(sums, period, "assessedCapital", "Savings and property that count");
        sum(sums, period, "tariffIncome", "Income we take from savings, a week");
        sum(sums, period, "assessableIncome", "Income that counts, a week");
        sum(sums, period, "totalAllowances", words.keeps() + " for living costs, a week");
        sum(sums, period, "cost", "Cost of the care, a week");
        sum(sums, period, "contribution", words.pays() + ", a week");
        List<View> lines = new ArrayList<>();
        for (JsonObject line : objects(period, "working")) {
            lines.add(new View()
                    .text("lineKind", words.kind(line.getString("kind", "")))
                    .text("lineLabel", line.getString("label", ""))
                    .text("lineAmount", pounds(line.getString("amount", "")))
                    .text("lineCounted", pounds(line.getString("counted", "")))
                    .text("lineReason", line.getString("reason", ""))
                    .text("lineSource", line.getString("source", "")));
        }
        String setting = period.getString("setting", "");
        String title = SETTINGS.getOrDefault(setting, "");
        return new View()
                .text("periodTitle", several && title.isEmpty() ? "Another time" : title)
                .text("periodDates", dates(period))
                .views("sums", sums)
                .views("lines", lines);
    }

    private static void sum(List<View> sums, JsonObject period, String key, String words) {
        String amount = pounds(period.getString(key, ""));
        if (!amount.isEmpty()) {
            sums.add(new View().text("sumWords", words).text("sumAmount", amount));
        }
    }

    private static String dates(JsonObject period) {
        String from = day(period.getString("from", ""));
        String to = day(period.getString("to", ""));
        if (from.isEmpty()) {
            return to.isEmpty() ? "" : "Until " + to;
        }
        return to.isEmpty() ? "From " + from : "From " + from + " to " + to;
    }

    private static View event(JsonObject event) {
        return new View()
                .text("eventDay", day(event.getString("on", "")))
                .text("eventSentence", event.getString("sentence", ""));
    }

    private static List<String> notes(JsonObject json) {
        return objects(json, "warnings").stream()
                .filter(note -> !note.getString("code", "").equals("provisional-rates"))
                .map(note -> note.getString("sentence", ""))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static String day(String iso) {
        return TypedDate.fromText(iso).date().map(When::day).orElse("");
    }

    /** {@code 1234.50} as {@code £1,234.50}; anything else as it stands. */
    private static String pounds(String amount) {
        boolean negative = amount.startsWith("-");
        String bare = negative ? amount.substring(1) : amount;
        String words = bare.isEmpty() ? "" : POUNDS.readable(jakarta.json.Json.createValue(bare));
        return negative ? "−" + words : words;
    }

    private static JsonObject object(JsonObject json, String key) {
        return json.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static List<JsonObject> objects(JsonObject json, String key) {
        return json.get(key) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }
}
