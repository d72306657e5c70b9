package uk.careforms.engine.form;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import uk.careforms.engine.json.MergePatch;

/** Brings answers to the form in which they are kept. What has the wrong shape is left for checking to refuse. */
final class NormalAnswers {

    private static final JsonProvider JSON = JsonProvider.provider();

    private NormalAnswers() {}

    static JsonObject replace(JsonObject answers, Question question, JsonValue typed) {
        Optional<JsonValue> normal = normal(question.shape(), typed);
        if (normal.filter(typed::equals).isPresent()) {
            return answers;
        }
        return MergePatch.apply(answers, question.place().patch(normal.orElse(JsonValue.NULL)));
    }

    static Optional<JsonValue> normal(AnswerShape shape, JsonValue typed) {
        if (typed == JsonValue.NULL) {
            return Optional.empty();
        }
        if (typed instanceof JsonString text) {
            return text(shape, text);
        }
        if (typed instanceof JsonArray array) {
            return list(shape, array);
        }
        return Optional.of(typed);
    }

    private static Optional<JsonValue> text(AnswerShape shape, JsonString text) {
        String typed = text.getString();
        String normal = shape.format().map(format -> format.normalise(typed)).orElseGet(() -> Normal.trim(typed));
        if (normal.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(normal.equals(typed) ? text : JSON.createValue(normal));
    }

    private static Optional<JsonValue> list(AnswerShape shape, JsonArray array) {
        if (array.isEmpty()) {
            return Optional.empty();
        }
        if (shape.kind() != AnswerShape.Kind.ITEMS) {
            return Optional.of(array);
        }
        JsonArrayBuilder items = JSON.createArrayBuilder();
        array.forEach(item -> items.add(item instanceof JsonObject object ? item(shape, object) : item));
        return Optional.of(items.build());
    }

    private static JsonObject item(AnswerShape shape, JsonObject item) {
        JsonObjectBuilder normal = JSON.createObjectBuilder(item);
        for (AnswerShape.Part part : shape.parts()) {
            JsonValue typed = item.get(part.key());
            if (typed != null) {
                normal(part.shape(), typed)
                        .ifPresentOrElse(value -> normal.add(part.key(), value), () -> normal.remove(part.key()));
            }
        }
        return normal.build();
    }
}
