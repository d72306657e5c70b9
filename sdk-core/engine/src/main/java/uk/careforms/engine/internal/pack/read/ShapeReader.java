package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.AnswerShape.Kind;
import uk.careforms.engine.form.AnswerShape.Part;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.json.JsonPlace;

/** Finds in a pack's schema what the answer to a question may be. */
public final class ShapeReader {

    /** A list of items longer than this is refused whatever the schema says. */
    public static final int MOST_ITEMS = 200;

    private final SchemaFiles files;

    public ShapeReader(SchemaFiles files) {
        this.files = files;
    }

    /** What the schema says at a pointer; empty when nothing or an object is there. Faults in the schema are noted. */
    public Optional<QuestionSchema> at(String pointer) {
        Node here = files.root();
        for (String key : JsonPlace.of(pointer).keys()) {
            Optional<Node> next = files.resolve(here)
                    .flatMap(node -> node.member("properties"))
                    .flatMap(all -> all.member(key));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return question(here);
    }

    /** The pointers of everything in the pack's own file that a question should ask for. */
    public List<Node> ownLeaves() {
        List<Node> leaves = new ArrayList<>();
        leaves(files.root(), leaves);
        return leaves;
    }

    private void leaves(Node node, List<Node> leaves) {
        for (Node property : node.members("properties").values()) {
            if (property.has("properties")) {
                leaves(property, leaves);
            } else if (files.resolve(property)
                    .filter(end -> end.has("properties"))
                    .isEmpty()) {
                leaves.add(property);
            }
        }
    }

    private Optional<QuestionSchema> question(Node node) {
        return files.resolve(node).filter(end -> !end.has("properties")).map(end -> {
            Optional<String> title = node.optionalText("title").or(() -> end.optionalText("title"));
            if (title.isEmpty()) {
                node.fault("There is no 'title': the question or label that a person reads");
            }
            Optional<String> hint = node.optionalText("description").or(() -> end.optionalText("description"));
            return new QuestionSchema(title.orElse(""), hint, shape(end));
        });
    }

    private AnswerShape shape(Node node) {
        if (node.has("oneOf")) {
            return new AnswerShape(Kind.CHOICE, choices(node));
        }
        return switch (node.optionalText("type").orElse("")) {
            case "boolean" -> new AnswerShape(Kind.YES_NO, yesAndNo(node));
            case "array" -> list(node);
            default -> text(node);
        };
    }

    private static AnswerShape text(Node node) {
        AnswerFormat format =
                node.optionalText("format").flatMap(AnswerFormat::parse).orElse(AnswerFormat.ONE_LINE);
        int least = node.number("minLength", 1, 20_000).orElse(1);
        int most = node.number("maxLength", 1, 20_000).or(format::usualLength).orElse(1);
        if (least > most) {
            node.fault("'minLength' is more than 'maxLength', so no answer fits");
        }
        return AnswerShape.text(format, least, most, node.optionalText("pattern"));
    }

    private static List<Choice> yesAndNo(Node node) {
        Choice yes = new Choice("true", "Yes", Optional.empty());
        return node.has("const") ? List.of(yes) : List.of(yes, new Choice("false", "No", Optional.empty()));
    }

    private static List<Choice> choices(Node node) {
        return node.items("oneOf").stream()
                .map(choice -> new Choice(
                        choice.optionalText("const").orElse(""),
                        choice.optionalText("title").orElse(""),
                        choice.optionalText("description")))
                .toList();
    }

    private AnswerShape list(Node node) {
        int least = Math.max(1, node.number("minItems", 0, MOST_ITEMS).orElse(1));
        Optional<Node> items = node.member("items").flatMap(files::resolve);
        if (items.isEmpty()) {
            return new AnswerShape(Kind.CHOICES, List.of());
        }
        if (items.get().has("oneOf")) {
            List<Choice> choices = choices(items.get());
            int most = node.number("maxItems", 1, MOST_ITEMS).orElse(choices.size());
            if (node.member("uniqueItems")
                    .filter(unique -> unique.value() == JsonValue.TRUE)
                    .isEmpty()) {
                node.fault("Several choices need \"uniqueItems\": true");
            }
            return AnswerShape.choices(choices, least(node, least, Math.min(most, choices.size())), most);
        }
        if (FileItems.are(items.get())) {
            return FileItems.shape(node, items.get(), least);
        }
        int most = node.number("maxItems", 1, MOST_ITEMS).orElse(MOST_ITEMS);
        if (!node.has("maxItems")) {
            node.fault("A list of items says how many there may be: add 'maxItems'");
        }
        return AnswerShape.items(parts(items.get()), least(node, least, most), most);
    }

    private static int least(Node node, int least, int most) {
        if (least > most) {
            node.fault("'minItems' is more than there can be, so no answer fits");
        }
        return least;
    }

    private List<Part> parts(Node item) {
        List<String> required = item.texts("required");
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, Node> property : item.members("properties").entrySet()) {
            Optional<QuestionSchema> part =
                    isList(property.getValue()) ? Optional.empty() : question(property.getValue());
            if (property.getKey().equals(AnswerShape.ROW)) {
                property.getValue().fault("'row' is the item's own name, which the engine gives; call this otherwise");
            }
            if (part.isEmpty()) {
                property.getValue().fault("A part of a repeated item is a text or a choice, nothing deeper");
            } else {
                QuestionSchema schema = part.get();
                parts.add(new Part(
                        property.getKey(),
                        schema.title(),
                        schema.hint(),
                        required.contains(property.getKey()),
                        schema.shape()));
            }
        }
        if (parts.isEmpty()) {
            item.fault("The items of a list are choices ('oneOf') or objects with 'properties'");
        }
        return parts;
    }

    private boolean isList(Node node) {
        return files.resolve(node).filter(end -> end.has("items")).isPresent();
    }
}
