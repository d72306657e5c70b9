package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObject;
import java.util.Map;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.pack.DecisionTables;
import uk.careforms.engine.internal.pack.LetterWriter;

/**
 * What steps need of a form.
 *
 * @param mappings by the connector's name
 */
public record StepForm(
        FormDefinition definition, DecisionTables decisions, LetterWriter letters, Map<String, JsonObject> mappings) {

    public StepForm {
        mappings = Map.copyOf(mappings);
    }
}
