package uk.careforms.workflow.internal.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import uk.careforms.workflow.internal.xml.XmlElement;

/** The elements and attributes that a process model may hold; everything else is refused. */
final class Vocabulary {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String FLOWABLE = "http://flowable.org/bpmn";
    private static final String XSI = "{http://www.w3.org/2001/XMLSchema-instance}";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String SHAPES = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String LINES = "http://www.omg.org/spec/DD/20100524/DI";

    static final String CANDIDATE_GROUPS = "{" + FLOWABLE + "}candidateGroups";
    static final String DUE_DATE = "{" + FLOWABLE + "}dueDate";
    static final String DELEGATE = "{" + FLOWABLE + "}delegateExpression";
    static final String ASYNC = "{" + FLOWABLE + "}async";
    static final String EXCLUSIVE = "{" + FLOWABLE + "}exclusive";
    static final String TYPE = XSI + "type";

    private static final Set<String> FLOW_ELEMENTS = Set.of(
            "startEvent",
            "endEvent",
            "serviceTask",
            "userTask",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "sequenceFlow",
            "boundaryEvent",
            "intermediateCatchEvent",
            "subProcess",
            "textAnnotation",
            "association");
    private static final Set<String> NODE_PARTS = Set.of("documentation", "incoming", "outgoing");

    /**
     * What one element may hold.
     *
     * @param attributes keys as in {@link XmlElement#attributes()}
     * @param children names in the same namespace
     * @param text whether it may have text
     */
    record Rule(Set<String> attributes, Set<String> children, boolean text) {}

    private static final Map<String, Rule> RULES = rules();

    private Vocabulary() {}

    /** The rule of an element; null when it may not be there at all. */
    static @org.jspecify.annotations.Nullable Rule ruleOf(XmlElement element) {
        return RULES.get(key(element.namespace(), element.name()));
    }

    /** Whether an element may be inside another. */
    static boolean fits(XmlElement parent, XmlElement child) {
        Rule rule = ruleOf(parent);
        String expected = child.namespace().equals(parent.namespace()) || isDrawing(parent)
                ? child.name()
                : key(child.namespace(), child.name());
        return rule != null && rule.children.contains(expected);
    }

