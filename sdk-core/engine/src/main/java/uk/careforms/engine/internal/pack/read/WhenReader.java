package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.AnswerShape.Kind;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.json.JsonPlace;

/** Reads conditions, and refuses those that look at what has not been asked yet or wait for what cannot be answered. */
final class WhenReader {

    private final Map<String, AnswerShape> asked = new LinkedHashMap<>();
    private final Map<JsonObject, Condition> read = new HashMap<>();

    /** From here on the question may be looked at. */
    void nowAsked(String pointer, AnswerShape shape) {
        asked.put(pointer, shape);
    }

    /** The member {@code when}; always when it is missing. */
    Condition when(Node owner) {
        return owner.member("when").map(this::condition).orElse(Condition.ALWAYS);
    }

    private Condition condition(Node node) {
        int before = node.faults().count();
        JsonObject fragment = WhenShorthand.writeOut(node);
        try {
            Condition condition = read.computeIfAbsent(fragment, Condition::of); // one object for equal conditions
            look(node, fragment, "");
            return before == node.faults().count() ? condition : Condition.ALWAYS;
        } catch (IllegalArgumentException wrong) {
            node.fault(String.valueOf(wrong.getMessage()));
            return Condition.ALWAYS;
        }
    }

    private void look(Node node, JsonObject fragment, String at) {
        groups(node, fragment, at);
        fragment.forEach((keyword, value) -> {
            switch (keyword) {
                case "properties" ->
                    value.asJsonObject().forEach((key, inside) -> {
                        String below = JsonPlace.below(at, key);
                        if (isAsked(node, below)) {
                            look(node, inside.asJsonObject(), below);
                        }
                    });
                case "required" ->
                    value.asJsonArray()
                            .forEach(key -> isAsked(node, JsonPlace.below(at, ((JsonString) key).getString())));
                case "const" -> answers(node, at, List.of(value), false);
                case "enum" -> answers(node, at, value.asJsonArray(), false);
                case "contains" -> contains(node, value.asJsonObject(), at);
                case "type" -> {
                    // says nothing of any value
                }
                case "not" -> look(node, value.asJsonObject(), at);
                default -> ((JsonArray) value).forEach(part -> look(node, part.asJsonObject(), at));
            }
        });
    }

    /**
     * Whether a group of answers is there at all changes as later questions are answered, so no condition may hang on it: a
     * group is required, and so is one answer in it.
     */
    private void groups(Node node, JsonObject fragment, String at) {
        JsonObject properties =
                fragment.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        List<String> required = fragment.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(key -> ((JsonString) key).getString())
                .toList();
        Stream.concat(properties.keySet().stream(), required.stream())
                .distinct()
                .forEach(key -> {
                    String below = JsonPlace.below(at, key);
                    boolean group = !asked.containsKey(below) && isAbove(below);
                    boolean pinned = required.contains(key)
                            && properties.get(key) instanceof JsonObject inside
                            && inside.containsKey("required");
                    if (group && !pinned) {
                        node.fault("This hangs on whether anything at '" + below
                                + "' is answered; require it and one answer below it by name");
                    }
                });
    }

    private boolean isAbove(String pointer) {
        return asked.keySet().stream().anyMatch(earlier -> earlier.startsWith(pointer + "/"));
    }

    private boolean isAsked(Node node, String pointer) {
        boolean known = asked.containsKey(pointer) || isAbove(pointer);
        if (!known) {
            node.fault("This looks at '" + pointer + "', which no earlier question asks");
        }
        return known;
    }

    private void contains(Node node, JsonObject item, String at) {
        item.forEach((keyword, value) -> {
            switch (keyword) {
                case "const" -> answers(node, at, List.of(value), true);
                case "enum" -> answers(node, at, value.asJsonArray(), true);
                default -> node.fault("'contains' takes a 'const' or an 'enum'");
            }
        });
    }

    private void answers(Node node, String at, List<? extends JsonValue> values, boolean inList) {
        AnswerShape shape = asked.get(at);
        if (shape == null) {
            node.fault("This compares '" + at + "', which is not an answer, with a value");
            return;
        }
        boolean list = shape.kind() == Kind.CHOICES;
        if (list != inList) {
            node.fault(
                    list
                            ? "'" + at + "' has several choices: write {\"" + at + "\": {\"contains\": …}}"
                            : "'" + at + "' is not a list, so it contains nothing: write {\"" + at + "\": …}");
            return;
        }
        for (JsonValue value : values) {
            wrong(shape, value).ifPresent(sentence -> node.fault("'" + at + "' " + sentence));
        }
    }

    private static Optional<String> wrong(AnswerShape shape, JsonValue value) {
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        boolean isText = value instanceof JsonString;
        return switch (shape.kind()) {
            case CHOICE, CHOICES ->
                isText && shape.choice(text).isPresent()
                        ? Optional.empty()
                        : Optional.of("can never be '" + text + "'; its choices are " + values(shape));
            case YES_NO ->
                !isText && shape.choice(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                "can never be that; it is " + String.join(" or ", values(shape)) + " without quotes");
            case TEXT -> isText ? Optional.empty() : Optional.of("is a text; compare it with a text");
            case ITEMS, FILES -> Optional.of("is a list of items; only {\"answered\": true} can look at it");
        };
    }

    private static List<String> values(AnswerShape shape) {
        return Stream.concat(shape.choices().stream(), Stream.empty())
                .map(choice -> choice.value())
                .toList();
    }
}
