package uk.careforms.engine.internal.pack.read;

import java.util.List;

/** The names every letter may use besides the answers it lists under {@code uses}. */
public final class LetterNames {

    /** In the order of the guide. */
    public static final List<String> ALWAYS = List.of(
            "reference", "submittedOn", "council", "team", "dueOn", "whatHappensNext", "decision", "calculation");

    private LetterNames() {}
}
