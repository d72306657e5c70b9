package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.careforms.engine.form.Question;

/** The places of some questions as a tree, written as schemas of three kinds. */
final class PlaceTree {

    private final Map<String, Object> root = new LinkedHashMap<>();

    boolean isEmpty() {
        return root.isEmpty();
    }

    void add(Question question) {
        Map<String, Object> here = root;
        int last = question.place().keys().size() - 1;
        for (String key : question.place().keys().subList(0, last)) {
            here = branch(here.computeIfAbsent(key, made -> new LinkedHashMap<String, Object>()));
        }
        here.put(question.place().keys().get(last), question);
    }

    @SuppressWarnings("unchecked") // no question's place leads through another question's: the loader refuses that
    private static Map<String, Object> branch(Object node) {
        return (Map<String, Object>) node;
    }

    /** Objects that hold these answers and nothing else. */
    JsonObject closed() {
        return closed(root);
    }

    private static JsonObject closed(Map<String, Object> branch) {
        JsonObjectBuilder properties = SchemaCompiler.JSON.createObjectBuilder();
        branch.forEach((key, node) -> properties.add(
                key, node instanceof Question question ? LeafSchema.of(question) : closed(branch(node))));
        return SchemaCompiler.JSON
                .createObjectBuilder()
                .add("type", "object")
                .add("additionalProperties", false)
                .add("properties", properties)
                .build();
    }

    /** All of these answers must be there. */
    JsonObject required() {
        return required(root);
    }

    private static JsonObject required(Map<String, Object> branch) {
        JsonArrayBuilder keys = SchemaCompiler.JSON.createArrayBuilder();
        JsonObjectBuilder properties = SchemaCompiler.JSON.createObjectBuilder();
        branch.keySet().forEach(keys::add);
        branch.forEach((key, node) -> {
            if (!(node instanceof Question)) {
                properties.add(key, required(branch(node)));
            }
        });
        return withProperties(SchemaCompiler.JSON.createObjectBuilder().add("required", keys), properties.build());
    }

    /** None of these answers may be there. */
    JsonObject forbidden() {
        return forbidden(root);
    }

    private static JsonObject forbidden(Map<String, Object> branch) {
        JsonObjectBuilder properties = SchemaCompiler.JSON.createObjectBuilder();
        branch.forEach((key, node) ->
                properties.add(key, node instanceof Question ? JsonValue.FALSE : forbidden(branch(node))));
        return withProperties(SchemaCompiler.JSON.createObjectBuilder(), properties.build());
    }

    private static JsonObject withProperties(JsonObjectBuilder schema, JsonObject properties) {
        return properties.isEmpty()
                ? schema.build()
                : schema.add("properties", properties).build();
    }
}
