package uk.careforms.engine.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One number of a report, which may be withheld because it could point to somebody.
 *
 * @param value empty when it is withheld, or when there is nothing to measure
 * @param withheld why it is not said
 */
public record Figure(Optional<BigDecimal> value, Withheld withheld) {

    /** There is nothing to measure, like the rate of no links. */
    public static final Figure NONE = new Figure(Optional.empty(), Withheld.NO);

    /** Why a figure is not said. */
    public enum Withheld {
        /** It is said, or there is none. */
        NO,
        /** It is a count from 1 to 4. */
        FEWER_THAN_FIVE,
        /** It could be used to work out another one that is withheld. */
        REVEALING
    }

    /** A figure that is said. */
    public static Figure of(BigDecimal value) {
        return new Figure(Optional.of(value), Withheld.NO);
    }

    /** A figure that is said. */
    public static Figure of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** A figure that is not said. */
    public static Figure withheld(Withheld why) {
        return new Figure(Optional.empty(), why);
    }

    /** A part of a whole in per cent, to one decimal; withheld when either of them is. */
    public static Figure percent(Figure part, Figure whole) {
        if (part.suppressed() || whole.suppressed()) {
            return withheld(Withheld.REVEALING);
        }
        if (part.value.isEmpty() || whole.value.isEmpty() || whole.value.get().signum() == 0) {
            return NONE;
        }
        return of(
                part.value.get().multiply(BigDecimal.valueOf(100)).divide(whole.value.get(), 1, RoundingMode.HALF_UP));
    }

    /** Whether it is withheld. */
    public boolean suppressed() {
        return withheld != Withheld.NO;
    }
}
