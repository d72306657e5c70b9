package uk.careforms.workflow.internal.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The elements and attributes that a kind of file may hold; everything else is reported. Immutable once built. */
public final class AllowList {

    private final Map<String, Rule> rules;

    private AllowList(Map<String, Rule> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** What one element may hold; attributes and children by name, or by <code>{namespace}name</code>. */
    private record Rule(Set<String> attributes, Set<String> children, boolean text) {}

    /** Collects the rules. */
    public static final class Builder {

        private final Map<String, Rule> rules = new HashMap<>();

        /** An element without text of its own; children without a namespace are in the element's own. */
        public Builder element(String namespace, String name, Set<String> attributes, Set<String> children) {
            rules.put(key(namespace, name), new Rule(attributes, children, false));
            return this;
        }

        /** An element that holds text only. */
        public Builder text(String namespace, String name, Set<String> attributes) {
            rules.put(key(namespace, name), new Rule(attributes, Set.of(), true));
            return this;
        }

        public AllowList build() {
            return new AllowList(rules);
        }
    }

    /** How an element or attribute of another namespace is written in a rule. */
    public static String key(String namespace, String name) {
        return "{" + namespace + "}" + name;
    }

    /**
     * Checks an element and all in it.
     *
     * @param shown whether an element is one that a person finds by its id; faults in others are reported at the nearest
     *     shown one around them
     * @param report told where and what is wrong
     */
    public void check(XmlElement root, Predicate<XmlElement> shown, BiConsumer<XmlElement, String> report) {
        check(root, root, shown, report);
    }

    private void check(
            XmlElement element, XmlElement around, Predicate<XmlElement> shown, BiConsumer<XmlElement, String> report) {
        XmlElement at = shown.test(element) ? element : around;
        Rule rule = rules.get(key(element.namespace(), element.name()));
        if (rule == null) {
            boolean hasId = element.attributes().containsKey("id");
            report.accept(hasId ? element : around, "The element '" + element.name() + "' is not allowed; remove it");
            return;
        }
        if (!rule.text && !element.text().isBlank()) {
            report.accept(at, "The element '" + element.name() + "' has text of its own; remove it");
        }
        for (String key : element.attributes().keySet().stream().sorted().toList()) {
            if (!rule.attributes.contains(key)) {
                String name = key.substring(key.indexOf('}') + 1);
                report.accept(at, "The attribute '" + name + "' is not allowed on '" + element.name() + "'; remove it");
            }
        }
        for (XmlElement child : element.children()) {
            if (rules.containsKey(key(child.namespace(), child.name())) && !fits(rule, element, child)) {
                report.accept(
                        shown.test(child) ? child : at,
                        "The element '" + child.name() + "' is not allowed inside '" + element.name() + "'; remove it");
            }
            check(child, at, shown, report);
        }
    }

    private static boolean fits(Rule rule, XmlElement parent, XmlElement child) {
        return rule.children.contains(key(child.namespace(), child.name()))
                || (child.namespace().equals(parent.namespace()) && rule.children.contains(child.name()));
    }
}
