package uk.careforms.engine.internal.uprating;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.uprating.UpratingLine.Outcome;

/**
 * What a new calculation makes of a case. Its text never shows a figure.
 *
 * @param result the new result; empty where there is none
 * @param needsReason whether it needs a person because figures that nobody has confirmed may not be used without a reason
 */
public record Proposal(
        String status,
        Optional<Long> pence,
        long difference,
        Outcome outcome,
        String why,
        Optional<JsonObject> result,
        String rates,
        String policy,
        boolean needsReason) {

    private static final Set<String> UNDECIDED = Set.of("cannot-decide", "wrong");
    private static final String PROVISIONAL_FIGURES = "/overrides/provisionalFigures";
    private static final int MOST_REASONS = 8;
    private static final int LONGEST = 2_000;

    /**
     * What is in force.
     *
     * @param result as the calculation gave it
     */
    public record Before(LocalDate asOf, String status, Optional<Long> pence, JsonObject result) {

        /** Never shows a figure. */
        @Override
        public String toString() {
            return "Before[" + asOf + "]";
        }
    }

    /** Never shows a figure. */
    @Override
    public String toString() {
        return "Proposal[" + outcome + "]";
    }

    /** Compares. */
    public static Proposal of(Before before, LocalDate asOf, Calculated now) {
        return now.fold(result -> of(before, asOf, result.json()), wrong -> person("wrong", facts(wrong.problems())));
    }

    /** A case that a person has to look at. */
    public static Proposal person(String status, String why) {
        return person(status, why, false);
    }

    private static Proposal person(String status, String why, boolean needsReason) {
        return new Proposal(
                status,
                Optional.empty(),
                0,
                Outcome.PERSON,
                shortened(why, LONGEST),
                Optional.empty(),
                "",
                "",
                needsReason);
    }

    private static Proposal of(Before before, LocalDate asOf, JsonObject result) {
        String status = text(result.get("status"));
        JsonObject period = period(result, asOf);
        Optional<Long> pence = amount(period.get("contribution"))
                .or(() -> amount(object(result, "result").get("contribution")))
                .map(pounds -> pounds.movePointRight(2).longValue());
        if (UNDECIDED.contains(status) || status.isEmpty()) {
            return person(status.isEmpty() ? "cannot-decide" : status, missing(result), needsReason(result));
        }
        if (status.equals("contribution") && pence.isEmpty()) {
            return person(status, "The calculation gave no figure; calculate the case by hand");
        }
        boolean same = status.equals(before.status()) && pence.equals(before.pence());
        long difference = pence.isPresent() && before.pence().isPresent()
                ? pence.get() - before.pence().get()
                : 0;
        return new Proposal(
                status,
                pence,
                difference,
                same ? Outcome.SAME : Outcome.CHANGED,
                same ? "" : why(before, status, result, period),
                Optional.of(result),
                shortened(text(object(result, "rates").get("id")), 40),
                shortened(text(object(result, "policy").get("id")), 80),
                false);
    }

    private static String why(Before before, String status, JsonObject result, JsonObject period) {
        List<String> reasons = new ArrayList<>();
        if (!status.equals(before.status())) {
            reasons.add("status " + before.status() + " to " + status);
        }
        for (String id : List.of("rates", "policy")) {
            String old = text(object(before.result(), id).get("id"));
            String now = text(object(result, id).get("id"));
            if (!old.equals(now)) {
                reasons.add(id + " " + said(old) + " to " + said(now));
            }
        }
        Map<String, BigDecimal> was = amounts(period(before.result(), before.asOf()));
        Map<String, BigDecimal> is = amounts(period);
        is.forEach((name, amount) -> {
            BigDecimal old = was.getOrDefault(name, BigDecimal.ZERO);
            if (old.compareTo(amount) != 0) {
                reasons.add(name + " " + old.toPlainString() + " to " + amount.toPlainString());
            }
        });
        was.forEach((name, amount) -> {
            if (!is.containsKey(name) && amount.signum() != 0) {
                reasons.add(name + " " + amount.toPlainString() + " to none");
            }
        });
        String all = String.join("; ", reasons.subList(0, Math.min(reasons.size(), MOST_REASONS)));
        return shortened(all.isEmpty() ? "The rules of the new day" : all, LONGEST);
    }

    /** The amounts of a period by their names in words, and each allowance by its label. */
    private static Map<String, BigDecimal> amounts(JsonObject period) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        period.forEach((name, value) -> {
            if (!name.equals("contribution")) {
                amount(value).ifPresent(amount -> amounts.put(words(name), amount));
            }
        });
        for (JsonObject allowance : objects(period.get("allowances"))) {
            amount(allowance.get("amount"))
                    .ifPresent(amount -> amounts.merge(text(allowance.get("label")), amount, BigDecimal::add));
        }
        return amounts;
    }

    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (char c : name.toCharArray()) {
            words.append(Character.isUpperCase(c) ? " " + Character.toLowerCase(c) : String.valueOf(c));
        }
        return words.toString();
    }

    private static String missing(JsonObject result) {
        List<String> sentences = objects(result.get("missing")).stream()
                .map(entry -> text(entry.get("sentence")))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        return sentences.isEmpty() ? "It cannot be decided from what is known" : String.join(" ", sentences);
    }

    private static boolean needsReason(JsonObject result) {
        return objects(result.get("missing")).stream()
                .anyMatch(entry -> text(entry.get("pointer")).startsWith(PROVISIONAL_FIGURES));
    }

    private static String facts(List<Problem> problems) {
        return "Facts that cannot be right: "
                + String.join(" ", problems.stream().map(Problem::sentence).toList());
    }

    private static JsonObject period(JsonObject result, LocalDate asOf) {
        List<JsonObject> periods = objects(result.get("periods"));
        return periods.stream()
                .filter(period -> begins(period, asOf) && ends(period, asOf))
                .findFirst()
                .or(periods.stream()::findFirst)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static boolean begins(JsonObject period, LocalDate asOf) {
        return day(period.get("from")).filter(from -> from.isAfter(asOf)).isEmpty();
    }

    private static boolean ends(JsonObject period, LocalDate asOf) {
        return day(period.get("to")).filter(to -> to.isBefore(asOf)).isEmpty();
    }

    private static Optional<LocalDate> day(@Nullable JsonValue value) {
        try {
            String text = text(value);
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> amount(@Nullable JsonValue value) {
        String text = text(value);
        return text.matches("-?[0-9]{1,12}\\.[0-9]{2}") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static List<JsonObject> objects(@Nullable JsonValue value) {
        return value instanceof JsonArray list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .toList()
                : List.of();
    }

    private static JsonObject object(JsonObject of, String name) {
        return of.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static String text(@Nullable JsonValue value) {
        return value instanceof JsonString text ? text.getString() : "";
    }

    private static String said(String id) {
        return id.isEmpty() ? "(not named)" : id;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
