package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import uk.careforms.engine.json.JsonPlace;
import uk.careforms.engine.json.StrictJson;

/**
 * A JSON value that knows where it stands, so that whatever is wrong with it can be said with its place. Reading goes on
 * after a fault, with an empty value in place of what is missing, so that all faults are found at once.
 */
public record Node(Faults faults, String file, String pointer, JsonValue value) {

    private static final int LARGEST_FILE = 1_048_576;

    /** A whole file; an empty object when it is not JSON. */
    public static Node file(Faults faults, String file, String text) {
        return StrictJson.read(text, LARGEST_FILE).fold(good -> new Node(faults, file, "", good.json()), bad -> {
            faults.add(file, "", bad.problem().sentence());
            return new Node(faults, file, "", JsonValue.EMPTY_JSON_OBJECT);
        });
    }

    /** Notes a fault at this place. */
    public void fault(String sentence) {
        faults.add(file, pointer, sentence);
    }

    /** Notes a fault at a member that is there or should be. */
    public void fault(String key, String sentence) {
        faults.add(file, JsonPlace.below(pointer, key), sentence);
    }

    /** The value as an object; empty and a fault when it is something else. */
    public JsonObject object() {
        if (value instanceof JsonObject object) {
            return object;
        }
        fault("An object was expected here: { … }");
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** A fault for each member whose key is not known. */
    public void only(Set<String> known) {
        for (String key : object().keySet()) {
            if (!known.contains(key)) {
                fault(key, "'" + key + "' is not known here; known: " + new TreeSet<>(known));
            }
        }
    }

    public boolean has(String key) {
        return value instanceof JsonObject object && object.containsKey(key);
    }

    /** A member, if it is there. */
    public Optional<Node> member(String key) {
        if (value instanceof JsonObject object) {
            return Optional.ofNullable(object.get(key)).map(there -> below(key, there));
        }
        return Optional.empty();
    }

    /** Every member by key, in the order of the file. */
    public Map<String, Node> members() {
        Map<String, Node> members = new LinkedHashMap<>();
        object().forEach((key, there) -> members.put(key, below(key, there)));
        return members;
    }

    /** The members of an object that may be missing altogether. */
    public Map<String, Node> members(String key) {
        return member(key).map(Node::members).orElse(Map.of());
    }

    /** The items of a list. */
    public List<Node> items() {
        if (!(value instanceof JsonArray array)) {
            fault("A list was expected here: [ … ]");
            return List.of();
        }
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(below(String.valueOf(i), array.get(i)));
        }
        return items;
    }

    /** The items of a list that may be missing altogether. */
    public List<Node> items(String key) {
        return member(key).map(Node::items).orElse(List.of());
    }

    /** The texts of a list that may be missing altogether. */
    public List<String> texts(String key) {
        return items(key).stream().map(Node::text).toList();
    }

    /** The value as text that is not blank; empty and a fault when it is something else. */
    public String text() {
        if (value instanceof JsonString text && !text.getString().isBlank()) {
            return text.getString();
        }
        fault("A text was expected here, in quotation marks and not empty");
        return "";
    }

    /** A member's text, which must be there. */
    public String text(String key) {
        return member(key).map(Node::text).orElseGet(() -> {
            fault("'" + key + "' is missing; it is a text");
            return "";
        });
    }

    /** A member's text, if the member is there. */
    public Optional<String> optionalText(String key) {
        return member(key).map(Node::text).filter(text -> !text.isEmpty());
    }

    /** A member that is true or false; the default when it is missing. */
    public boolean flag(String key, boolean otherwise) {
        return member(key).map(Node::flag).orElse(otherwise);
    }

    private boolean flag() {
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            fault("true or false was expected here");
        }
        return value == JsonValue.TRUE;
    }

    /** A whole number within limits, if the member is there. */
    public Optional<Integer> number(String key, int least, int most) {
        return member(key).flatMap(node -> node.number(least, most));
    }

    private Optional<Integer> number(int least, int most) {
        if (value instanceof JsonNumber number && number.isIntegral()) {
            long given = number.bigIntegerValue().bitLength() < 32 ? number.longValue() : Long.MAX_VALUE;
            if (given >= least && given <= most) {
                return Optional.of((int) given);
            }
        }
        fault("A whole number from " + least + " to " + most + " was expected here");
        return Optional.empty();
    }

    private Node below(String key, JsonValue there) {
        return new Node(faults, file, JsonPlace.below(pointer, key), there);
    }

    @Override
    public String toString() {
        return file + " " + pointer;
    }
}
