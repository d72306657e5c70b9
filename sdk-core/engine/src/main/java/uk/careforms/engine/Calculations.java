package uk.careforms.engine;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;

/** The calculations that are installed, with what this council decided for each. Stores nothing. Thread-safe. */
public final class Calculations {

    private final Map<String, Calculation> installed;
    private final Map<String, JsonObject> policies;

    Calculations(Map<String, Calculation> installed, Map<String, JsonObject> policies) {
        this.installed = new TreeMap<>(installed);
        this.policies = Map.copyOf(policies);
    }

    /** Those that are installed, sorted by name. */
    public List<Calculation> installed() {
        return List.copyOf(installed.values());
    }

    /** The council's policy for a calculation; an empty object, the law's own minimum, where it decided nothing. */
    public JsonObject policy(String name) {
        return policies.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
    }

    /**
     * Calculates with the council's own policy.
     *
     * @param asOf the day whose rules and rates are used, Europe/London
     * @return empty when no such calculation is installed
     */
    public Optional<Calculated> calculate(String name, LocalDate asOf, JsonObject facts) {
        return calculate(name, asOf, facts, policy(name));
    }

    /**
     * Calculates with another policy, one that {@link Calculation#checkPolicy} finds no fault with.
     *
     * @return empty when no such calculation is installed
     */
    public Optional<Calculated> calculate(String name, LocalDate asOf, JsonObject facts, JsonObject policy) {
        return Optional.ofNullable(installed.get(name)).map(known -> known.calculate(asOf, facts, policy));
    }

    /** Every fault of the council's policies, and those that are for no calculation that is installed. */
    List<SetupProblem> problems() {
        return policies.entrySet().stream()
                .flatMap(policy -> {
                    String place = "policies/" + policy.getKey() + ".json";
                    Calculation calculation = installed.get(policy.getKey());
                    return calculation == null
                            ? Stream.of(new SetupProblem(
                                    place,
                                    "is the policy of no calculation that is installed; installed: "
                                            + installed.keySet()))
                            : calculation.checkPolicy(place, policy.getValue()).stream();
                })
                .toList();
    }
}
