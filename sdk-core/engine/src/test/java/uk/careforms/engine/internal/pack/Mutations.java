package uk.careforms.engine.internal.pack;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes answers in one place at a time: taken out, replaced, doubled, with something added. */
final class Mutations {

    private Mutations() {}

    static List<JsonObject> of(JsonObject answers, Random random) {
        List<JsonObject> changed = new ArrayList<>();
        for (String key : answers.keySet()) {
            changed.add(without(answers, key));
            for (JsonValue other : others(answers.getOrDefault(key, JsonValue.NULL), random)) {
                changed.add(with(answers, key, other));
            }
        }
        changed.add(with(answers, "unasked", JsonValue.TRUE));
        return changed;
    }

    private static List<JsonValue> others(JsonValue value, Random random) {
        List<JsonValue> others = new ArrayList<>();
        others.add(new RandomAnswers(random).wrong());
        if (value instanceof JsonObject object) {
            others.addAll(of(object, random));
        } else if (value instanceof JsonArray array) {
            others.add(Json.createArrayBuilder(array)
                    .addAll(Json.createArrayBuilder(array))
                    .build());
            others.add(Json.createArrayBuilder(array).add("unheard-of").build());
            for (JsonValue item : array) {
                if (item instanceof JsonObject object) {
                    of(object, random)
                            .forEach(changed -> others.add(
                                    Json.createArrayBuilder().add(changed).build()));
                }
            }
        } else {
            others.add(Json.createValue("unheard-of"));
            others.add(Json.createValue("x".repeat(5_000)));
            others.add(Json.createValue(random.nextBoolean() ? "yes" : "no"));
            others.add(JsonValue.NULL);
        }
        return others;
    }

    private static JsonObject without(JsonObject answers, String key) {
        return Json.createObjectBuilder(answers).remove(key).build();
    }

    private static JsonObject with(JsonObject answers, String key, JsonValue value) {
        JsonObjectBuilder changed = Json.createObjectBuilder(answers);
        return changed.add(key, value).build();
    }
}
