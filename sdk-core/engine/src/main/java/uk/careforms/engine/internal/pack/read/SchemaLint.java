package uk.careforms.engine.internal.pack.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import uk.careforms.engine.form.AnswerFormat;

/** Refuses whatever a pack's schema may not use, keyword by keyword; {@code $id} is not among what it may. */
final class SchemaLint {

    private static final Set<String> ANYWHERE = Set.of("title", "description", "$comment");
    private static final Set<String> TOP = Set.of("$schema", "definitions");
    private static final Set<String> REFERENCE = Set.of("$ref");
    private static final Set<String> OBJECT = Set.of("type", "properties", "required");
    private static final Set<String> STRING =
            Set.of("type", "format", "minLength", "maxLength", "pattern", "oneOf", "examples");
    private static final Set<String> ARRAY = Set.of("type", "items", "minItems", "maxItems", "uniqueItems");
    private static final Set<String> BOOLEAN = Set.of("type", "const");
    private static final Set<String> FILE = Set.of("type", "format", "accept", "maxMegabytes");
    private static final Set<String> CHOICE = Set.of("const", "title", "description", "$comment");
    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final int DEEPEST = 12;

    private SchemaLint() {}

    /** Checks a whole file. */
    static void check(Node root, boolean shared) {
        root.optionalText("$schema")
                .filter(draft -> !draft.equals(DRAFT))
                .ifPresent(other -> root.fault("$schema", "Schemas are JSON Schema draft-07: write " + DRAFT));
        if (shared) {
            allow(root, Set.of("$schema", "definitions"), ANYWHERE);
        } else {
            allow(root, OBJECT, ANYWHERE, TOP);
            type(root, "object");
            noRequired(root);
            properties(root, false, 1);
        }
        root.members("definitions").values().forEach(definition -> schema(definition, false, 1));
    }

    private static void schema(Node node, boolean inItem, int depth) {
        if (!(node.value() instanceof JsonObject object)) {
            node.fault("A schema is an object: { … }");
            return;
        }
        if (depth > DEEPEST) {
            node.fault("Schemas may be at most " + DEEPEST + " levels deep");
            return;
        }
        if (object.containsKey("$ref")) {
            allow(node, REFERENCE, ANYWHERE);
            return;
        }
        switch (object.get("type") instanceof JsonString type ? type.getString() : "") {
            case "object" -> object(node, inItem, depth);
            case "string" -> string(node);
            case "array" -> array(node, depth);
            case "boolean" -> bool(node);
            case "number", "integer" ->
                node.fault("type", "Numbers are texts with the format 'number-text', so that nothing typed is lost");
            default ->
                node.fault(
                        "type", "Every schema says its type: one of object, string, array, boolean; or it has a $ref");
        }
    }

    private static void object(Node node, boolean inItem, int depth) {
        allow(node, OBJECT, ANYWHERE);
        if (!inItem) {
            noRequired(node);
        }
        properties(node, inItem, depth);
    }

    private static void noRequired(Node node) {
        if (node.has("required")) {
            node.fault("required", "Pages say what is required; 'required' belongs only inside a repeated item");
        }
    }

    private static void properties(Node node, boolean inItem, int depth) {
        if (node.members("properties").isEmpty()) {
            node.fault("An object needs 'properties'");
        }
        node.members("properties").forEach((key, property) -> {
            if (!key.matches("[a-z][A-Za-z0-9]{0,59}")) {
                property.fault(
                        "A name is one plain word like dateOfBirth: letters and digits, the first a small letter");
            }
            schema(property, inItem, depth + 1);
        });
        for (String required : node.texts("required")) {
            if (node.member("properties").filter(all -> all.has(required)).isEmpty()) {
                node.fault("required", "'" + required + "' is required and is not among the properties");
            }
        }
    }

    private static void string(Node node) {
        allow(node, STRING, ANYWHERE);
        if (node.has("oneOf")) {
            for (String other : List.of("format", "pattern", "minLength", "maxLength")) {
                if (node.has(other)) {
                    node.fault(other, "A choice needs no '" + other + "'; leave it out");
                }
            }
            choices(node);
            return;
        }
        String format = node.optionalText("format").orElse("");
        if (AnswerFormat.parse(format).isEmpty()) {
            node.fault("format", "A text says its format, one of " + formats() + "; or it has choices in 'oneOf'");
        }
        node.number("maxLength", 1, 20_000);
        if (!node.has("maxLength")
                && AnswerFormat.parse(format).flatMap(AnswerFormat::usualLength).isEmpty()) {
            node.fault("A text says how long it may be: add 'maxLength'");
        }
        node.number("minLength", 1, 20_000);
        node.optionalText("pattern").ifPresent(pattern -> pattern(node, pattern));
        if (node.has("pattern") && node.number("maxLength", 1, 20_000).orElse(1) > 500) {
            node.fault("maxLength", "A text with a pattern may be at most 500 characters long");
        }
    }

    private static List<String> formats() {
        return java.util.Arrays.stream(AnswerFormat.values())
                .map(AnswerFormat::text)
                .toList();
    }

    private static void pattern(Node node, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException refused) {
            node.fault(
                    "pattern",
                    "This pattern is not one that RE2 runs (" + refused.getDescription()
                            + "); look-around and back-references are not allowed");
        }
    }

    private static void choices(Node node) {
        List<Node> choices = node.items("oneOf");
        if (choices.size() < 2) {
            node.fault("oneOf", "There must be two choices or more");
        }
        Set<String> seen = new TreeSet<>();
        for (Node choice : choices) {
            allow(choice, CHOICE);
            choice.text("title");
            String value = choice.text("const");
            if (!value.isEmpty() && !value.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
                choice.fault("const", "A choice is kept as a plain word like not-sure");
            }
            if (!seen.add(value)) {
                choice.fault("const", "The choice '" + value + "' is there twice");
            }
        }
    }

    private static void array(Node node, int depth) {
        allow(node, ARRAY, ANYWHERE);
        node.number("minItems", 0, 200);
        node.number("maxItems", 1, 200);
        node.flag("uniqueItems", false);
        if (!node.has("items")) {
            node.fault("A list says what its items are: add 'items'");
        }
        node.member("items").ifPresent(items -> items(items, depth));
    }

    private static void items(Node items, int depth) {
        if (items.value() instanceof JsonArray) {
            items.fault("'items' is one schema for all items");
        } else if (items.value() instanceof JsonObject object && object.containsKey("oneOf")) {
            allow(items, STRING, ANYWHERE);
            choices(items);
        } else if (FileItems.are(items)) {
            allow(items, FILE, ANYWHERE);
        } else {
            schema(items, true, depth + 1);
        }
    }

    private static void bool(Node node) {
        allow(node, BOOLEAN, ANYWHERE);
        node.member("const")
                .filter(value -> value.value() != JsonValue.TRUE)
                .ifPresent(value -> value.fault("Only true can be demanded: the person confirms something"));
    }

    private static void type(Node node, String wanted) {
        if (!node.optionalText("type").orElse("").equals(wanted)) {
            node.fault("type", "The type must be '" + wanted + "' here");
        }
    }

    @SafeVarargs
    private static void allow(Node node, Set<String>... known) {
        Set<String> all = new TreeSet<>();
        for (Set<String> some : known) {
            all.addAll(some);
        }
        node.only(all);
    }
}
