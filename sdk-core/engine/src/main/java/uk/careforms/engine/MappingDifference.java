package uk.careforms.engine;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.careforms.engine.MappingChange.Kind;

/** Compares two mappings column by column; what is no table is compared place by place, so that no difference goes unseen. */
final class MappingDifference {

    /** What says where the contents of a column come from; an object with one of them is one place. */
    private static final Set<String> SOURCES = Set.of("answer", "fact", "text", "value");

    private MappingDifference() {}

    /** Every difference, sorted by place. */
    static List<MappingChange> between(JsonObject before, JsonObject after) {
        Map<String, String> old = places(before);
        Map<String, String> fresh = places(after);
        Set<String> all = new TreeSet<>(old.keySet());
        all.addAll(fresh.keySet());
        List<MappingChange> changes = new ArrayList<>();
        for (String place : all) {
            String was = old.get(place);
            String is = fresh.get(place);
            if (was == null) {
                changes.add(new MappingChange(Kind.ADDED, place, "", fresh.getOrDefault(place, "")));
            } else if (is == null) {
                changes.add(new MappingChange(Kind.REMOVED, place, was, ""));
            } else if (!was.equals(is)) {
                changes.add(new MappingChange(Kind.CHANGED, place, was, is));
            }
        }
        return changes;
    }

    /** The pointers of all answers that a mapping names, sorted. */
    static Set<String> answers(JsonValue mapping) {
        Set<String> pointers = new TreeSet<>();
        if (mapping instanceof JsonArray array) {
            array.forEach(item -> pointers.addAll(answers(item)));
        } else if (mapping instanceof JsonObject object) {
            text(object, "answer").ifPresent(pointers::add);
            object.values().forEach(value -> pointers.addAll(answers(value)));
        }
        return pointers;
    }

    private static Map<String, String> places(JsonObject mapping) {
        Map<String, String> places = new TreeMap<>();
        walk("", mapping, places);
        return places;
    }

    private static void walk(String at, JsonValue value, Map<String, String> places) {
        if (value instanceof JsonObject object && object.keySet().stream().noneMatch(SOURCES::contains)) {
            if (object.isEmpty()) {
                places.put(at, "nothing");
            }
            object.forEach((key, inner) -> walk(below(at, key), inner, places));
        } else if (value instanceof JsonArray array && !array.isEmpty()) {
            for (int i = 0; i < array.size(); i++) {
                walk(below(at, item(array.get(i), i)), array.get(i), places);
            }
        } else {
            places.put(at, said(value));
        }
    }

    /** Groups that only hold tables or columns say nothing to whoever reads the place. */
    private static String below(String at, String key) {
        boolean unsaid = key.equals("tables") || key.equals("columns");
        return unsaid ? at : at.isEmpty() ? key : at + ": " + key;
    }

    /** A table by its row's name and its set, so that a table moved up or down is the same one. */
    private static String item(JsonValue item, int index) {
        if (item instanceof JsonObject object) {
            Optional<String> row = text(object, "row");
            Optional<String> set = text(object, "set");
            if (row.isPresent() && set.isPresent()) {
                return row.get() + " (" + set.get() + ")";
            }
        }
        return String.valueOf(index + 1);
    }

    private static String said(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonObject object && object.size() == 1) {
            for (String source : SOURCES) {
                Optional<String> named = text(object, source);
                if (named.isPresent()) {
                    return source + " " + named.get();
                }
            }
        }
        return value.toString();
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
