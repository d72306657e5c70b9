package uk.careforms.engine.form;

import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of money and percentages as texts: never as binary fractions. The patterns have no nested repeats. */
final class Amount {

    /** Below a hundred million pounds: eight digits, a dot, two digits. */
    static final String MONEY = "^(0|[1-9][0-9]{0,7})\\.[0-9]{2}$";

    static final String PERCENT = "^(100|[1-9]?[0-9](\\.[0-9]{0,3}[1-9])?)$";

    private static final Pattern GOOD_MONEY = Pattern.compile(MONEY);
    private static final Pattern GOOD_PERCENT = Pattern.compile(PERCENT);
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(,[0-9]{3}){1,6}(\\.[0-9]*)?");
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30}");
    private static final String MINUS = "-\u2212\u2013";

    private Amount() {}

    /** {@code £1,234.5} becomes {@code 1234.50}; what is no amount of pounds and pence is left as it is. */
    static String money(String trimmed) {
        String bare = bare(trimmed);
        if (!PLAIN.matcher(bare).matches()) {
            return trimmed;
        }
        int dot = bare.indexOf('.');
        String pounds = dot < 0 ? bare : bare.substring(0, dot);
        String pence = dot < 0 ? "" : bare.substring(dot + 1);
        return pence.length() > 2 ? trimmed : withoutZeros(pounds) + "." + (pence + "00").substring(0, 2);
    }

    static Optional<String> moneyFault(String normal) {
        if (GOOD_MONEY.matcher(normal).matches()) {
            return Optional.empty();
        }
        if (isNegative(normal)) {
            return Optional.of("money.negative");
        }
        String bare = bare(normal);
        if (!PLAIN.matcher(bare).matches()) {
            return Optional.of("money.not-amount");
        }
        int dot = bare.indexOf('.');
        return Optional.of(dot >= 0 && bare.length() - dot > 3 ? "money.too-precise" : tooLargeOr(bare, dot));
    }

    private static String tooLargeOr(String bare, int dot) {
        String pounds = withoutZeros(dot < 0 ? bare : bare.substring(0, dot));
        return pounds.length() > 8 ? "money.too-large" : "money.not-amount";
    }

    /** {@code 50.0 %} becomes {@code 50}. */
    static String percent(String trimmed) {
        String bare = withoutPercent(trimmed);
        if (!PLAIN.matcher(bare).matches()) {
            return trimmed;
        }
        int dot = bare.indexOf('.');
        if (dot < 0) {
            return withoutZeros(bare);
        }
        String decimals = bare.substring(dot + 1).replaceFirst("0+$", "");
        return withoutZeros(bare.substring(0, dot)) + (decimals.isEmpty() ? "" : "." + decimals);
    }

    static Optional<String> percentFault(String normal) {
        if (GOOD_PERCENT.matcher(normal).matches()) {
            return Optional.empty();
        }
        if (isNegative(withoutPercent(normal))) {
            return Optional.of("percent.negative");
        }
        boolean number = PLAIN.matcher(normal).matches();
        int dot = normal.indexOf('.');
        String whole = withoutZeros(dot < 0 ? normal : normal.substring(0, dot));
        boolean over = number && (whole.length() > 2);
        return Optional.of(over ? "percent.over-100" : "percent.not-valid");
    }

    private static boolean isNegative(String text) {
        String amount = text.replace("£", "").strip();
        return amount.length() > 1
                && MINUS.indexOf(amount.charAt(0)) >= 0
                && PLAIN.matcher(bare(amount.substring(1))).matches();
    }

    private static String bare(String text) {
        String amount = (text.startsWith("£") ? text.substring(1) : text).strip();
        return GROUPED.matcher(amount).matches() ? amount.replace(",", "") : amount;
    }

    private static String withoutPercent(String text) {
        return text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
    }

    private static String withoutZeros(String digits) {
        String bare = digits.replaceFirst("^0+", "");
        return bare.isEmpty() ? "0" : bare;
    }

    /** {@code 1234.50} as {@code £1,234.50}; what is no amount stays as it is. */
    static String pounds(String normal) {
        if (!GOOD_MONEY.matcher(normal).matches()) {
            return normal;
        }
        int dot = normal.indexOf('.');
        StringBuilder grouped = new StringBuilder(normal.substring(0, dot));
        for (int i = dot - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return "£" + grouped + normal.substring(dot);
    }
}
