package uk.careforms.simulators.dataverse;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tables of the environment, declared as data in {@code tables.json}. */
final class Schema {

    private final Map<String, Table> byName = new LinkedHashMap<>();
    private final Map<String, Table> bySet = new LinkedHashMap<>();

    private Schema(ObjectNode json) {
        json.properties().forEach(entry -> {
            Table table = Table.from(entry.getKey(), entry.getValue());
            byName.put(table.name(), table);
            bySet.put(table.set(), table);
        });
    }

    /** The shipped tables, changed by JSON Merge Patches in their order. */
    static Schema patched(Iterable<String> mergePatches) {
        ObjectNode json = (ObjectNode) Json.resource("tables.json");
        for (String patch : mergePatches) {
            Json.mergePatch(json, Json.read(patch));
        }
        return new Schema(json);
    }

    Collection<Table> tables() {
        return Collections.unmodifiableCollection(byName.values());
    }

    Optional<Table> named(String logicalName) {
        return Optional.ofNullable(byName.get(logicalName));
    }

    Optional<Table> ofSet(String entitySet) {
        return Optional.ofNullable(bySet.get(entitySet));
    }

    /** For callers in Java, who name tables themselves. */
    Table require(String logicalName) {
        return named(logicalName)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no table '" + logicalName + "'; there are " + byName.keySet()));
    }
}
