package uk.careforms.forms.assess;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Money as a page shows it. */
final class Pounds {

    private Pounds() {}

    /** Like {@code £1,234.50}; what is no amount as it stands. */
    static String of(String amount) {
        try {
            return of(new BigDecimal(amount));
        } catch (NumberFormatException notAnAmount) {
            return amount;
        }
    }

    static String ofPence(long pence) {
        return of(BigDecimal.valueOf(pence, 2));
    }

    private static String of(BigDecimal amount) {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.UK));
        return (amount.signum() < 0 ? "-£" : "£") + format.format(amount.abs());
    }
}
