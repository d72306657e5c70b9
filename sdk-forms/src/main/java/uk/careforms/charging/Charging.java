package uk.careforms.charging;

import uk.careforms.api.spi.Calculation;

/** The charging calculation for adult social care in England, under the Care Act 2014. */
public final class Charging {

    private Charging() {}

    /**
     * The calculation with the name {@code charging}, ready to be given to a builder.
     *
     * <p>Thread-safe. What it takes and gives is in {@code docs/guides/charging.md}; the law it follows is dated data.
     */
    public static Calculation create() {
        return new ChargingCalculation();
    }
}
