package uk.careforms.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which way a fraction of a penny falls. Each line is rounded once; totals add up what is on the lines. */
enum Rounding {
    HALF_UP(RoundingMode.HALF_UP, RoundingMode.HALF_UP),
    ADULT_FAVOUR(RoundingMode.FLOOR, RoundingMode.CEILING);

    /** A third of three is three: what divisions leave behind the ninth decimal is not a fraction of a penny. */
    private static final int NOISE = 9;

    private final RoundingMode taken;
    private final RoundingMode allowed;

    Rounding(RoundingMode taken, RoundingMode allowed) {
        this.taken = taken;
        this.allowed = allowed;
    }

    /** Income, capital and charges. */
    BigDecimal taken(BigDecimal exact) {
        return exact.setScale(NOISE, RoundingMode.HALF_EVEN).setScale(2, taken);
    }

    /** What the person keeps. */
    BigDecimal allowed(BigDecimal exact) {
        return exact.setScale(NOISE, RoundingMode.HALF_EVEN).setScale(2, allowed);
    }
}
