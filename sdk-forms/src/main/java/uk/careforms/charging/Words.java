package uk.careforms.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and days as sentences have them. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Words() {}

    /** Like {@code £1,250.00}; of an amount that is whole pennies already. */
    static String pounds(BigDecimal amount) {
        return String.format(Locale.UK, "£%,.2f", amount.setScale(2, RoundingMode.UNNECESSARY));
    }

    /** Like {@code 6 April 2026}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
