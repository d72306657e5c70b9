package uk.careforms.engine.internal.pack.read;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.careforms.engine.form.AnswerShape;

/** Checks a mapping as far as it names answers and facts; the rest is the connector's to check against its remote. */
public final class MappingReader {

    /** What a connector is told besides the answers: {@code Dispatch.facts()}. */
    public static final Set<String> FACTS = Set.of(
            "reference",
            "form",
            "version",
            "submittedAt",
            "channel",
            "team",
            "teamName",
            "queue",
            "route",
            "signal",
            "priority",
            "dueAt",
            "summary",
            "caseId",
            "letter",
            "letterDocument",
            "letterFile",
            "calculationStatus",
            "contribution",
            "asOf");

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final int DEEPEST = 20;

    private final Map<String, AnswerShape> asked;

    public MappingReader(Map<String, AnswerShape> asked) {
        this.asked = asked;
    }

    /** The mapping; faults are noted. */
    public JsonObject read(Node mapping) {
        check(mapping, 0);
        return mapping.object();
    }

    private void check(Node node, int depth) {
        if (depth > DEEPEST) {
            node.fault("A mapping may be at most " + DEEPEST + " levels deep");
        } else if (node.value() instanceof JsonArray) {
            node.items().forEach(item -> check(item, depth + 1));
        } else if (node.value() instanceof JsonObject object) {
            if (object.containsKey("answer")) {
                answer(node);
            }
            if (object.containsKey("fact")) {
                fact(node, "fact", node.text("fact"));
            }
            if (object.containsKey("text")) {
                Matcher names = NAME.matcher(node.text("text"));
                while (names.find()) {
                    fact(node, "text", names.group(1));
                }
            }
            node.members().values().forEach(member -> check(member, depth + 1));
        }
    }

    private void answer(Node node) {
        String pointer = node.text("answer");
        AnswerShape shape = asked.get(pointer);
        if (shape == null) {
            node.fault("answer", "No page asks '" + pointer + "'");
            return;
        }
        List<String> values =
                shape.choices().stream().map(choice -> choice.value()).toList();
        node.members("codes").forEach((value, code) -> {
            if (!values.contains(value)) {
                code.fault("'" + pointer + "' can never be '" + value + "'; its choices are " + values);
            }
        });
    }

    private static void fact(Node node, String key, String name) {
        if (!FACTS.contains(name)) {
            node.fault(key, "There is no fact '" + name + "'; there are " + new TreeSet<>(FACTS));
        }
    }
}
