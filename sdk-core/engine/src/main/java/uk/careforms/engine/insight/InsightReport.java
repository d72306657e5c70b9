package uk.careforms.engine.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The measures of one form over a period.
 *
 * @param from the first day, Europe/London
 * @param to the last day
 * @param readAt up to when the feed of events had been counted
 */
public record InsightReport(
        String form, String title, LocalDate from, LocalDate to, Instant readAt, List<InsightTable> tables) {

    public InsightReport {
        tables = List.copyOf(tables);
    }
}
