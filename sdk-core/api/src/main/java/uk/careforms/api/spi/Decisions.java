package uk.careforms.api.spi;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.SetupProblem;

/** Reads and runs decision models (OMG DMN 1.3 or later with FEEL). Thread-safe. */
public interface Decisions {

    /**
     * Finds everything wrong with a model: it must parse, hold one top decision, bring no Java functions, no imports and no
     * DOCTYPE, and each table row must have an annotation.
     *
     * @param place the file, for messages
     */
    List<SetupProblem> check(String place, String dmn);

    /**
     * Compiles a model once for use by many threads.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, naming every fault that {@link #check} finds
     */
    Model compile(String place, String dmn);

    /** A compiled decision model. Thread-safe. */
    interface Model {

        /** The names of the model's input data. */
        Set<String> inputs();

        /**
         * Runs the model.
         *
         * <p>A fact that is not given is FEEL {@code null}. Strings, numbers, booleans, lists and objects arrive as such; a
         * string that the model types as date is read as a date.
         *
         * @param name the decision's name, copied into the record
         * @param ruleVersion copied into the record
         * @return what came out; the outcome is an empty object when no row fired or rows clashed, which the caller must
         *     give to a person
         */
        Decision decide(String name, String ruleVersion, JsonObject facts);
    }
}
