package uk.careforms.charging;

import jakarta.json.JsonValue;
import java.util.List;
import uk.careforms.api.model.Problem;

/** What a value may look like, compiled from a JSON Schema; each fault gets its own sentence. */
interface Shape {

    /** Whether this is the shape that a value of this type means, where there are several. */
    boolean takes(JsonValue value);

    /** Adds everything wrong with a value. {@code null} is allowed: it means unanswered. */
    void check(JsonValue value, String at, List<Problem> problems);
}
