package uk.careforms.engine;

import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** Who did something, as the audit keeps it. */
final class Actors {

    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 4_000;

    private Actors() {}

    /** A staff member's sign-in name. */
    static String checked(String actor) {
        if (actor.isBlank() || actor.length() > LONGEST || actor.chars().anyMatch(Character::isISOControl)) {
            throw new CareFormsException(
                    Fault.CALLER,
                    "An actor is a sign-in name of 1 to " + LONGEST + " characters without control characters");
        }
        return actor;
    }

    /** What somebody wrote beside what they did. */
    static String note(String note) {
        if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            throw new CareFormsException(
                    Fault.CALLER, "A note has at most " + LONGEST_NOTE + " characters, none of them U+0000");
        }
        return note.strip();
    }
}
