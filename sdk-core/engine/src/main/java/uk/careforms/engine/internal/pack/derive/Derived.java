package uk.careforms.engine.internal.pack.derive;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uk.careforms.engine.form.Warning;

/**
 * Everything that a form derives from answers besides its decisions.
 *
 * @param calculations by the form's own name for them
 * @param files of the pack that are used for it
 */
public record Derived(
        Map<String, CalculationSpec> calculations,
        List<EvidenceRule> evidence,
        List<WarningRule> warnings,
        List<UsualAmounts> usual,
        Optional<Chasing> chasing,
        Set<String> files) {

    public Derived {
        calculations = Collections.unmodifiableMap(new LinkedHashMap<>(calculations));
        evidence = List.copyOf(evidence);
        warnings = List.copyOf(warnings);
        usual = List.copyOf(usual);
        files = Set.copyOf(files);
    }

    /** The evidence that visible answers ask for, in the order of the form's rules. */
    public List<EvidenceWanted> evidence(JsonObject visible) {
        Scope scope = Scope.of(visible);
        return evidence.stream().flatMap(rule -> rule.wanted(scope)).toList();
    }

    /** Whether there is any rule that warns. */
    public boolean warns() {
        return !warnings.isEmpty() || !usual.isEmpty();
    }

    /** What may be wrong with visible answers; never a reason to refuse them. */
    public List<Warning> warnings(JsonObject visible) {
        return Stream.concat(
                        warnings.stream().flatMap(rule -> rule.found(visible)),
                        usual.stream().flatMap(rule -> rule.found(visible)))
                .toList();
    }
}
