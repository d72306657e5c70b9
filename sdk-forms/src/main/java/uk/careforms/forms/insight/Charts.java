package uk.careforms.forms.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.insight.Figure;
import uk.careforms.engine.insight.InsightTable;
import uk.careforms.engine.insight.InsightTable.Unit;
import uk.careforms.forms.templates.View;

/**
 * Bars drawn as SVG from one column of a table, with the same figures in words. Positions are attributes, because the pages allow
 * no styles in themselves.
 */
final class Charts {

    private static final int ROW = 34;
    private static final int LABELS = 300;
    private static final int BARS = 360;
    private static final int LONGEST_LABEL = 34;

    private Charts() {}

    /** Empty where there is nothing to draw. */
    static Optional<View> of(InsightTable table) {
        List<String> keys =
                table.columns().stream().map(InsightTable.Column::key).toList();
        int column = keys.indexOf(table.chart());
        if (column < 0) {
            return Optional.empty();
        }
        List<InsightTable.Row> rows =
                table.rows().stream().filter(row -> !row.total()).toList();
        boolean drawable =
                rows.stream().anyMatch(row -> row.figures().get(column).value().isPresent());
        return drawable ? Optional.of(drawn(table, rows, column)) : Optional.empty();
    }

    private static View drawn(InsightTable table, List<InsightTable.Row> rows, int column) {
        Unit unit = table.columns().get(column).unit();
        BigDecimal most = rows.stream()
                .flatMap(row -> row.figures().get(column).value().stream())
                .max(BigDecimal::compareTo)
                .filter(value -> value.signum() > 0)
                .orElse(BigDecimal.ONE);
        List<View> bars = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Figure figure = rows.get(i).figures().get(column);
            int width = figure.value()
                    .map(value -> value.doubleValue() / most.doubleValue() * BARS)
                    .map(Math::round)
                    .orElse(0L)
                    .intValue();
            String words = FigureWords.of(figure, unit);
            String title = rows.get(i).title();
            bars.add(new View()
                    .text("label", shortened(title))
                    .text("words", words)
                    .number("top", i * (long) ROW + 5)
                    .number("middle", i * (long) ROW + 22)
                    .number("width", width)
                    .number("after", LABELS + width + 8L));
            said.add(title + ": " + words);
        }
        return new View()
                .text("chartId", table.id() + "-chart")
                .text(
                        "chartTitle",
                        table.title() + ": " + table.columns().get(column).title())
                .text("chartWords", String.join("; ", said) + ".")
                .number("height", rows.size() * (long) ROW)
                .number("left", LABELS)
                .number("labelEnd", LABELS - 8L)
                .views("bars", bars);
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_LABEL
                ? title
                : title.substring(0, LONGEST_LABEL - 1).strip() + "…";
    }
}
