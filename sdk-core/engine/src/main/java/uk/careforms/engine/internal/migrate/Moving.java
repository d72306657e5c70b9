package uk.careforms.engine.internal.migrate;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import uk.careforms.engine.json.JsonPlace;
import uk.careforms.engine.json.MergePatch;

/** Answers under way from one version to another. Used by one thread. */
final class Moving {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Set<String> again = new LinkedHashSet<>();
    private final List<String> dropped = new ArrayList<>();
    private JsonObject answers;

    Moving(JsonObject answers) {
        this.answers = answers;
    }

    JsonObject answers() {
        return answers;
    }

    /** The questions to ask again, in the order in which they were found. */
    List<String> again() {
        return List.copyOf(again);
    }

    List<String> dropped() {
        return List.copyOf(dropped);
    }

    void askAgain(String pointer) {
        again.add(pointer);
    }

    void take(Step step) {
        if (step instanceof Step.Rename rename) {
            taken(rename.from()).ifPresent(value -> put(rename.to(), value));
        } else if (step instanceof Step.Split split) {
            taken(split.from()).ifPresent(value -> split(split, value));
        } else if (step instanceof Step.MapValues map) {
            at(map.at()).ifPresent(value -> answers = JsonPlace.of(map.at()).put(answers, mapped(map.values(), value)));
        } else if (step instanceof Step.Default standard) {
            if (at(standard.at()).isEmpty()) {
                put(standard.at(), standard.value());
            }
        } else if (step instanceof Step.AskAgain ask) {
            taken(ask.at()).ifPresent(value -> again.add(ask.at()));
        } else if (step instanceof Step.Drop drop) {
            taken(drop.from()).ifPresent(value -> dropped.add(drop.from()));
        }
    }

    /** Exactly as many parts as there are places are clean; otherwise a person looks at what was made of them. */
    private void split(Step.Split split, JsonValue value) {
        if (!(value instanceof JsonString text)) {
            throw new CannotTell("The answer at '" + split.from() + "' is no text and cannot be split");
        }
        int places = split.into().size();
        String whole = text.getString().strip();
        String[] parts = whole.split(Pattern.quote(split.by()), places);
        boolean exact = parts.length == places && !parts[places - 1].contains(split.by());
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isBlank()) {
                put(split.into().get(i), JSON.createValue(parts[i].strip()));
            }
        }
        if (!exact) {
            again.addAll(split.into());
        }
    }

    private static JsonValue mapped(Map<String, String> values, JsonValue value) {
        if (value instanceof JsonString text) {
            return JSON.createValue(values.getOrDefault(text.getString(), text.getString()));
        }
        if (value instanceof JsonArray array) {
            Set<JsonValue> distinct = new LinkedHashSet<>();
            array.forEach(one -> distinct.add(mapped(values, one)));
            JsonArrayBuilder all = JSON.createArrayBuilder();
            distinct.forEach(all::add);
            return all.build();
        }
        return value;
    }

    private Optional<JsonValue> at(String pointer) {
        return JsonPlace.of(pointer).in(answers).filter(value -> value != JsonValue.NULL);
    }

    /** The answer there, which is taken away from there. */
    private Optional<JsonValue> taken(String pointer) {
        Optional<JsonValue> value = at(pointer);
        value.ifPresent(there -> {
            JsonPlace place = JsonPlace.of(pointer);
            answers = MergePatch.apply(answers, place.put(JsonValue.EMPTY_JSON_OBJECT, JsonValue.NULL));
        });
        return value;
    }

    private void put(String pointer, JsonValue value) {
        if (at(pointer).isPresent()) {
            throw new CannotTell("Two answers would stand at '" + pointer + "'");
        }
        JsonPlace place = JsonPlace.of(pointer);
        for (int depth = 1; depth < place.keys().size(); depth++) {
            JsonPlace above = new JsonPlace("", place.keys().subList(0, depth));
            if (above.in(answers)
                    .filter(there -> !(there instanceof JsonObject))
                    .isPresent()) {
                throw new CannotTell("Something else stands where '" + pointer + "' would be");
            }
        }
        answers = place.put(answers, value);
    }
}
