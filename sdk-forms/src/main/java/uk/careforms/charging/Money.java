package uk.careforms.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Pounds with two decimals. */
final class Money {

    static final BigDecimal ZERO = new BigDecimal("0.00");

    private Money() {}

    /** Of an amount that is whole pennies already. */
    static String text(BigDecimal pounds) {
        return pounds.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    static BigDecimal notBelowZero(BigDecimal pounds) {
        return pounds.signum() < 0 ? ZERO : pounds;
    }
}
