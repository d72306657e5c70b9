package uk.careforms.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import uk.careforms.charging.Weighing.Weighed;

/** When the capital of a self-funder reaches the limit, if everything stays as it is. */
final class Forecast {

    private static final BigDecimal LONGEST = new BigDecimal(5200);

    private final Sheet sheet;
    private final BigDecimal capital;
    private final Weighing weighing;
    private final Weighed weighed;

    Forecast(Sheet sheet, BigDecimal capital, Weighing weighing, Weighed weighed) {
        this.sheet = sheet;
        this.capital = capital;
        this.weighing = weighing;
        this.weighed = weighed;
    }

    void add() {
        BigDecimal cost = weighing.cost();
        if (cost == null) {
            return;
        }
        BigDecimal drawn = cost.subtract(weighed.available());
        if (drawn.signum() <= 0) {
            return;
        }
        BigDecimal weeks = capital.subtract(weighing.limit()).divide(drawn, 0, RoundingMode.CEILING);
        if (weeks.compareTo(LONGEST) < 0) {
            sheet.event(
                    sheet.on.plusWeeks(weeks.longValue()),
                    "capital-reaches-limit",
                    "If nothing else changes, capital reaches the limit after about " + weeks.toPlainString()
                            + " weeks. Ask for a new assessment some weeks before.");
        }
    }
}
