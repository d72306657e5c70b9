package uk.careforms.engine.form;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Turns what a web form posts into an answer. */
final class PostedFields {

    private static final JsonProvider JSON = JsonProvider.provider();

    private PostedFields() {}

    static Optional<JsonValue> answer(AnswerShape shape, List<String> fields) {
        List<String> given = fields.stream().filter(field -> !field.isBlank()).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return switch (shape.kind()) {
            case CHOICES -> {
                JsonArrayBuilder list = JSON.createArrayBuilder();
                new LinkedHashSet<>(given).forEach(list::add);
                yield Optional.of(list.build());
            }
            case YES_NO ->
                Optional.of(
                        switch (given.get(0)) {
                            case "true" -> JsonValue.TRUE;
                            case "false" -> JsonValue.FALSE;
                            default -> JSON.createValue(given.get(0));
                        });
            case TEXT, CHOICE, ITEMS, FILES -> NormalAnswers.normal(shape, JSON.createValue(given.get(0)));
        };
    }
}
