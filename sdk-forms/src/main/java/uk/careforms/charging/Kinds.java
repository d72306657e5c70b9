package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** A table of kinds and how each is treated, as data because the list is amended in most years. */
final class Kinds {

    static final Kinds INCOME = new Kinds("income-kinds.json");
    static final Kinds CAPITAL = new Kinds("capital-kinds.json");

    private final Map<String, Kind> byCode = new HashMap<>();

    private Kinds(String file) {
        for (JsonObject row : Material.read(file).getJsonArray("kinds").getValuesAs(JsonObject.class)) {
            Kind kind = new Kind(
                    row.getString("code"),
                    row.getString("label"),
                    row.getString("treatment"),
                    row.getString("rule"),
                    row.getString("reason"),
                    row.getInt("weeks", 0),
                    row);
            byCode.put(kind.code, kind);
        }
    }

    Kind of(String code) {
        Kind kind = byCode.get(code);
        if (kind == null) {
            throw new IllegalStateException("The schema has the kind '" + code + "', the table of kinds does not");
        }
        return kind;
    }

    Map<String, Kind> all() {
        return Map.copyOf(byCode);
    }

    /**
     * One kind.
     *
     * @param treatment which rule of ours applies
     * @param rule the law
     * @param weeks how long it is ignored, for kinds that are ignored for a time
     */
    record Kind(String code, String label, String treatment, String rule, String reason, int weeks, JsonObject row) {

        boolean flag(String name) {
            return row.getBoolean(name, false);
        }
    }
}
