package uk.careforms.systems.dynamics;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.systems.dynamics.CaseMapping.Bind;
import uk.careforms.systems.dynamics.CaseMapping.Table;
import uk.careforms.systems.dynamics.ColumnSource.Kind;

/**
 * Reads a mapping (docs/guides/pack-format.md, "mappings") and remembers everything that is wrong with it by itself.
 *
 * <p>Names of sets, columns and navigation properties become part of addresses, so nothing but letters, digits and
 * underscores is let through.
 */
final class MappingReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Set<String> TOP = Set.of("tables", "case", "label");
    private static final Set<String> TABLE = Set.of("set", "row", "columns", "binds", "skipWhenLinked");
    private static final Set<String> COLUMN = Set.of("answer", "fact", "text", "codes", "shorten");
    private static final Set<String> BIND = Set.of("row", "set", "answer", "fact");

    private final String file;
    private final List<SetupProblem> problems = new ArrayList<>();
    private final Set<String> rows = new HashSet<>();

    private MappingReader(String file) {
        this.file = file;
    }

    /** What was read and what is wrong with it; the mapping is of use only when nothing is. */
    record Result(CaseMapping mapping, List<SetupProblem> problems) {}

    static Result read(String file, JsonObject json) {
        MappingReader reader = new MappingReader(file);
        CaseMapping mapping = reader.mapping(json);
        return new Result(mapping, reader.problems);
    }

    private CaseMapping mapping(JsonObject json) {
        knownOnly("", json, TOP);
        List<Table> tables = new ArrayList<>();
        JsonArray list = json.get("tables") instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
        for (int i = 0; i < list.size(); i++) {
            String place = "/tables/" + i;
            if (list.get(i) instanceof JsonObject table) {
                tables.add(table(place, table));
            } else {
                problem(place, "must be an object with 'set', 'row' and 'columns'");
            }
        }
        if (tables.isEmpty()) {
            problem("/tables", "must list at least one table");
        }
        if (tables.stream().filter(Table::skipWhenLinked).count() > 1) {
            problem("/tables", "may have 'skipWhenLinked' for one row only, the person's");
        }
        String caseRow = string(json, "case").orElse("");
        if (tables.stream().noneMatch(table -> table.row().equals(caseRow) && !table.skipWhenLinked())) {
            problem("/case", "must name one of the rows, and not the person's; rows: " + names(tables));
        }
        Optional<String> label = string(json, "label");
        label.ifPresent(column -> name("/label", column));
        return new CaseMapping(tables, caseRow, label);
    }

    private Table table(String place, JsonObject json) {
        knownOnly(place, json, TABLE);
        String set = string(json, "set").orElse("");
        name(place + "/set", set);
        LinkedHashMap<String, ColumnSource> columns = new LinkedHashMap<>();
        object(place, json, "columns").forEach((column, source) -> {
            String at = place + "/columns/" + column;
            name(at, column);
            column(at, source).ifPresent(read -> columns.put(column, read));
        });
        LinkedHashMap<String, Bind> binds = new LinkedHashMap<>();
        object(place, json, "binds").forEach((property, target) -> {
            String at = place + "/binds/" + property;
            name(at, property);
            bind(at, target).ifPresent(read -> binds.put(property, read));
        });
        String row = string(json, "row").orElse("");
        if (row.isBlank() || !rows.add(row)) {
            problem(place + "/row", "must be a name that no other row has");
        }
        JsonValue skip = json.getOrDefault("skipWhenLinked", JsonValue.FALSE);
        return new Table(set, row, skip == JsonValue.TRUE, columns, binds);
    }

    private Optional<ColumnSource> column(String place, JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            problem(place, "must be an object with one of 'answer', 'fact' and 'text'");
            return Optional.empty();
        }
        knownOnly(place, json, COLUMN);
        Map<String, JsonValue> codes = new HashMap<>(object(place, json, "codes"));
        boolean shorten = json.getOrDefault("shorten", JsonValue.FALSE) == JsonValue.TRUE;
        return source(place, json, codes, shorten);
    }

    private Optional<ColumnSource> source(
            String place, JsonObject json, Map<String, JsonValue> codes, boolean shorten) {
        List<ColumnSource> all = new ArrayList<>();
        string(json, "answer").ifPresent(pointer -> {
            if (!pointer.startsWith("/")) {
                problem(place + "/answer", "must be a JSON Pointer, beginning with '/'");
            }
            all.add(new ColumnSource(Kind.ANSWER, pointer, codes, shorten));
        });
        string(json, "fact").ifPresent(fact -> all.add(new ColumnSource(Kind.FACT, fact, codes, shorten)));
        string(json, "text").ifPresent(text -> all.add(new ColumnSource(Kind.TEXT, text, codes, shorten)));
        if (all.size() != 1) {
            problem(place, "must have exactly one of 'answer', 'fact' and 'text', each a string");
            return Optional.empty();
        }
        return Optional.of(all.get(0));
    }

    private Optional<Bind> bind(String place, JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            problem(place, "must be an object with 'row', or with 'set' and one of 'answer' and 'fact'");
            return Optional.empty();
        }
        knownOnly(place, json, BIND);
        Optional<String> row = string(json, "row");
        if (row.isPresent()) {
            if (!rows.contains(row.get())) {
                problem(place, "names the row '" + row.get() + "', which no table above makes");
            }
            return Optional.of(new Bind(row.get(), "", Optional.empty()));
        }
        String set = string(json, "set").orElse("");
        name(place + "/set", set);
        return source(place, json, Map.of(), false).map(source -> new Bind("", set, Optional.of(source)));
    }

    private void name(String place, String name) {
        if (!NAME.matcher(name).matches()) {
            problem(place, "must be a name of letters, digits and underscores");
        }
    }

    private void knownOnly(String place, JsonObject json, Set<String> known) {
        for (String key : json.keySet()) {
            if (!known.contains(key)) {
                problem(
                        place + "/" + key,
                        "is not known here; known: " + known.stream().sorted().toList());
            }
        }
    }

    private JsonObject object(String place, JsonObject json, String key) {
        JsonValue value = json.getOrDefault(key, JsonValue.EMPTY_JSON_OBJECT);
        if (value instanceof JsonObject object) {
            return object;
        }
        problem(place + "/" + key, "must be an object");
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Optional<String> string(JsonObject json, String key) {
        return json.get(key) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    private static List<String> names(List<Table> tables) {
        return tables.stream().map(Table::row).toList();
    }

    private void problem(String place, String sentence) {
        problems.add(new SetupProblem(file + " " + place, "'" + last(place) + "' " + sentence));
    }

    private static String last(String place) {
        String last = place.substring(place.lastIndexOf('/') + 1);
        return last.isEmpty() ? "the mapping" : last;
    }
}
