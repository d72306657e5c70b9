package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A calculation as a letter shows it. Every list adds up, to the penny, to the total that is named like it: where figures were
 * rounded after they were added, the last line says so.
 */
public final class LetterFigures {

    /** What the entries of the lists have. */
    static final Set<String> IN_LISTS = Set.of("label", "amount", "why", "on", "sentence");

    private static final Set<String> NAMES = Set.of(
            "asOf",
            "status",
            "contribution",
            "councilShare",
            "cost",
            "income",
            "incomeTotal",
            "capital",
            "capitalTotal",
            "allowances",
            "allowancesTotal",
            "ignored",
            "left",
            "isCapped",
            "nextEvents",
            "provisional",
            "rates");

    /** The word before a name that says whether a list has an entry: {@code has.income}. */
    private static final Set<String> LISTS = Set.of("income", "capital", "allowances", "ignored", "nextEvents");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private LetterFigures() {}

    /** Whether a template may name it: {@code calculation.charge.contribution}, {@code calculation.charge.is.nil}. */
    static boolean isKnown(String name, Set<String> calculations) {
        String[] parts = name.split("\\.", -1);
        if (calculations.isEmpty() || !parts[0].equals("calculation")) {
            return !calculations.isEmpty() && IN_LISTS.contains(name);
        }
        return switch (parts.length) {
            case 1 -> true;
            case 2 -> calculations.contains(parts[1]);
            case 3 -> calculations.contains(parts[1]) && NAMES.contains(parts[2]);
            case 4 ->
                calculations.contains(parts[1])
                        && (parts[2].equals("is") || (parts[2].equals("has") && LISTS.contains(parts[3])));
            default -> false;
        };
    }

    /**
     * What a template sees.
     *
     * @param period what the result says of the days around its day
     * @param working its lines
     * @param events what comes next
     */
    public static Map<String, Object> of(
            LocalDate asOf,
            String status,
            String rates,
            boolean provisional,
            JsonObject period,
            List<JsonObject> working,
            List<JsonObject> events) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("asOf", DAY.format(asOf));
        figures.put("status", status);
        figures.put("is", Map.of(status.isEmpty() ? "unknown" : status, true));
        figures.put("rates", rates);
        figures.put("provisional", provisional);
        for (String name : List.of("contribution", "councilShare", "cost")) {
            Amounts.of(period.get(name)).ifPresent(amount -> figures.put(name, pounds(amount)));
        }
        BigDecimal income = total(period, "assessableIncome", counted(working, "income"));
        BigDecimal allowances = total(period, "totalAllowances", counted(working, "allowance"));
        figures.put("income", lines(working, "income", income));
        figures.put("incomeTotal", pounds(income));
        figures.put("capital", lines(working, "capital", counted(working, "capital")));
        figures.put("capitalTotal", pounds(counted(working, "capital")));
        figures.put("allowances", lines(working, "allowance", allowances));
        figures.put("allowancesTotal", pounds(allowances));
        figures.put("left", pounds(income.subtract(allowances).max(BigDecimal.ZERO)));
        figures.put(
                "isCapped",
                Amounts.of(period.get("contribution"))
                        .filter(paid ->
                                paid.compareTo(income.subtract(allowances).max(BigDecimal.ZERO)) < 0)
                        .isPresent());
        figures.put("ignored", ignored(working));
        figures.put("nextEvents", events(events));
        Map<String, Object> has = new HashMap<>();
        LISTS.forEach(list -> has.put(list, !((List<?>) figures.getOrDefault(list, List.of())).isEmpty()));
        figures.put("has", has);
        return figures;
    }

    private static BigDecimal total(JsonObject period, String name, BigDecimal otherwise) {
        return Amounts.of(period.get(name)).orElse(otherwise);
    }

    private static BigDecimal counted(List<JsonObject> working, String kind) {
        return working.stream()
                .filter(line -> line.getString("kind", "").equals(kind))
                .map(line -> Amounts.of(line.get("counted")).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Map<String, Object>> lines(List<JsonObject> working, String kind, BigDecimal total) {
        List<Map<String, Object>> lines = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonObject line : working) {
            BigDecimal amount = Amounts.of(line.get("counted")).orElse(BigDecimal.ZERO);
            if (line.getString("kind", "").equals(kind) && amount.signum() != 0) {
                lines.add(line(line.getString("label", ""), amount, line.getString("reason", "")));
                sum = sum.add(amount.setScale(2, RoundingMode.HALF_UP));
            }
        }
        BigDecimal difference = total.subtract(sum);
        if (difference.signum() != 0) {
            lines.add(line("Rounding", difference, "Figures are added before they are rounded to pennies"));
        }
        return lines;
    }

    private static List<Map<String, Object>> ignored(List<JsonObject> working) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonObject line : working) {
            BigDecimal amount = Amounts.of(line.get("ignored")).orElse(BigDecimal.ZERO);
            boolean given = Set.of("income", "capital").contains(line.getString("kind", ""));
            if (given && amount.signum() > 0) {
                lines.add(line(line.getString("label", ""), amount, line.getString("reason", "")));
            }
        }
        return lines;
    }

    private static List<Map<String, Object>> events(List<JsonObject> events) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (JsonObject event : events) {
            shown.add(Map.of("on", day(event.getString("on", "")), "sentence", event.getString("sentence", "")));
        }
        return shown;
    }

    private static String day(String text) {
        try {
            return DAY.format(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return text;
        }
    }

    private static Map<String, Object> line(String label, BigDecimal amount, String why) {
        return Map.of("label", label, "amount", pounds(amount), "why", why);
    }

    /** Like {@code £1,234.50}; one dialect whatever the machine's language. */
    private static String pounds(BigDecimal amount) {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.UK));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return (amount.signum() < 0 ? "-£" : "£") + format.format(amount.abs());
    }
}
