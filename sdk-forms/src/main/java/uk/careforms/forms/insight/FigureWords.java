package uk.careforms.forms.insight;

import uk.careforms.engine.insight.Figure;
import uk.careforms.engine.insight.InsightTable.Unit;

/** Figures as people read them. */
final class FigureWords {

    private FigureWords() {}

    static String of(Figure figure, Unit unit) {
        return switch (figure.withheld()) {
            case FEWER_THAN_FIVE -> "fewer than 5";
            case REVEALING -> "withheld";
            case NO ->
                figure.value()
                        .map(value -> value.toPlainString() + ending(unit))
                        .orElse("–");
        };
    }

    private static String ending(Unit unit) {
        return unit == Unit.PERCENT ? "%" : "";
    }
}
