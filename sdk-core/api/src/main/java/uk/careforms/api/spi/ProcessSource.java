package uk.careforms.api.spi;

import java.util.Map;
import java.util.Set;
import uk.careforms.api.model.FormVersion;

/**
 * A process model as a form pack brings it, with what it may use.
 *
 * @param formVersion the pack; the process id in the model equals the form id
 * @param place the file, for messages
 * @param bpmn the XML text
 * @param variables every variable its expressions may read, with its type
 * @param steps the names that a service task's field {@code does} may have, each with the fields it takes
 */
public record ProcessSource(
        FormVersion formVersion,
        String place,
        String bpmn,
        Map<String, VariableType> variables,
        Map<String, Set<String>> steps) {

    public ProcessSource {
        variables = Map.copyOf(variables);
        steps = Map.copyOf(steps);
    }

    /** The types a process variable may have. */
    public enum VariableType {
        TEXT,
        NUMBER,
        BOOLEAN,
        INSTANT
    }
}
