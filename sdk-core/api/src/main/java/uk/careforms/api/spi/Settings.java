package uk.careforms.api.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * The settings of one plug-in: names without the plug-in's own prefix, values as text.
 *
 * <p>{@link #toString()} shows names only, so that a secret never reaches a log.
 */
public record Settings(Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    /** The value, if it is set and not blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Fails once with every missing and every unknown key.
     *
     * @throws CareFormsException {@code SETUP}
     */
    public void require(String plugIn, Set<String> required, Set<String> optional) {
        List<String> faults = new ArrayList<>();
        for (String key : new TreeMap<>(values).keySet()) {
            if (!required.contains(key) && !optional.contains(key)) {
                faults.add("setting '" + key + "' is not known; known: " + sorted(required, optional));
            }
        }
        for (String key : required) {
            if (text(key).isEmpty()) {
                faults.add("setting '" + key + "' is missing; the plug-in cannot start without it");
            }
        }
        if (!faults.isEmpty()) {
            throw new CareFormsException(Fault.SETUP, "Plug-in '" + plugIn + "': " + String.join("; ", faults));
        }
    }

    private static List<String> sorted(Set<String> required, Set<String> optional) {
        List<String> keys = new ArrayList<>(required);
        keys.addAll(optional);
        keys.sort(null);
        return keys;
    }

    @Override
    public String toString() {
        return "Settings" + new TreeMap<>(values).keySet();
    }
}
