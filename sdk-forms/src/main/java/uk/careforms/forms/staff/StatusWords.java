package uk.careforms.forms.staff;

import java.util.Locale;

/** Codes that packs and the engine use, as words. */
final class StatusWords {

    private StatusWords() {}

    /** {@code With team} for {@code with-team}, {@code Submission accepted} for {@code submission.accepted}. */
    static String of(String code) {
        String words = code.replaceAll("[-_.]", " ").trim();
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    /** Who did something. */
    static String actor(String actor) {
        return switch (actor) {
            case "person" -> "the person who filled in the form";
            case "system" -> "this software";
            default -> actor;
        };
    }
}
