package uk.careforms.workflow.internal.model;

import java.util.HashSet;
import java.util.Set;
import uk.careforms.workflow.internal.xml.AllowList;
import uk.careforms.workflow.internal.xml.Drawing;
import uk.careforms.workflow.internal.xml.XmlElement;

/** The elements and attributes that a process model may hold. */
final class Vocabulary {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String FLOWABLE = "http://flowable.org/bpmn";

    static final String CANDIDATE_GROUPS = AllowList.key(FLOWABLE, "candidateGroups");
    static final String DUE_DATE = AllowList.key(FLOWABLE, "dueDate");
    static final String DELEGATE = AllowList.key(FLOWABLE, "delegateExpression");
    static final String ASYNC = AllowList.key(FLOWABLE, "async");
    static final String EXCLUSIVE = AllowList.key(FLOWABLE, "exclusive");
    static final String TYPE = AllowList.key("http://www.w3.org/2001/XMLSchema-instance", "type");

    /** What a process is drawn of. */
    static final Set<String> NODES = Set.of(
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
            "subProcess");

    static final AllowList ALLOWED = allowed();

    private Vocabulary() {}

    /** Whether a modeller shows an element by its id. */
    static boolean isShown(XmlElement element) {
        return NODES.contains(element.name()) || Set.of("process", "message").contains(element.name());
    }

    private static AllowList allowed() {
        AllowList.Builder rules = new AllowList.Builder();
        Set<String> parts = Set.of("documentation", "incoming", "outgoing");
        Set<String> inside = with(NODES, "documentation", "textAnnotation", "association");
        Set<String> choice = Set.of("id", "name", "default", "gatewayDirection");
        Set<String> gateway = Set.of("id", "name", "gatewayDirection");
        Set<String> caught = with(parts, "timerEventDefinition", "messageEventDefinition");
        Set<String> step = Set.of("id", "name", DELEGATE, ASYNC, EXCLUSIVE);
        rules.element(
                        BPMN,
                        "definitions",
                        Set.of("id", "name", "targetNamespace", "exporter", "exporterVersion"),
                        Set.of("documentation", "message", "process", Drawing.BPMN))
                .element(BPMN, "message", Set.of("id", "name"), Set.of("documentation"))
                .element(BPMN, "process", Set.of("id", "name", "isExecutable"), inside)
                .element(
                        BPMN,
                        "subProcess",
                        Set.of("id", "name", "triggeredByEvent"),
                        with(inside, "incoming", "outgoing"))
                .element(
                        BPMN,
                        "startEvent",
                        Set.of("id", "name", "isInterrupting"),
                        with(parts, "messageEventDefinition"))
                .element(BPMN, "endEvent", Set.of("id", "name"), with(parts, "terminateEventDefinition"))
                .element(BPMN, "serviceTask", step, with(parts, "extensionElements"))
                .element(BPMN, "extensionElements", Set.of(), Set.of(AllowList.key(FLOWABLE, "field")))
                .element(FLOWABLE, "field", Set.of("name", "stringValue"), Set.of())
                .element(BPMN, "userTask", Set.of("id", "name", CANDIDATE_GROUPS, DUE_DATE), parts)
                .element(BPMN, "exclusiveGateway", choice, parts)
                .element(BPMN, "inclusiveGateway", choice, parts)
                .element(BPMN, "parallelGateway", gateway, parts)
                .element(BPMN, "eventBasedGateway", gateway, parts)
                .element(
                        BPMN,
                        "sequenceFlow",
                        Set.of("id", "name", "sourceRef", "targetRef"),
                        Set.of("documentation", "conditionExpression"))
                .text(BPMN, "conditionExpression", Set.of("id", TYPE))
                .element(BPMN, "boundaryEvent", Set.of("id", "name", "attachedToRef", "cancelActivity"), caught)
                .element(BPMN, "intermediateCatchEvent", Set.of("id", "name"), caught)
                .element(BPMN, "timerEventDefinition", Set.of("id"), Set.of("timeDate"))
                .text(BPMN, "timeDate", Set.of("id", TYPE))
                .element(BPMN, "messageEventDefinition", Set.of("id", "messageRef"), Set.of())
                .element(BPMN, "terminateEventDefinition", Set.of("id"), Set.of())
                .element(BPMN, "textAnnotation", Set.of("id", "textFormat"), Set.of("text", "documentation"))
                .element(BPMN, "association", Set.of("id", "sourceRef", "targetRef", "associationDirection"), Set.of())
                .text(BPMN, "documentation", Set.of("id", "textFormat"))
                .text(BPMN, "incoming", Set.of())
                .text(BPMN, "outgoing", Set.of())
                .text(BPMN, "text", Set.of());
        return Drawing.bpmn(rules).build();
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
