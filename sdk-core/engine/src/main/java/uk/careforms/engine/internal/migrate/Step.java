package uk.careforms.engine.internal.migrate;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thing that a migration does with answers. Places are JSON Pointers. */
public sealed interface Step {

    /** The answer is kept at another place. */
    record Rename(String from, String to) implements Step {}

    /**
     * A text becomes several.
     *
     * @param by what stands between the parts
     */
    record Split(String from, String by, List<String> into) implements Step {
        public Split {
            into = List.copyOf(into);
        }
    }

    /** A choice has another code; codes that are not named stay. */
    record MapValues(String at, Map<String, String> values) implements Step {
        public MapValues {
            values = new LinkedHashMap<>(values);
        }
    }

    /** What nobody was asked before is taken to be this. */
    record Default(String at, JsonValue value) implements Step {}

    /** The question means something else now: the answer is taken away and the person is asked again. */
    record AskAgain(String at) implements Step {}

    /** The answer is not needed any more. */
    record Drop(String from) implements Step {}
}
