package uk.careforms.forms.insight;

import java.math.BigDecimal;

/** Pence as people read them. */
final class Pounds {

    private Pounds() {}

    /** {@code £12.34}. */
    static String of(long pence) {
        return (pence < 0 ? "-£" : "£") + BigDecimal.valueOf(Math.abs(pence), 2).toPlainString();
    }

    /** {@code +£1.20}, {@code -£1.20} or {@code £0.00}. */
    static String signed(long pence) {
        return (pence > 0 ? "+" : "") + of(pence);
    }
}
