package uk.careforms.testkit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Dispatch;

/** One row that a mapping makes of a dispatch: what the fake case system stores. */
record MappedRow(String set, String row, UUID id, JsonObject columns) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z.]+)}}");

    /** Applies the dispatch's mapping; its rows come in the mapping's order. */
    static List<MappedRow> of(Dispatch dispatch) {
        List<MappedRow> rows = new ArrayList<>();
        for (JsonObject table : dispatch.mapping().getJsonArray("tables").getValuesAs(JsonObject.class)) {
            if (dispatch.person().isEmpty() || !table.getBoolean("skipWhenLinked", false)) {
                String row = table.getString("row");
                rows.add(new MappedRow(table.getString("set"), row, idOf(dispatch, row), columns(dispatch, table)));
            }
        }
        return rows;
    }

    static UUID idOf(Dispatch dispatch, String row) {
        return UUID.nameUUIDFromBytes((dispatch.key() + "/" + row).getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that keeps a mapping from being applied. */
    static List<SetupProblem> faults(String file, JsonObject mapping) {
        List<SetupProblem> faults = new ArrayList<>();
        Set<String> rows = new HashSet<>();
        JsonArray tables = mapping.containsKey("tables") ? mapping.getJsonArray("tables") : JsonValue.EMPTY_JSON_ARRAY;
        for (JsonObject table : tables.getValuesAs(JsonObject.class)) {
            if (!table.containsKey("set") || !rows.add(table.getString("row", ""))) {
                faults.add(new SetupProblem(file, "Each table needs a 'set' and a 'row' name of its own"));
            }
            for (JsonValue bind : members(table, "binds").values()) {
                String target = bind.asJsonObject().getString("row", "");
                if (!target.isEmpty() && !rows.contains(target)) {
                    faults.add(new SetupProblem(file, "Row '" + target + "' is bound to but not made before"));
                }
            }
        }
        if (!rows.contains(mapping.getString("case", ""))) {
            faults.add(new SetupProblem(file, "'case' must name one of the rows"));
        }
        return faults;
    }

    private static JsonObject columns(Dispatch dispatch, JsonObject table) {
        JsonObjectBuilder columns = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> column : members(table, "columns").entrySet()) {
            value(dispatch, column.getValue().asJsonObject()).ifPresent(value -> columns.add(column.getKey(), value));
        }
        for (Map.Entry<String, JsonValue> bind : members(table, "binds").entrySet()) {
            String target = bind.getValue().asJsonObject().getString("row", "");
            if (!target.isEmpty()) {
                columns.add(bind.getKey(), idOf(dispatch, target).toString());
            }
        }
        return columns.build();
    }

    private static Optional<JsonValue> value(Dispatch dispatch, JsonObject source) {
        if (source.containsKey("text")) {
            return Optional.of(Json.createValue(filled(source.getString("text"), dispatch.facts())));
        }
        Optional<JsonValue> value = source.containsKey("fact")
                ? Optional.ofNullable(dispatch.facts().get(source.getString("fact")))
                : dispatch.submission().answers().value(source.getString("answer"));
        JsonObject codes = members(source, "codes");
        return value.map(found -> codes.isEmpty() ? plain(found) : codes.getOrDefault(text(found), JsonValue.NULL));
    }

    private static String filled(String template, JsonObject facts) {
        return PLACE.matcher(template)
                .replaceAll(
                        place -> Matcher.quoteReplacement(text(facts.getOrDefault(place.group(1), JsonValue.NULL))));
    }

    private static JsonValue plain(JsonValue value) {
        return value instanceof JsonArray ? Json.createValue(text(value)) : value;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonArray several) {
            return several.stream().map(MappedRow::text).collect(Collectors.joining(", "));
        }
        return value == JsonValue.NULL ? "" : value.toString();
    }

    private static JsonObject members(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
    }
}
