package uk.careforms.charging;

import jakarta.json.JsonValue;
import java.util.List;
import uk.careforms.api.model.Problem;

/** What a value may look like, compiled from a JSON Schema; each fault gets its own sentence. */
interface Shape {

    /** So many faults are told at once; whoever sends more gets to know the rest when these are put right. */
    int MOST_FAULTS = 100;

    /** Whether this is the shape that a value of this type means, where there are several. */
    boolean takes(JsonValue value);

    /** Adds everything wrong with a value. {@code null} is allowed: it means unanswered. */
    void check(JsonValue value, String at, List<Problem> problems);

    /** A value that was checked, with every word written as the schema has it. */
    default JsonValue tidy(JsonValue value) {
        return value;
    }
}
