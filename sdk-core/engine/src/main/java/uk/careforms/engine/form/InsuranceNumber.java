package uk.careforms.engine.form;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * National Insurance numbers: two letters, six digits, one letter A to D. Never given out are D, F, I, Q, U and V in the first
 * place, those and O in the second, and some pairs. HMRC manual NIM39110, recalled and to be confirmed.
 */
final class InsuranceNumber {

    static final String PATTERN = "^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$";

    private static final Pattern NUMBER = Pattern.compile(PATTERN);
    private static final Set<String> NEVER_GIVEN = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

    private InsuranceNumber() {}

    /** Capital letters without spaces and dashes, where that makes nine characters. */
    static String normal(String trimmed) {
        String bare = trimmed.replaceAll("[\\s\u00a0.-]", "").toUpperCase(Locale.ROOT);
        return bare.length() == 9 ? bare : trimmed;
    }

    static boolean isValid(String normal) {
        return NUMBER.matcher(normal).matches() && !NEVER_GIVEN.contains(normal.substring(0, 2));
    }

    /** {@code AB 12 34 56 C}. */
    static String spaced(String normal) {
        return normal.length() == 9 ? normal.replaceAll("^(..)(..)(..)(..)(.)$", "$1 $2 $3 $4 $5") : normal;
    }
}
