package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.internal.migrate.DraftMigration;
import uk.careforms.engine.internal.migrate.Step;

/** Reads the {@code migrations} of {@code form.json}: how drafts of earlier versions may be brought to this one. */
final class MigrationReader {

    private static final Set<String> STEPS =
            new TreeSet<>(Set.of("rename", "split", "map", "default", "askAgain", "drop"));

    private final Map<String, AnswerShape> asked;
    private final int version;

    MigrationReader(Map<String, AnswerShape> asked, int version) {
        this.asked = asked;
        this.version = version;
    }

    /** The migrations by the version they begin at. */
    Map<Integer, DraftMigration> read(Node form) {
        Map<Integer, DraftMigration> migrations = new TreeMap<>();
        for (Node node : form.items("migrations")) {
            node.only(Set.of("from", "steps", "$comment"));
            Optional<Integer> from = node.number("from", 1, 1_000_000);
            if (from.isEmpty()) {
                node.fault("from", "'from' is the number of an earlier version");
                continue;
            }
            if (from.get() >= version) {
                node.fault("from", "A migration begins at a version before this one, " + version);
            }
            if (!node.has("steps")) {
                node.fault("'steps' is missing; an empty list says that every answer stays where it is");
            }
            List<Step> steps = new ArrayList<>();
            node.items("steps").forEach(step -> step(step).ifPresent(steps::add));
            if (migrations.put(from.get(), new DraftMigration(from.get(), steps)) != null) {
                node.fault("from", "There is another migration from version " + from.get());
            }
        }
        return migrations;
    }

    private Optional<Step> step(Node node) {
        List<String> named =
                node.object().keySet().stream().filter(STEPS::contains).toList();
        if (named.size() != 1) {
            node.fault("A step has exactly one of " + STEPS + "; this one has "
                    + node.object().keySet());
            return Optional.empty();
        }
        String pointer = pointer(node, named.get(0));
        return Optional.of(
                switch (named.get(0)) {
                    case "rename" -> rename(node, pointer);
                    case "split" -> split(node, pointer);
                    case "map" -> map(node, pointer);
                    case "default" -> standard(node, pointer);
                    case "askAgain" -> {
                        node.only(Set.of("askAgain"));
                        question(node, "askAgain", pointer);
                        yield new Step.AskAgain(pointer);
                    }
                    default -> {
                        node.only(Set.of("drop"));
                        yield new Step.Drop(pointer);
                    }
                });
    }

    private Step rename(Node node, String pointer) {
        node.only(Set.of("rename", "to"));
        String to = pointer(node, "to");
        question(node, "to", to);
        return new Step.Rename(pointer, to);
    }

    private Step split(Node node, String pointer) {
        node.only(Set.of("split", "by", "into"));
        List<String> into = node.texts("into");
        if (into.size() < 2 || Set.copyOf(into).size() != into.size()) {
            node.fault("into", "'into' names two or more places, each once");
        }
        into.forEach(place -> {
            AnswerShape shape = asked.get(place);
            if (shape == null || shape.kind() != AnswerShape.Kind.TEXT) {
                node.fault("into", "No page asks for a text at '" + place + "'");
            }
        });
        // a space is what stands between names, and a text that is blank is a fault anywhere else
        String by = node.object().get("by") instanceof JsonString text
                        && !text.getString().isEmpty()
                ? text.getString()
                : " ";
        return new Step.Split(pointer, by, into);
    }

    private Step map(Node node, String pointer) {
        node.only(Set.of("map", "values"));
        AnswerShape shape = question(node, "map", pointer).orElse(new AnswerShape(AnswerShape.Kind.CHOICE, List.of()));
        Map<String, String> values = new LinkedHashMap<>();
        node.members("values").forEach((old, fresh) -> {
            String code = fresh.text();
            values.put(old, code);
            if (shape.choice(code).isEmpty()) {
                fresh.fault("'" + pointer + "' can never be '" + code + "'; its choices are " + codes(shape));
            }
        });
        if (values.isEmpty()) {
            node.fault("values", "'values' says which code each old code has become");
        }
        return new Step.MapValues(pointer, values);
    }

    private Step standard(Node node, String pointer) {
        node.only(Set.of("default", "value"));
        JsonValue value = node.object().getOrDefault("value", JsonValue.NULL);
        Optional<AnswerShape> shape = question(node, "default", pointer);
        boolean choice = shape.filter(asks -> switch (asks.kind()) {
                    case CHOICE ->
                        value instanceof JsonString text
                                && asks.choice(text.getString()).isPresent();
                    case YES_NO -> asks.choice(value.toString()).isPresent();
                    default -> false;
                })
                .isPresent();
        if (shape.isPresent() && !choice) {
            node.fault("value", "'value' is one of the question's choices; a text cannot be answered for a person");
        }
        return new Step.Default(pointer, value);
    }

    private Optional<AnswerShape> question(Node node, String key, String pointer) {
        Optional<AnswerShape> shape = Optional.ofNullable(asked.get(pointer));
        if (shape.isEmpty() && !pointer.isEmpty()) {
            node.fault(key, "No page asks '" + pointer + "'");
        }
        return shape;
    }

    private static String pointer(Node node, String key) {
        String pointer = node.text(key);
        if (!pointer.matches("(/([^~/]|~[01])+)+") && !pointer.isEmpty()) {
            node.fault(key, "'" + pointer + "' is not a JSON Pointer like /person/firstName");
            return "";
        }
        return pointer;
    }

    private static List<String> codes(AnswerShape shape) {
        return shape.choices().stream().map(Choice::value).toList();
    }
}
