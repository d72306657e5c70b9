package uk.careforms.engine;

import java.util.List;
import java.util.Map;
import uk.careforms.api.model.SetupProblem;

/**
 * How this node is.
 *
 * @param live false when only a restart can help
 * @param ready false while requests cannot be served, like when the database is not there
 * @param problems why it is not ready, and what an operator has to look at
 * @param measures counts and ages in seconds by dotted name, like {@code deliveries.parked} and {@code deliveries.oldest-in-flight-seconds};
 *     for one target also like {@code deliveries.parked{target=crm}}
 */
public record Health(boolean live, boolean ready, List<SetupProblem> problems, Map<String, Number> measures) {

    public Health {
        problems = List.copyOf(problems);
        measures = Map.copyOf(measures);
    }
}
