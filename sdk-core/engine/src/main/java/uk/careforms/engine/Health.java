package uk.careforms.engine;

import java.util.List;
import uk.careforms.api.model.SetupProblem;

/**
 * How this node is.
 *
 * @param live false when only a restart can help
 * @param checks what was looked at, with what was found: {@code database}, {@code connections}, {@code jobs}, {@code timers}, {@code
 *     remotes}, {@code submissions} and {@code deliveries}; those that need the database are left out when it is not there
 * @param measures counts, and ages in seconds
 */
public record Health(boolean live, List<Finding> checks, List<Measure> measures) {

    public Health {
        checks = List.copyOf(checks);
        measures = List.copyOf(measures);
    }

    /** Whether this node can serve requests. A warning, like a remote that does not answer, does not stop it. */
    public boolean ready() {
        return checks.stream().noneMatch(check -> check.state() == Finding.State.PROBLEM);
    }

    /** Why it is not ready, and what an operator has to look at. */
    public List<SetupProblem> problems() {
        return checks.stream()
                .filter(check -> check.state() != Finding.State.OK)
                .map(check -> new SetupProblem(check.check(), check.sentence()))
                .toList();
    }
}
