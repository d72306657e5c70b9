package uk.careforms.api.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A United Kingdom postcode in its normal form, like {@code LS1 4AP}.
 *
 * <p>Shape: capitals, one space before the last three characters. Source: BS 7666 format as published in the GOV.UK
 * "Addresses" pattern (any case, space and punctuation accepted), read November 2026. It says nothing on whether the
 * postcode is in use. {@code ZZ99 3VZ} (no fixed abode) is one.
 */
public record Postcode(String text) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0.,()\\-\\u2010-\\u2015]");

    private static final Pattern SHAPE =
            Pattern.compile("(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|([A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?)"
                    + "|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2}|ZZ99 3[A-Z]{2})");

    public Postcode {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("A postcode is written like LS1 4AP");
        }
    }

    /** Reads what a person typed: any case, any spaces, dots, dashes or brackets; empty when it is not a postcode. */
    public static Optional<Postcode> parse(String typed) {
        String bare = BETWEEN.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("");
        if (bare.length() < 5 || bare.length() > 7) {
            return Optional.empty();
        }
        String spaced = bare.substring(0, bare.length() - 3) + " " + bare.substring(bare.length() - 3);
        return SHAPE.matcher(spaced).matches() ? Optional.of(new Postcode(spaced)) : Optional.empty();
    }

    /** The part before the space, like {@code LS1}: what routing to a locality goes by. */
    public String district() {
        return text.substring(0, text.indexOf(' '));
    }
}
