package uk.careforms.charging;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** By which rules a stay is charged. A short-term stay has none of its own: it is charged like home, or as temporary. */
enum Setting {
    HOME,
    TEMPORARY,
    PERMANENT;

    static Setting of(Sheet sheet) {
        return switch (sheet.stay.word("setting").orElse("non-residential")) {
            case "permanent" -> PERMANENT;
            case "temporary" -> TEMPORARY;
            case "short-term" -> shortTerm(sheet);
            default -> HOME;
        };
    }

    private static Setting shortTerm(Sheet sheet) {
        int days = sheet.policy.shortTermDays();
        @Nullable LocalDate from = sheet.stay.day("from");
        @Nullable LocalDate to = sheet.stay.day("to");
        boolean tooLong = from != null && to != null && ChronoUnit.DAYS.between(from, to) + 1 > days;
        boolean grown = from != null && to == null && !sheet.on.isBefore(from.plusDays(days));
        if (from != null && to == null) {
            sheet.event(
                    from.plusDays(days),
                    "short-term-end",
                    "A short-term stay has lasted " + days + " days; from now on it is charged as temporary.");
        }
        if (tooLong || grown) {
            sheet.warn(
                    "short-term-too-long",
                    "The stay lasts more than " + days + " days, so it is charged as temporary.",
                    sheet.stay.at("to"));
        }
        return tooLong || grown || sheet.policy.chargesShortTermAsTemporary() ? TEMPORARY : HOME;
    }
}
