package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many weeks a year has by a council's setting, for turning other periods into weeks.
 *
 * <p>52 by default, the rule of the State Pension Credit Regulations 2002 (SI 2002/1792) reg. 17.
 */
enum Weeks {
    W52("52", "52", "1"),
    W52_14("52.14", "52.14", "1"),
    W365_7("365/7", "365", "7");

    private static final int DIGITS = 12;
    private static final BigDecimal SEVEN = new BigDecimal(7);

    private final String text;
    private final BigDecimal over;
    private final BigDecimal under;

    Weeks(String text, String over, String under) {
        this.text = text;
        this.over = new BigDecimal(over);
        this.under = new BigDecimal(under);
    }

    static Weeks of(String text) {
        for (Weeks weeks : values()) {
            if (weeks.text.equals(text)) {
                return weeks;
            }
        }
        return W52;
    }

    /** An exact weekly amount, to twelve decimals. */
    BigDecimal weekly(BigDecimal amount, Facts item) {
        if (item.json().get("period") instanceof JsonObject days) {
            return divide(amount.multiply(SEVEN), new BigDecimal(days.getInt("days")));
        }
        return switch (item.word("period").orElse("week")) {
            case "fortnight", "fortnightly" -> divide(amount, new BigDecimal(2));
            case "four-week", "four-weeks", "four-weekly" -> divide(amount, new BigDecimal(4));
            case "month", "monthly" -> perYear(amount, 12);
            case "quarter", "quarterly" -> perYear(amount, 4);
            case "half-year" -> perYear(amount, 2);
            case "year", "yearly" -> perYear(amount, 1);
            default -> amount;
        };
    }

    /** An amount that is spread over years. */
    BigDecimal perWeekOfYears(BigDecimal amount, BigDecimal years) {
        return divide(amount.multiply(under), over.multiply(years));
    }

    private BigDecimal perYear(BigDecimal amount, int times) {
        return divide(amount.multiply(new BigDecimal(times)).multiply(under), over);
    }

    static BigDecimal divide(BigDecimal over, BigDecimal under) {
        return over.divide(under, DIGITS, RoundingMode.HALF_EVEN);
    }
}
