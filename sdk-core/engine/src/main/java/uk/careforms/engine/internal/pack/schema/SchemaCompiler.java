package uk.careforms.engine.internal.pack.schema;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;

/**
 * Writes pages and questions as one complete JSON Schema draft-07.
 *
 * <p>Objects are closed and hold what questions ask for, nothing else; references have been replaced by what they stand for,
 * so the schema stands alone. For each condition one {@code if}: {@code then} what is required, {@code else} what must not
 * be there, because it is hidden.
 */
public final class SchemaCompiler {

    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** The stable name of an item in a list: given by the engine when the item is first saved, and no question. */
    public static final JsonObject ROW = JSON.createObjectBuilder()
            .add("$comment", "the stable name of the item, given when it is first saved")
            .add("type", "string")
            .add("pattern", "^[A-Za-z0-9]{8}$")
            .build();

    private final PlaceTree asked = new PlaceTree();
    private final PlaceTree always = new PlaceTree();
    private final Map<JsonObject, Conditional> conditionals = new LinkedHashMap<>();

    private SchemaCompiler() {}

    /** The questions that one condition shows. */
    private static final class Conditional {
        private final PlaceTree shown = new PlaceTree();
        private final PlaceTree required = new PlaceTree();
    }

    /** The schema of a form. */
    public static JsonObject compile(String title, List<Page> pages) {
        SchemaCompiler compiler = new SchemaCompiler();
        pages.forEach(page -> page.questions().forEach(question -> compiler.add(page, question)));
        return compiler.schema(title);
    }

    private void add(Page page, Question question) {
        asked.add(question);
        List<Condition> conditions = new ArrayList<>(List.of(page.when(), question.when()));
        conditions.removeIf(Condition::isAlways);
        if (conditions.isEmpty()) {
            if (question.required()) {
                always.add(question);
            }
            return;
        }
        Conditional conditional = conditionals.computeIfAbsent(both(conditions), made -> new Conditional());
        conditional.shown.add(question);
        if (question.required()) {
            conditional.required.add(question);
        }
    }

    private static JsonObject both(List<Condition> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0).schema();
        }
        JsonArrayBuilder all = JSON.createArrayBuilder();
        conditions.forEach(condition -> all.add(condition.schema()));
        return JSON.createObjectBuilder().add("allOf", all).build();
    }

    private JsonObject schema(String title) {
        JsonObjectBuilder schema = JSON.createObjectBuilder()
                .add("$schema", "http://json-schema.org/draft-07/schema#")
                .add("title", title);
        schema.addAll(JSON.createObjectBuilder(asked.closed()));
        JsonArrayBuilder rules = JSON.createArrayBuilder();
        if (!always.isEmpty()) {
            rules.add(always.required());
        }
        conditionals.forEach((condition, conditional) -> rules.add(rule(condition, conditional)));
        JsonArray all = rules.build();
        return all.isEmpty() ? schema.build() : schema.add("allOf", all).build();
    }

    private static JsonObject rule(JsonObject condition, Conditional conditional) {
        JsonObjectBuilder rule = JSON.createObjectBuilder().add("if", condition);
        if (!conditional.required.isEmpty()) {
            rule.add("then", conditional.required.required());
        }
        return rule.add("else", conditional.shown.forbidden()).build();
    }
}
