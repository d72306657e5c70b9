package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import uk.careforms.engine.form.FileRule;

/** What is known of one file in an answer, as a schema. */
final class FileSchema {

    private static final String UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    private static final int LONGEST_NAME = 200;

    private FileSchema() {}

    static JsonObject of(FileRule rule) {
        JsonArrayBuilder types = SchemaCompiler.JSON.createArrayBuilder();
        rule.types().forEach(type -> types.add(type.mediaType()));
        JsonObjectBuilder properties = SchemaCompiler.JSON
                .createObjectBuilder()
                .add("id", text(36, 36).add("pattern", UUID))
                .add("name", text(1, LONGEST_NAME))
                .add("mediaType", text(1, 100).add("enum", types))
                .add(
                        "size",
                        SchemaCompiler.JSON
                                .createObjectBuilder()
                                .add("type", "integer")
                                .add("minimum", 1)
                                .add("maximum", rule.mostBytes()));
        JsonArrayBuilder required = SchemaCompiler.JSON.createArrayBuilder();
        required.add("id").add("name").add("mediaType").add("size");
        return SchemaCompiler.JSON
                .createObjectBuilder()
                .add("type", "object")
                .add("additionalProperties", false)
                .add("properties", properties)
                .add("required", required)
                .build();
    }

    private static JsonObjectBuilder text(int least, int most) {
        return SchemaCompiler.JSON
                .createObjectBuilder()
                .add("type", "string")
                .add("minLength", least)
                .add("maxLength", most);
    }
}
