package uk.careforms.forms.layout;

import java.util.Locale;

/** The council's colour as a style sheet and as an icon; the text on it is black or white, whichever is easier to read. */
final class CouncilStyles {

    /** A dark blue-green for councils that name no colour. */
    private static final String DEFAULT = "#1d4f5f";

    private final String colour;

    CouncilStyles(String colour) {
        this.colour = colour.matches("#[0-9a-fA-F]{6}") ? colour.toLowerCase(Locale.ROOT) : DEFAULT;
    }

    String colour() {
        return colour;
    }

    String css() {
        return ":root{--cf-colour:" + colour + ";--cf-on-colour:" + onColour() + "}\n";
    }

    /** A plain square with the council's first letter. */
    String icon(String name) {
        String letter = name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
        String safe = letter.matches("\\p{L}") ? letter.toUpperCase(Locale.UK) : "";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" fill=\""
                + colour
                + "\"/><text x=\"16\" y=\"23\" font-family=\"arial,sans-serif\" font-size=\"20\" font-weight=\"700\""
                + " text-anchor=\"middle\" fill=\"" + onColour() + "\">" + safe + "</text></svg>";
    }

    /** WCAG 2.2 contrast: white on the colour is at least as strong as black where luminance is at most 0.179. */
    private String onColour() {
        double luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
        return luminance <= 0.179 ? "#ffffff" : "#0b0c0c";
    }

    private double channel(int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
