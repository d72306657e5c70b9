package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Decision;
import uk.careforms.api.spi.Decisions;
import uk.careforms.engine.internal.pack.read.FormSpec.DecisionEntry;
import uk.careforms.engine.internal.pack.read.FormSpec.Fact;

/** The compiled decisions of a form. Thread-safe. */
public final class DecisionTables {

    private final Map<String, List<Entry>> decisions;
    private final DecisionFacts facts;

    DecisionTables(Map<String, List<Entry>> decisions, DecisionFacts facts) {
        this.decisions = Map.copyOf(decisions);
        this.facts = facts;
    }

    /**
     * One table that is ready to run.
     *
     * @param hash SHA-256 of the model, in hex
     */
    record Entry(DecisionEntry spec, Decisions.Model model, String hash) {}

    /** The names of all decisions. */
    public Set<String> names() {
        return decisions.keySet();
    }

    /** The names of the facts that the entry in force on a day takes. */
    public Optional<Set<String>> inputs(String name, LocalDate asOf) {
        return inForce(name, asOf).map(entry -> entry.model().inputs());
    }

    /** Which outcomes of a decision become process variables, on a day. */
    public List<String> publishes(String name, LocalDate asOf) {
        return inForce(name, asOf).map(entry -> entry.spec().publishes()).orElse(List.of());
    }

    /**
     * Decides on answers, and on whatever this decision builds on first.
     *
     * @param visible answers that are visible
     * @return empty when there is no such decision, or none of its tables is in force yet; an empty outcome when no row fired
     *     or rows clashed: both are for a person
     */
    public Optional<Decision> decide(String name, Answers visible, Occasion occasion) {
        return decide(name, visible, occasion, new HashMap<>());
    }

    private Optional<Decision> decide(
            String name, Answers visible, Occasion occasion, Map<String, JsonObject> outcomes) {
        Optional<Entry> entry = inForce(name, occasion.submittedOn());
        return entry.map(table -> {
            JsonObject given = facts.gather(table.spec(), visible, occasion, earlier -> {
                JsonObject known = outcomes.get(earlier);
                if (known != null) {
                    return known;
                }
                JsonObject made = decide(earlier, visible, occasion, outcomes)
                        .map(Decision::outcome)
                        .orElse(JsonValue.EMPTY_JSON_OBJECT);
                outcomes.put(earlier, made);
                return made;
            });
            return run(name, table, given);
        });
    }

    /** Decides on facts that somebody else gathered, with the table in force on a day; empty as above. */
    public Optional<Decision> decide(String name, LocalDate asOf, JsonObject given) {
        return inForce(name, asOf).map(table -> run(name, table, given));
    }

    private static Decision run(String name, Entry entry, JsonObject given) {
        String version =
                name + "@" + entry.spec().validFrom() + "#" + entry.hash().substring(0, 8);
        return entry.model().decide(name, version, given);
    }

    private Optional<Entry> inForce(String name, LocalDate day) {
        return decisions.getOrDefault(name, List.of()).stream()
                .filter(entry -> !entry.spec().validFrom().isAfter(day))
                .reduce((older, newer) -> newer);
    }

    /** Whether any table takes an outcome of that decision. */
    static boolean buildsOn(List<DecisionEntry> entries, String decision) {
        return entries.stream()
                .flatMap(entry -> entry.facts().values().stream())
                .anyMatch(fact -> fact instanceof Fact.Earlier earlier
                        && earlier.decision().equals(decision));
    }
}
