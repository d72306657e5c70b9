package uk.careforms.api.spi;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.SetupProblem;

/**
 * Arithmetic that a form pack names: a pure function from JSON to JSON with its working. Thread-safe, without state, a clock or
 * the network: the same call gives the same answer for ever.
 */
public interface Calculation {

    /** The name that packs use, lower-case words joined by dashes, like {@code charging}; it can never be renamed. */
    String name();

    /**
     * Calculates.
     *
     * @param asOf the day whose rules and rates are used, Europe/London
     * @param facts what is known, of the shape {@link #factsSchema} says; money is text in pounds like {@code "12.50"}. One that is
     *     to be decided on has the member {@code purpose} with {@code final}, and an officer's reason to use figures that nobody
     *     confirmed stands at {@code /overrides/provisionalFigures/reason}
     * @param policy what a council has decided, of the shape {@link #policySchema} says and without a fault by {@link
     *     #checkPolicy}; an empty object is the law's own minimum
     * @return never {@code null}; facts that cannot be right are {@link Calculated.Wrong}, facts that are missing are part of a result
     */
    Calculated calculate(LocalDate asOf, JsonObject facts, JsonObject policy);

    /**
     * Finds everything wrong with a council's policy, a statutory floor that it breaks by the name of the rule.
     *
     * @param place the file, for messages
     */
    List<SetupProblem> checkPolicy(String place, JsonObject policy);

    /** A JSON Schema draft-07 of the facts, for those who call it from outside. */
    JsonObject factsSchema();

    /** A JSON Schema draft-07 of the policy. */
    JsonObject policySchema();
}
