package uk.careforms.forms.insight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.Insight;
import uk.careforms.forms.web.Fields;

/**
 * The period that somebody asks about: a year up to today where they do not say.
 *
 * @param from the first day; some day when there are problems
 * @param problems at {@code /from} or {@code /to}
 */
public record AskedPeriod(LocalDate from, LocalDate to, List<Problem> problems) {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2999;

    /** Reads {@code from} and {@code to}, days like {@code 2026-04-01}. */
    public static AskedPeriod of(Fields query, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        LocalDate to = day(query, "to", "last", problems).orElse(today);
        LocalDate from = day(query, "from", "first", problems)
                .orElseGet(() -> to.minusYears(1).plusDays(1));
        if (problems.isEmpty() && from.isAfter(to)) {
            problems.add(new Problem("/from", "period.backwards", "The first day must not be after the last day"));
        }
        if (problems.isEmpty() && !to.isBefore(from.plusYears(Insight.MOST_YEARS))) {
            problems.add(new Problem(
                    "/from",
                    "period.too-long",
                    "The period must be no longer than " + Insight.MOST_YEARS + " years; choose a later first day"));
        }
        return new AskedPeriod(from, to, List.copyOf(problems));
    }

    private static Optional<LocalDate> day(Fields query, String field, String word, List<Problem> problems) {
        String typed = query.text(field).trim();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = read(typed);
        if (day.isEmpty()) {
            problems.add(new Problem(
                    "/" + field, "date.not-real", "The " + word + " day must be a real date, like 2026-04-01"));
        }
        return day;
    }

    /** A day of this millennium as {@code 2026-04-01}; empty when there is no such day. */
    public static Optional<LocalDate> read(String typed) {
        if (!typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.getYear() >= EARLIEST && day.getYear() <= LATEST ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
