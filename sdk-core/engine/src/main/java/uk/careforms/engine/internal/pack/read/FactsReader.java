package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.internal.pack.derive.Fact;
import uk.careforms.engine.json.JsonPlace;

/** Reads a template of facts: plain JSON, but for objects that say where something comes from. */
final class FactsReader {

    private static final int DEEPEST = 20;

    /** A list's own name for an item, kept beside its parts. */
    private static final String ROW = "/row";

    private final Lists lists;

    FactsReader(Lists lists) {
        this.lists = lists;
    }

    Fact read(Node node) {
        return read(node, 0);
    }

    private Fact read(Node node, int depth) {
        if (depth > DEEPEST) {
            node.fault("A template may be at most " + DEEPEST + " levels deep");
            return new Fact.Plain(JsonValue.NULL);
        }
        if (node.value() instanceof JsonArray) {
            return new Fact.Listed(
                    node.items().stream().map(item -> read(item, depth + 1)).toList());
        }
        return node.value() instanceof JsonObject ? object(node, depth) : new Fact.Plain(node.value());
    }

    private Fact object(Node node, int depth) {
        if (node.has("each")) {
            return each(node, depth);
        }
        if (node.has("concat")) {
            node.only(Set.of("concat"));
            return new Fact.Concat(node.items("concat").stream()
                    .map(part -> read(part, depth + 1))
                    .toList());
        }
        if (node.has("when")) {
            return when(node, depth);
        }
        if (node.has("answered")) {
            node.only(Set.of("answered"));
            String pointer = node.text("answered");
            lists.answer(node, "answered", pointer);
            return place(node, "answered", pointer)
                    .<Fact>map(Fact.Answered::new)
                    .orElseGet(FactsReader::none);
        }
        if (node.has("answer")) {
            return answer(node, "answer", false);
        }
        if (node.has("item")) {
            return answer(node, "item", true);
        }
        Map<String, Fact> members = new LinkedHashMap<>();
        node.members().forEach((key, member) -> members.put(key, read(member, depth + 1)));
        return new Fact.Members(members);
    }

    private Fact each(Node node, int depth) {
        node.only(Set.of("each", "when", "item"));
        Optional<JsonPlace> list = lists.list(node, "each");
        if (lists.isInList()) {
            node.fault("each", "A list inside a list is more than a form can ask");
        }
        if (list.isEmpty() || node.member("item").isEmpty()) {
            node.fault("'each' names a list, and 'item' says what each of its items becomes");
            return none();
        }
        Lists inside = lists.inside(list.get());
        Fact item = new FactsReader(inside).read(node.member("item").get(), depth + 1);
        return new Fact.Each(list.get(), inside.whens().when(node), item);
    }

    private Fact when(Node node, int depth) {
        node.only(Set.of("when", "then", "else"));
        if (node.member("then").isEmpty()) {
            node.fault("'then' is missing: what it is when the condition holds");
        }
        Fact then = node.member("then").map(fact -> read(fact, depth + 1)).orElseGet(FactsReader::none);
        return new Fact.When(lists.whens().when(node), then, node.member("else").map(fact -> read(fact, depth + 1)));
    }

    private Fact answer(Node node, String key, boolean ofItem) {
        node.only(Set.of(key, "codes", "default", "as"));
        String pointer = node.text(key);
        if (!(ofItem && lists.isInList() && pointer.equals(ROW))) {
            (ofItem ? lists.part(node, key, pointer) : lists.answer(node, key, pointer))
                    .ifPresent(shape -> codes(node, pointer, shape));
        }
        Map<String, JsonValue> codes = new LinkedHashMap<>();
        node.members("codes").forEach((value, code) -> codes.put(value, code.value()));
        Optional<String> as = node.optionalText("as");
        as.filter(word -> !word.equals("number"))
                .ifPresent(word -> node.fault("as", "Only \"as\": \"number\" is known"));
        return place(node, key, pointer)
                .<Fact>map(place -> new Fact.Answer(
                        place, ofItem, codes, node.member("default").map(Node::value), as.isPresent()))
                .orElseGet(FactsReader::none);
    }

    private static void codes(Node node, String pointer, AnswerShape shape) {
        List<String> values = shape.choices().stream().map(Choice::value).toList();
        node.members("codes").forEach((value, code) -> {
            if (!values.contains(value)) {
                code.fault("'" + pointer + "' can never be '" + value + "'; its choices are " + values);
            }
        });
    }

    private static Optional<JsonPlace> place(Node node, String key, String pointer) {
        return Lists.place(node, key, Optional.of(pointer).filter(at -> !at.isEmpty()));
    }

    private static Fact none() {
        return new Fact.Plain(JsonValue.NULL);
    }
}
