package uk.careforms.forms.layout;

import java.util.List;
import uk.careforms.forms.templates.View;

/** How it was, on a scale of five, with room for own words: the part of a page that {@code thermometer.mustache} draws. */
public final class Thermometer {

    private static final List<View> SCORES = List.of(
            score("5", "Very satisfied"),
            score("4", "Satisfied"),
            score("3", "Neither satisfied nor dissatisfied"),
            score("2", "Dissatisfied"),
            score("1", "Very dissatisfied"));

    private Thermometer() {}

    private static View score(String value, String felt) {
        return new View().text("value", value).text("felt", felt);
    }

    /** Whether a score was chosen. */
    public static boolean isScore(String typed) {
        return typed.matches("[1-5]");
    }

    /**
     * Adds it to a page.
     *
     * @param question what is asked
     * @param action where it is sent; empty once it was told, and then thanks are said instead
     * @param words what was typed before; may be empty
     * @param error why it was not taken; may be empty
     */
    public static View on(View page, String question, String action, String words, String error) {
        return page.flag("thanked", action.isEmpty())
                .text("thermometer", action)
                .text("scoreQuestion", question)
                .views("scores", SCORES)
                .text("scoreError", error)
                .text("words", words)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#score-5").text("sentence", error)));
    }
}
