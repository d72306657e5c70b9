package uk.careforms.workflow.internal.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a document.
 *
 * @param namespace empty when it has none
 * @param name its local name
 * @param attributes by local name, or by <code>{namespace}name</code> when the attribute has a namespace
 * @param text its own text, that of its children left out
 * @param line where it starts, 1 is the first
 */
public record XmlElement(
        String namespace,
        String name,
        Map<String, String> attributes,
        List<XmlElement> children,
        String text,
        int line) {

    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** An attribute, if it is there. */
    public Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** Where it is, for a person: its id, or its line. */
    public String place() {
        return attribute("id").filter(id -> !id.isBlank()).orElse("line " + line);
    }

    /** Its children of one name. */
    public List<XmlElement> children(String childNamespace, String childName) {
        return children.stream()
                .filter(child -> child.namespace.equals(childNamespace) && child.name.equals(childName))
                .toList();
    }
}
