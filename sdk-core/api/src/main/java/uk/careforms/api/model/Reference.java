package uk.careforms.api.model;

import java.util.Locale;
import java.util.Optional;

/**
 * The short reference of a submission that people read out on the telephone, like {@code AR-7K3M-9QXT}.
 *
 * <p>Shape: the form's prefix (two or three capital letters), then eight characters in two groups of four from the
 * alphabet {@code 23456789ABCDEFGHJKLMNPQRSTUVWXY} without 0, 1, I, O and Z; the last is a check character, so that one
 * wrong or two swapped neighbouring characters never make another valid reference. A reference is a label, not a key:
 * knowing one opens nothing. It is never derived from the person.
 */
public record Reference(String text) {

    /** The 31 characters a reference is made of. */
    public static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXY";

    public Reference {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("A reference is a prefix and eight characters, like AR-7K3M-9QXT,"
                    + " of which the last is a check character");
        }
    }

    /** Makes a reference from a prefix and seven characters of the alphabet, adding the check character. */
    public static Reference of(String prefix, String seven) {
        String body = seven + check(prefix, seven);
        return new Reference(prefix + "-" + body.substring(0, 4) + "-" + body.substring(4));
    }

    /** Reads what a person typed: any case, spaces or dashes anywhere; empty when it is not a reference. */
    public static Optional<Reference> parse(String typed) {
        String bare = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        if (bare.length() < 10 || bare.length() > 11) {
            return Optional.empty();
        }
        int at = bare.length() - 8;
        String text = bare.substring(0, at) + "-" + bare.substring(at, at + 4) + "-" + bare.substring(at + 4);
        return isWellFormed(text) ? Optional.of(new Reference(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isWellFormed(String text) {
        if (!text.matches("[A-Z]{2,3}-[2-9A-HJ-NP-Y]{4}-[2-9A-HJ-NP-Y]{4}")) {
            return false;
        }
        int dash = text.indexOf('-');
        String body = text.substring(dash + 1).replace("-", "");
        return check(text.substring(0, dash), body.substring(0, 7)) == body.charAt(7);
    }

    /** Weighted sum modulo 31, a prime, so that each single error and each swap of neighbours changes it. */
    private static char check(String prefix, String seven) {
        int sum = 0;
        for (int i = 0; i < prefix.length(); i++) {
            sum = sum * 3 + prefix.charAt(i) - 'A';
        }
        for (int i = 0; i < seven.length(); i++) {
            int value = ALPHABET.indexOf(seven.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("A reference is made of the characters " + ALPHABET);
            }
            sum += (i + 2) * value;
        }
        return ALPHABET.charAt(Math.floorMod(sum, 31));
    }
}
