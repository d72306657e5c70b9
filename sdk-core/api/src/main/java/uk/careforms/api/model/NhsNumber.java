package uk.careforms.api.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An NHS number whose check digit has been verified.
 *
 * <p>Shape: ten digits, no spaces. Source: NHS Data Dictionary, attribute "NHS NUMBER" (Modulus 11); numbers of one
 * repeated digit pass the sum but are placeholders and refused (NHS service manual, "Ask users for their NHS number",
 * read November 2026).
 */
public record NhsNumber(String digits) {

    private static final Pattern BETWEEN = Pattern.compile("[ \\-\\u00a0\\u2010-\\u2015]");

    public NhsNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("NHS number must be ten digits with a valid Modulus 11 check digit");
        }
    }

    /** Reads what a person typed, spaces and dashes allowed; empty when it is not an NHS number. */
    public static Optional<NhsNumber> parse(String typed) {
        String digits = BETWEEN.matcher(typed.strip()).replaceAll("");
        return isValid(digits) ? Optional.of(new NhsNumber(digits)) : Optional.empty();
    }

    /** The 3-3-4 form in which it is shown, like {@code 999 000 0018}. */
    public String spaced() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    /** Shows the last three digits only, so that a log line never identifies a person. */
    @Override
    public String toString() {
        return "NhsNumber[*******" + digits.substring(7) + "]";
    }

    private static boolean isValid(String digits) {
        if (digits.length() != 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        if (digits.chars().distinct().count() == 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        int check = 11 - sum % 11;
        return check != 10 && check % 11 == digits.charAt(9) - '0';
    }
}
