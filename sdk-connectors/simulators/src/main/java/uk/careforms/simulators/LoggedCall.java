package uk.careforms.simulators;

import java.time.Instant;

/**
 * One request that a simulator received.
 *
 * @param at by the simulator's own clock
 * @param path percent-encoded, without the query, which may hold personal data
 * @param status what the system answered, or would have answered had the answer arrived
 * @param fault the fault it suffered, like {@code AFTER_COMMIT CONNECTION_RESET}; empty when it suffered none
 * @param body empty unless bodies are recorded, which a test switches on
 */
public record LoggedCall(Instant at, String method, String path, int status, String fault, String body) {

    /** Leaves out the body, which may hold personal data. */
    @Override
    public String toString() {
        return at + " " + method + " " + path + " " + status + (fault.isEmpty() ? "" : " (" + fault + ")");
    }
}
