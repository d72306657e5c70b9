package uk.careforms.forms.layout;

import java.util.ArrayList;
import java.util.List;
import uk.careforms.forms.templates.View;

/** How it was, on a scale of five, with room for own words: the part of a page that {@code thermometer.mustache} draws. */
public final class Thermometer {

    private static final List<String> FELT = List.of(
            "Very satisfied", "Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied", "Very dissatisfied");

    private Thermometer() {}

    private static List<View> scores(String chosen) {
        List<View> scores = new ArrayList<>();
        for (int i = 0; i < FELT.size(); i++) {
            String value = String.valueOf(FELT.size() - i);
            scores.add(new View().text("value", value).text("felt", FELT.get(i)).flag("chosen", value.equals(chosen)));
        }
        return scores;
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
     * @param score what was chosen before; may be empty
     * @param words what was typed before; may be empty
     * @param error why it was not taken; may be empty
     */
    public static View on(View page, String question, String action, String score, String words, String error) {
        return page.flag("thanked", action.isEmpty())
                .text("thermometer", action)
                .text("scoreQuestion", question)
                .views("scores", scores(score))
                .text("scoreError", error)
                .text("words", words)
                .views(
                        "errors",
                        error.isEmpty()
                                ? List.of()
                                : List.of(new View().text("href", "#score-5").text("sentence", error)));
    }
}
