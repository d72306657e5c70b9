package uk.careforms.workflow.internal.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import uk.careforms.workflow.internal.xml.XmlElement;

/** What a decision model says of itself, read from its XML: inputs, tables with their reasons, and the top decision. */
final class DecisionText {

    private final XmlElement root;
    private final String dmn;

    DecisionText(XmlElement root) {
        this.root = root;
        this.dmn = root.namespace();
    }

    String namespace() {
        return root.attribute("namespace").orElse("");
    }

    String name() {
        return root.attribute("name").orElse("");
    }

    /** The input data and their types, as far as they are FEEL's own; a type of the model stands for what it is made of. */
    Map<String, String> inputs() {
        Map<String, String> aliases = new HashMap<>();
        for (XmlElement type : children("itemDefinition")) {
            boolean list = type.attribute("isCollection").orElse("false").equals("true");
            String base = type.children(dmn, "typeRef").stream()
                    .findFirst()
                    .map(ref -> ref.text().strip())
                    .orElse("");
            aliases.put(type.attribute("name").orElse(""), list ? "" : base);
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        for (XmlElement input : children("inputData")) {
            String type = input.children(dmn, "variable").stream()
                    .findFirst()
                    .flatMap(variable -> variable.attribute("typeRef"))
                    .orElse("");
            for (int i = 0; i < aliases.size() && aliases.containsKey(type); i++) {
                type = aliases.getOrDefault(type, "");
            }
            inputs.put(input.attribute("name").orElse(""), type);
        }
        return inputs;
    }

    List<XmlElement> decisions() {
        return children("decision");
    }

    /** The decisions that no other requires. */
    List<String> tops() {
        Set<String> required = new HashSet<>();
        everyElement(root, element -> {
            if (element.name().equals("requiredDecision")) {
                element.attribute("href").ifPresent(href -> required.add(href.substring(href.indexOf('#') + 1)));
            }
        });
        return decisions().stream()
                .filter(decision -> !required.contains(decision.attribute("id").orElse("")))
                .map(decision -> decision.attribute("name").orElse(""))
                .toList();
    }

    /** The annotations of a decision's table, row by row; empty when it has no table of its own. */
    Map<String, List<String>> reasons() {
        Map<String, List<String>> reasons = new HashMap<>();
        for (XmlElement decision : decisions()) {
            for (XmlElement table : decision.children(dmn, "decisionTable")) {
                List<String> rows = new ArrayList<>();
                for (XmlElement rule : table.children(dmn, "rule")) {
                    rows.add(reason(rule));
                }
                reasons.put(decision.attribute("name").orElse(""), List.copyOf(rows));
            }
        }
        return reasons;
    }

    /** The annotations of one row, joined. */
    String reason(XmlElement rule) {
        List<String> parts = new ArrayList<>();
        for (XmlElement annotation : rule.children(dmn, "annotationEntry")) {
            for (XmlElement text : annotation.children(dmn, "text")) {
                if (!text.text().isBlank()) {
                    parts.add(text.text().strip());
                }
            }
        }
        return String.join("; ", parts);
    }

    /** Every word of every name that a path may lead to: output columns, entries of contexts, parts of types. */
    Set<String> nameWords() {
        Set<String> words = new HashSet<>();
        everyElement(root, element -> {
            if (Set.of("output", "variable", "itemComponent", "inputData", "decision")
                    .contains(element.name())) {
                element.attribute("name").ifPresent(name -> words.addAll(List.of(name.split("\\s+"))));
            }
        });
        return words;
    }

    XmlElement root() {
        return root;
    }

    private List<XmlElement> children(String name) {
        return root.children(dmn, name);
    }

    static void everyElement(XmlElement element, Consumer<XmlElement> visit) {
        visit.accept(element);
        element.children().forEach(child -> everyElement(child, visit));
    }
}
