package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.form.Question;

/** What one answer may be, as a schema. */
final class LeafSchema {

    private LeafSchema() {}

    static JsonObject of(Question question) {
        return of(question.words().title(), question.words().hint(), question.shape());
    }

    private static JsonObject of(String title, Optional<String> hint, AnswerShape shape) {
        JsonObjectBuilder schema = SchemaCompiler.JSON.createObjectBuilder().add("title", title);
        hint.ifPresent(text -> schema.add("description", text));
        switch (shape.kind()) {
            case TEXT -> text(schema, shape);
            case CHOICE -> schema.add("type", "string").add("oneOf", choices(shape.choices()));
            case YES_NO -> yesNo(schema, shape);
            case CHOICES ->
                list(schema, shape)
                        .add("uniqueItems", true)
                        .add(
                                "items",
                                SchemaCompiler.JSON
                                        .createObjectBuilder()
                                        .add("type", "string")
                                        .add("oneOf", choices(shape.choices())));
            case ITEMS -> list(schema, shape).add("items", item(shape));
            case FILES ->
                list(schema, shape).add("items", FileSchema.of(shape.files().orElseThrow()));
        }
        return schema.build();
    }

    private static void text(JsonObjectBuilder schema, AnswerShape shape) {
        schema.add("type", "string");
        shape.format().ifPresent(format -> schema.add("format", format.text()));
        schema.add("minLength", shape.minLength()).add("maxLength", shape.maxLength());
        shape.pattern()
                .or(() -> shape.format().flatMap(AnswerFormat::pattern))
                .ifPresent(pattern -> schema.add("pattern", pattern));
    }

    private static void yesNo(JsonObjectBuilder schema, AnswerShape shape) {
        schema.add("type", "boolean");
        if (shape.choices().size() == 1) {
            schema.add("const", true);
        }
    }

    private static JsonArrayBuilder choices(List<Choice> choices) {
        JsonArrayBuilder array = SchemaCompiler.JSON.createArrayBuilder();
        for (Choice choice : choices) {
            JsonObjectBuilder entry = SchemaCompiler.JSON
                    .createObjectBuilder()
                    .add("const", choice.value())
                    .add("title", choice.title());
            choice.hint().ifPresent(hint -> entry.add("description", hint));
            array.add(entry);
        }
        return array;
    }

    private static JsonObjectBuilder list(JsonObjectBuilder schema, AnswerShape shape) {
        return schema.add("type", "array").add("minItems", shape.minItems()).add("maxItems", shape.maxItems());
    }

    private static JsonObject item(AnswerShape shape) {
        JsonObjectBuilder properties = SchemaCompiler.JSON.createObjectBuilder();
        JsonArrayBuilder required = SchemaCompiler.JSON.createArrayBuilder();
        for (AnswerShape.Part part : shape.parts()) {
            properties.add(part.key(), of(part.title(), part.hint(), part.shape()));
            if (part.required()) {
                required.add(part.key());
            }
        }
        properties.add(AnswerShape.ROW, SchemaCompiler.ROW);
        return SchemaCompiler.JSON
                .createObjectBuilder()
                .add("type", "object")
                .add("additionalProperties", false)
                .add("properties", properties)
                .add("required", required)
                .build();
    }
}
