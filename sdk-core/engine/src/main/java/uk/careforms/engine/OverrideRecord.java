package uk.careforms.engine;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * An officer's correction of one fact of a calculation. Holds an answer.
 *
 * @param calculation its name, like {@code charging}
 * @param pointer JSON Pointer into the facts
 * @param fact what holds instead; empty when the officer let the answer hold again
 */
public record OverrideRecord(
        String calculation, String pointer, Optional<JsonValue> fact, String reason, String actor, Instant at) {

    /** Never shows the fact. */
    @Override
    public String toString() {
        return "OverrideRecord[" + pointer + "]";
    }
}