    /** Whether an element only says how the model is drawn. */
    static boolean isDrawing(XmlElement element) {
        return element.namespace().equals(DIAGRAM)
                || element.namespace().equals(SHAPES)
                || element.namespace().equals(LINES);
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new HashMap<>();
        Set<String> flow = with(FLOW_ELEMENTS, "documentation");
        bpmn(
                rules,
                "definitions",
                Set.of("id", "name", "targetNamespace", "exporter", "exporterVersion"),
                Set.of("documentation", "message", "process", key(DIAGRAM, "BPMNDiagram")));
        bpmn(rules, "process", Set.of("id", "name", "isExecutable"), flow);
        bpmn(rules, "message", Set.of("id", "name"), Set.of("documentation"));
        bpmn(rules, "startEvent", Set.of("id", "name", "isInterrupting"), with(NODE_PARTS, "messageEventDefinition"));
        bpmn(rules, "endEvent", Set.of("id", "name"), with(NODE_PARTS, "terminateEventDefinition"));
        bpmn(
                rules,
                "serviceTask",
                Set.of("id", "name", DELEGATE, ASYNC, EXCLUSIVE),
                with(NODE_PARTS, "extensionElements"));
        bpmn(rules, "extensionElements", Set.of(), Set.of(key(FLOWABLE, "field")));
        rules.put(key(FLOWABLE, "field"), new Rule(Set.of("name", "stringValue"), Set.of(), false));
        bpmn(rules, "userTask", Set.of("id", "name", CANDIDATE_GROUPS, DUE_DATE), NODE_PARTS);
        Set<String> choice = Set.of("id", "name", "default", "gatewayDirection");
        bpmn(rules, "exclusiveGateway", choice, NODE_PARTS);
        bpmn(rules, "inclusiveGateway", choice, NODE_PARTS);
        bpmn(rules, "parallelGateway", Set.of("id", "name", "gatewayDirection"), NODE_PARTS);
        bpmn(rules, "eventBasedGateway", Set.of("id", "name", "gatewayDirection"), NODE_PARTS);
        bpmn(
                rules,
                "sequenceFlow",
                Set.of("id", "name", "sourceRef", "targetRef"),
                Set.of("documentation", "conditionExpression"));
        rules.put(key(BPMN, "conditionExpression"), new Rule(Set.of("id", TYPE), Set.of(), true));
        Set<String> caught = with(NODE_PARTS, "timerEventDefinition", "messageEventDefinition");
        bpmn(rules, "boundaryEvent", Set.of("id", "name", "attachedToRef", "cancelActivity"), caught);
        bpmn(rules, "intermediateCatchEvent", Set.of("id", "name"), caught);
        bpmn(rules, "timerEventDefinition", Set.of("id"), Set.of("timeDate"));
        rules.put(key(BPMN, "timeDate"), new Rule(Set.of("id", TYPE), Set.of(), true));
        bpmn(rules, "messageEventDefinition", Set.of("id", "messageRef"), Set.of());
        bpmn(rules, "terminateEventDefinition", Set.of("id"), Set.of());
        bpmn(rules, "subProcess", Set.of("id", "name", "triggeredByEvent"), with(flow, "incoming", "outgoing"));
        bpmn(rules, "textAnnotation", Set.of("id", "textFormat"), Set.of("text", "documentation"));
        bpmn(rules, "association", Set.of("id", "sourceRef", "targetRef", "associationDirection"), Set.of());
        rules.put(key(BPMN, "documentation"), new Rule(Set.of("id", "textFormat"), Set.of(), true));
        for (String name : Set.of("incoming", "outgoing", "text")) {
            rules.put(key(BPMN, name), new Rule(Set.of(), Set.of(), true));
        }
        drawing(rules);
        return Map.copyOf(rules);
    }

    private static void drawing(Map<String, Rule> rules) {
        Set<String> look = Set.of("id", "bpmnElement", "isHorizontal", "isExpanded", "isMarkerVisible", "labelStyle");
        rules.put(
                key(DIAGRAM, "BPMNDiagram"),
                new Rule(
                        Set.of("id", "name", "documentation", "resolution"),
                        Set.of("BPMNPlane", "BPMNLabelStyle"),
                        false));
        rules.put(key(DIAGRAM, "BPMNPlane"), new Rule(look, Set.of("BPMNShape", "BPMNEdge"), false));
        rules.put(key(DIAGRAM, "BPMNShape"), new Rule(look, Set.of("Bounds", "BPMNLabel"), false));
        rules.put(key(DIAGRAM, "BPMNEdge"), new Rule(look, Set.of("waypoint", "BPMNLabel"), false));
        rules.put(key(DIAGRAM, "BPMNLabel"), new Rule(look, Set.of("Bounds"), false));
        rules.put(key(DIAGRAM, "BPMNLabelStyle"), new Rule(Set.of("id"), Set.of("Font"), false));
        rules.put(key(SHAPES, "Bounds"), new Rule(Set.of("x", "y", "width", "height"), Set.of(), false));
        rules.put(
                key(SHAPES, "Font"),
                new Rule(
                        Set.of("name", "size", "isBold", "isItalic", "isUnderline", "isStrikeThrough"),
                        Set.of(),
                        false));
        rules.put(key(LINES, "waypoint"), new Rule(Set.of("x", "y"), Set.of(), false));
    }

    private static void bpmn(Map<String, Rule> rules, String name, Set<String> attributes, Set<String> children) {
        rules.put(key(BPMN, name), new Rule(attributes, children, false));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new java.util.HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }

    private static String key(String namespace, String name) {
        return "{" + namespace + "}" + name;
    }
}
