package uk.careforms.engine.internal.insight;

import java.util.ArrayList;
import java.util.List;
import uk.careforms.engine.insight.InsightTable;
import uk.careforms.engine.insight.InsightTable.Column;
import uk.careforms.engine.insight.InsightTable.Row;
import uk.careforms.engine.insight.InsightTable.Unit;

/** What tables and their columns are called; programs rely on the keys. */
record Headings(String id, String title, String about, String chart, List<Column> columns) {

    static final Headings LINKS = new Headings(
            "links",
            "Links sent and forms returned",
            "Links sent in the period, and what has become of them since.",
            "return-rate",
            columns(
                    "sent",
                    "Sent",
                    "opened",
                    "Opened",
                    "begun",
                    "Begun",
                    "completed",
                    "Completed",
                    "return-rate",
                    "Return rate"));

    static final Headings FORMS = new Headings(
            "forms",
            "Forms begun",
            "Forms begun in the period. Stopped means neither sent nor saved for 7 days.",
            "completion-rate",
            columns(
                    "begun",
                    "Begun",
                    "completed",
                    "Completed",
                    "still-open",
                    "Still open",
                    "stopped",
                    "Stopped",
                    "completion-rate",
                    "Completion rate"));

    static final Headings DAYS = new Headings(
            "days",
            "Days to complete",
            "Half of the people took no longer than the median; a quarter took no longer than the lower quartile.",
            "median",
            columns(
                    "people",
                    "People",
                    "lower-quartile",
                    "Lower quartile",
                    "median",
                    "Median",
                    "upper-quartile",
                    "Upper quartile"));

    static final Headings PAGES = new Headings(
            "pages",
            "Where people stop",
            "Each page that somebody came to, in the order of the form, rounded to the nearest 5; a page that did not apply to"
                    + " somebody does not count them. The page somebody stopped at is the last one they came to.",
            "drop-out",
            columns("reached", "Came to it", "stopped", "Stopped there", "drop-out", "Drop-out"));

    static final Headings REASONS = new Headings(
            "reasons",
            "Reasons for not filling it in",
            "What people chose who said that they would not fill in the form, of links sent in the period.",
            "count",
            columns("count", "People"));

    static final Headings SATISFACTION = new Headings(
            "satisfaction",
            "Satisfaction",
            "How satisfied people said they were in the period, from 1 (very dissatisfied) to 5 (very satisfied).",
            "",
            columns(
                    "score-1",
                    "1",
                    "score-2",
                    "2",
                    "score-3",
                    "3",
                    "score-4",
                    "4",
                    "score-5",
                    "5",
                    "all",
                    "All",
                    "with-words",
                    "With words"));

    static final Headings CLOCKS = new Headings(
            "clocks",
            "Clocks",
            "Clocks of forms that were sent in the period.",
            "in-time-rate",
            columns(
                    "in-time",
                    "In time",
                    "late",
                    "Late",
                    "running",
                    "Running",
                    "overdue",
                    "Overdue",
                    "all",
                    "All",
                    "in-time-rate",
                    "In time, share"));

    static final Headings OUTCOMES = new Headings(
            "outcomes",
            "Outcomes",
            "How the cases of forms that were sent in the period have ended.",
            "count",
            columns("count", "Cases"));

    InsightTable over(List<Row> rows) {
        return new InsightTable(id, title, about, chart, columns, rows);
    }

    private static List<Column> columns(String... keysAndTitles) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < keysAndTitles.length; i += 2) {
            String key = keysAndTitles[i];
            boolean rate = key.endsWith("-rate") || key.equals("drop-out");
            boolean days = key.endsWith("quartile") || key.equals("median");
            columns.add(new Column(key, keysAndTitles[i + 1], rate ? Unit.PERCENT : days ? Unit.DAYS : Unit.COUNT));
        }
        return columns;
    }
}
