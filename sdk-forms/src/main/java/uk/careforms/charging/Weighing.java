package uk.careforms.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * From capital, income and allowances to a contribution.
 *
 * @param income counted income without tariff income
 * @param cost the cost of the care a week, when it is known
 * @param most the local maximum, where there is one
 */
record Weighing(
        BigDecimal lower,
        BigDecimal limit,
        BigDecimal slice,
        BigDecimal income,
        BigDecimal allowances,
        BigDecimal percent,
        BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable BigDecimal cost,
        Rounding rounding) {

    /**
     * What it comes to.
     *
     * @param charged after the local percentage, before caps
     * @param contribution {@code null} for somebody over the limit when the cost is not known
     */
    record Weighed(
            boolean isOverLimit,
            BigDecimal tariff,
            BigDecimal assessable,
            BigDecimal available,
            BigDecimal charged,
            @Nullable BigDecimal contribution) {}

    Weighed at(BigDecimal capital) {
        if (capital.compareTo(limit) > 0) {
            BigDecimal available = Money.notBelowZero(income.subtract(allowances));
            return new Weighed(true, Money.ZERO, income, available, available, cost);
        }
        BigDecimal tariff = tariff(capital);
        BigDecimal assessable = income.add(tariff);
        BigDecimal available = Money.notBelowZero(assessable.subtract(allowances));
        BigDecimal charged = rounding.taken(available.multiply(percent).movePointLeft(2));
        BigDecimal capped = cost == null ? charged : charged.min(cost);
        capped = most == null ? capped : capped.min(most);
        return new Weighed(
                false, tariff, assessable, available, charged, capped.compareTo(least) < 0 ? Money.ZERO : capped);
    }

    /** One pound for each 250 pounds or part of them above the lower limit: SI 2014/2672 reg. 25. */
    BigDecimal tariff(BigDecimal capital) {
        return Money.notBelowZero(capital.subtract(lower))
                .divide(slice, 0, RoundingMode.CEILING)
                .setScale(2);
    }
}
