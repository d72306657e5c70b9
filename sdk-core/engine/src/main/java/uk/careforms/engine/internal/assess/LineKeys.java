package uk.careforms.engine.internal.assess;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of a working by what they are about, so that those of two calculations find each other. */
public final class LineKeys {

    private LineKeys() {}

    /** By kind, item and label; a number tells apart what is alike. */
    public static Map<String, JsonObject> of(List<JsonObject> working) {
        Map<String, JsonObject> lines = new LinkedHashMap<>();
        for (JsonObject line : working) {
            String key =
                    line.getString("kind", "") + "\n" + line.getString("item", "") + "\n" + line.getString("label", "");
            int more = 1;
            while (lines.putIfAbsent(key + "\n" + more, line) != null) {
                more++;
            }
        }
        return lines;
    }
}
