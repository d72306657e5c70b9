package uk.careforms.engine.insight;

import java.util.List;

/**
 * One table of a report.
 *
 * @param id lower-case words joined by dashes, which programs may rely on
 * @param about what is counted, in a sentence
 * @param chart the key of the column that a chart of this table shows; empty when there is nothing to draw
 */
public record InsightTable(String id, String title, String about, String chart, List<Column> columns, List<Row> rows) {

    public InsightTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What a column counts in. */
    public enum Unit {
        COUNT,
        PERCENT,
        DAYS
    }

    /** One column. */
    public record Column(String key, String title, Unit unit) {}

    /**
     * One row.
     *
     * @param total whether the other rows add up to this one
     * @param figures one for each column
     */
    public record Row(String key, String title, boolean total, List<Figure> figures) {

        public Row {
            figures = List.copyOf(figures);
        }
    }
}
