package uk.careforms.engine.internal.pack.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.AnswerShape.Kind;
import uk.careforms.engine.json.JsonPlace;

/** The questions of a form as templates and rules look at them: answers by pointer, and the parts of one list's items. */
final class Lists {

    private final Map<String, AnswerShape> asked;
    private final Map<String, AnswerShape> parts;
    private final WhenReader whens = new WhenReader();

    private Lists(Map<String, AnswerShape> asked, Map<String, AnswerShape> parts) {
        this.asked = asked;
        this.parts = parts;
        asked.forEach(whens::nowAsked);
        parts.forEach(whens::nowAsked);
    }

    /** Outside of any list. */
    static Lists of(Map<String, AnswerShape> asked) {
        return new Lists(asked, Map.of());
    }

    /** Inside the list that a node names. */
    Lists inside(JsonPlace list) {
        Map<String, AnswerShape> own = new HashMap<>();
        AnswerShape shape = asked.get(list.pointer());
        if (shape != null) {
            shape.parts().forEach(part -> own.put("/" + part.key(), part.shape()));
        }
        return new Lists(asked, own);
    }

    boolean isInList() {
        return !parts.isEmpty();
    }

    WhenReader whens() {
        return whens;
    }

    /** The shape of an answer; a fault when no page asks it. */
    Optional<AnswerShape> answer(Node node, String key, String pointer) {
        AnswerShape shape = asked.get(pointer);
        if (shape == null) {
            node.fault(key, "No page asks '" + pointer + "'");
        }
        return Optional.ofNullable(shape);
    }

    /** The shape of a part of the item; a fault when the list has no such part. */
    Optional<AnswerShape> part(Node node, String key, String pointer) {
        AnswerShape shape = parts.get(pointer);
        if (shape == null) {
            node.fault(
                    key,
                    parts.isEmpty()
                            ? "'" + pointer + "' is a part of an item, and this is in no list"
                            : "The items of the list have no '" + pointer + "'; they have "
                                    + parts.keySet().stream().sorted().toList());
        }
        return Optional.ofNullable(shape);
    }

    /** A member that names a list of items. */
    Optional<JsonPlace> list(Node node, String key) {
        Optional<String> pointer = node.optionalText(key);
        pointer.flatMap(at -> answer(node, key, at))
                .filter(shape -> shape.kind() != Kind.ITEMS)
                .ifPresent(shape -> node.fault(key, "'" + pointer.orElse("") + "' is not a list of items"));
        return place(node, key, pointer);
    }

    /** A pointer taken apart; a fault and empty when it is none. */
    static Optional<JsonPlace> place(Node node, String key, Optional<String> pointer) {
        if (pointer.filter(at -> !at.startsWith("/")).isPresent()) {
            node.fault(key, "A JSON Pointer begins with '/'");
            return Optional.empty();
        }
        return pointer.map(JsonPlace::of);
    }
}
