package uk.careforms.engine.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date as a person typed it into three boxes.
 *
 * <p>Months may be names ({@code march}, {@code Mar}). A real date becomes ISO text; what is not one is kept box by box, so
 * that the page can show it again and checking can say what is wrong. GOV.UK pattern "Dates", read November 2026.
 *
 * @param day as typed, trimmed
 * @param month as typed, trimmed
 * @param year as typed, trimmed
 */
public record TypedDate(String day, String month, String year) {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int LONGEST = 20;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public TypedDate {
        day = box(day);
        month = box(month);
        year = box(year);
    }

    private static String box(String typed) {
        String one = Normal.trim(typed).replace('-', ' ');
        one = CONTROL.matcher(one).replaceAll(" ");
        return one.length() <= LONGEST
                ? one
                : one.substring(0, one.offsetByCodePoints(0, Math.min(LONGEST, one.codePointCount(0, one.length()))));
    }

    /** Takes kept text apart again, for the three boxes. */
    public static TypedDate fromText(String text) {
        String[] parts = text.split("-", 3);
        return parts.length == 3
                ? new TypedDate(unpadded(parts[2]), unpadded(parts[1]), parts[0])
                : new TypedDate(text, "", "");
    }

    /** Whether nothing was typed, which is no answer. */
    public boolean isBlank() {
        return day.isEmpty() && month.isEmpty() && year.isEmpty();
    }

    /** The day it is, when it is one. */
    public Optional<LocalDate> date() {
        if (!isNumber(day, 2) || monthNumber().isEmpty() || !isNumber(year, 4) || year.length() != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(Integer.parseInt(year), monthNumber().get(), Integer.parseInt(day)));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    /** The text to keep: {@code 2025-03-27}, or the three boxes joined the same way round when it is not a date. */
    public String text() {
        return date().map(LocalDate::toString)
                .orElseGet(
                        () -> year + "-" + monthNumber().map(TypedDate::padded).orElse(month) + "-"
                                + (isNumber(day, 2) ? padded(Integer.parseInt(day)) : day));
    }

    /**
     * What is wrong with it: {@code date.missing-day}, {@code date.missing-day-and-month} and so on, {@code
     * date.year-digits} or {@code date.not-real}; empty for a real date.
     */
    public Optional<String> fault() {
        String missing = String.join("-and-", missing());
        if (!missing.isEmpty()) {
            return Optional.of(isBlank() ? "date.not-real" : "date.missing-" + missing);
        }
        if (year.length() != 4 && isNumber(year, LONGEST)) {
            return Optional.of("date.year-digits");
        }
        return date().isPresent() ? Optional.empty() : Optional.of("date.not-real");
    }

    /** The boxes to mark as wrong: {@code day}, {@code month}, {@code year}; none for a real date. */
    public List<String> wrongBoxes() {
        if (date().isPresent()) {
            return List.of();
        }
        if (!missing().isEmpty() && !isBlank()) {
            return missing();
        }
        if (fault().filter("date.year-digits"::equals).isPresent()) {
            return List.of("year");
        }
        return List.of("day", "month", "year");
    }

    private List<String> missing() {
        List<String> missing = new java.util.ArrayList<>();
        if (day.isEmpty()) {
            missing.add("day");
        }
        if (month.isEmpty()) {
            missing.add("month");
        }
        if (year.isEmpty()) {
            missing.add("year");
        }
        return missing;
    }

    private Optional<Integer> monthNumber() {
        if (isNumber(month, 2)) {
            return Optional.of(Integer.parseInt(month));
        }
        String name = month.toLowerCase(Locale.ROOT).replace(".", "");
        for (int i = 0; i < MONTHS.size(); i++) {
            String full = MONTHS.get(i);
            if (full.equals(name) || (name.length() >= 3 && full.startsWith(name))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String padded(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String unpadded(String number) {
        boolean padded =
                number.length() == 2 && number.charAt(0) == '0' && number.charAt(1) >= '1' && number.charAt(1) <= '9';
        return padded ? number.substring(1) : number;
    }

    /** Never shows the date. */
    @Override
    public String toString() {
        return "TypedDate[" + (date().isPresent() ? "a date" : "not a date") + "]";
    }
}
