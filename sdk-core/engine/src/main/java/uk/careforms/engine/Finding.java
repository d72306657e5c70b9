package uk.careforms.engine;

import java.util.Locale;
import uk.careforms.api.model.SetupProblem;

/**
 * What one check found.
 *
 * @param check the check's name, lower-case words joined by dashes, like {@code database}
 * @param sentence what was found, and what to do where something is wrong; never a secret or an answer
 */
public record Finding(String check, State state, String sentence) {

    /** How bad it is. */
    public enum State {
        /** As it should be. */
        OK,
        /** Somebody has to look; nothing stops for it. */
        WARNING,
        /** It cannot work like this. */
        PROBLEM;

        /** The lower-case word used in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String sentence) {
        return new Finding(check, State.OK, sentence);
    }

    static Finding warning(String check, String sentence) {
        return new Finding(check, State.WARNING, sentence);
    }

    static Finding problem(String check, String sentence) {
        return new Finding(check, State.PROBLEM, sentence);
    }

    /** A problem of the set-up, with its place in the sentence. */
    static Finding problem(String check, SetupProblem problem) {
        return problem(check, problem.toString());
    }
}
