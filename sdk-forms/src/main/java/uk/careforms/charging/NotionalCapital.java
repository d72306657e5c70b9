package uk.careforms.charging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Capital that an officer decided to count though it was given away, made smaller week by week: SI 2014/2672 reg. 23.
 *
 * <p>Each week takes off the difference between the charge with it and the charge without it, by the facts and rates of the day of the
 * assessment. An officer who knows better gives {@code alreadyReducedBy}.
 */
final class NotionalCapital {

    private static final String LAW = "SI 2014/2672 regs 22 and 23";
    private static final long LONGEST = 5_200;

    private final Sheet sheet;
    private final Weighing weighing;

    NotionalCapital(Sheet sheet, Weighing weighing) {
        this.sheet = sheet;
        this.weighing = weighing;
    }

    /** What is left of it, with its line in the working. */
    BigDecimal left(Facts item, BigDecimal otherCapital) {
        BigDecimal amount = item.amount("amount");
        BigDecimal start =
                amount == null ? Money.ZERO : sheet.rounding.taken(item.share().of(amount));
        BigDecimal reduced = item.amount("alreadyReducedBy");
        BigDecimal left = reduced != null
                ? Money.notBelowZero(start.subtract(reduced))
                : diminished(start, otherCapital, weeks(item.day("countedFrom")));
        sheet.warn(
                "deprivation",
                "Capital that the person no longer has is counted, because an officer decided so.",
                item.at());
        sheet.line(new Line(
                item.row(),
                "capital",
                item.word("label").map(own -> "Notional capital: " + own).orElse("Notional capital"),
                left.compareTo(start) == 0 ? "counted" : "part",
                start,
                left.setScale(2),
                start.subtract(left).setScale(2),
                null,
                "Counted as an officer decided, less what it lost week by week.",
                LAW));
        return left.setScale(2);
    }

    private long weeks(@Nullable LocalDate from) {
        return from == null ? 0 : Math.max(0, Math.min(LONGEST, ChronoUnit.WEEKS.between(from, sheet.on)));
    }

    private BigDecimal diminished(BigDecimal start, BigDecimal others, long weeks) {
        BigDecimal left = start;
        BigDecimal without = weighing.at(others).contribution();
        for (long week = 0; week < weeks && left.signum() > 0 && without != null; week++) {
            BigDecimal with = weighing.at(others.add(left)).contribution();
            if (with == null || with.compareTo(without) <= 0) {
                return left;
            }
            left = Money.notBelowZero(left.subtract(with.subtract(without)));
        }
        return left;
    }
}
