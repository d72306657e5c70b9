package uk.careforms.workflow;

import java.util.Map;
import java.util.Set;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.ProcessSource.VariableType;

/** Process models for tests. */
final class Processes {

    static final FormVersion FORM = new FormVersion("test-referral", 1);

    private static final Map<String, VariableType> VARIABLES = Map.of(
            "signal", VariableType.TEXT,
            "team", VariableType.TEXT,
            "count", VariableType.NUMBER,
            "urgent", VariableType.BOOLEAN,
            "warnAt", VariableType.INSTANT,
            "dueAt", VariableType.INSTANT);
    private static final Map<String, Set<String>> STEPS =
            Map.of("deliver", Set.of("connector"), "decide", Set.of("decision"), "notify", Set.of("letter"));

    private Processes() {}

    /** A process of the test form, from what is between the process tags. */
    static ProcessSource of(String inside) {
        return of(FORM, document("", inside));
    }

    static ProcessSource of(FormVersion version, String bpmn) {
        return new ProcessSource(version, "test-referral/process.bpmn20.xml", bpmn, VARIABLES, STEPS);
    }

    /** A whole file; the messages and whatever else stand before the process. */
    static String document(String before, String inside) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:flowable="http://flowable.org/bpmn" targetNamespace="https://careforms.uk/test">
                  %s
                  <process id="test-referral" name="Test referral" isExecutable="true">
                    %s
                  </process>
                </definitions>
                """
                .formatted(before, inside);
    }

    static String flow(String from, String to) {
        return "<sequenceFlow id=\"%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(from, to, from, to);
    }

    static String flow(String from, String to, String condition) {
        return """
                <sequenceFlow id="%s_%s" sourceRef="%s" targetRef="%s">
                  <conditionExpression xsi:type="tFormalExpression">%s</conditionExpression>
                </sequenceFlow>"""
                .formatted(from, to, from, to, condition.replace("&", "&amp;"));
    }

    /** A service task that is a job of its own. */
    static String step(String id, String does) {
        return """
                <serviceTask id="%s" name="%s" flowable:async="true" flowable:delegateExpression="${step}">
                  <extensionElements><flowable:field name="does" stringValue="%s"/></extensionElements>
                </serviceTask>"""
                .formatted(id, id, does);
    }

    static String task(String id, String attributes) {
        return "<userTask id=\"%s\" name=\"The task %s\" %s/>".formatted(id, id, attributes);
    }

    /** Delivers, then a team accepts, with a warning on the way; somebody may withdraw at any time. */
    static ProcessSource referral(FormVersion version) {
        String inside = "<startEvent id=\"start\"/>"
                + step("deliver", "deliver")
                + task("accept", "flowable:candidateGroups=\"${team}\" flowable:dueDate=\"${dueAt}\"")
                + """
                <boundaryEvent id="warning" attachedToRef="accept" cancelActivity="false">
                  <timerEventDefinition><timeDate>${warnAt}</timeDate></timerEventDefinition>
                </boundaryEvent>
                """
                + step("remind", "notify")
                + "<endEvent id=\"reminded\"/><endEvent id=\"end\"/>"
                + "<exclusiveGateway id=\"outcome\" default=\"outcome_end\"/>"
                + step("tell", "notify")
                + flow("start", "deliver")
                + flow("deliver", "accept")
                + flow("accept", "outcome")
                + flow("outcome", "end")
                + flow("outcome", "tell", "${acceptOutcome == 'RETURNED'}")
                + flow("tell", "end")
                + flow("warning", "remind")
                + flow("remind", "reminded")
                + """
                <subProcess id="withdrawal" triggeredByEvent="true">
                  <startEvent id="withdrawn"><messageEventDefinition messageRef="withdraw"/></startEvent>
                  <endEvent id="closed"/>
                  <sequenceFlow id="withdrawn_closed" sourceRef="withdrawn" targetRef="closed"/>
                </subProcess>
                """;
        return of(version, document("<message id=\"withdraw\" name=\"Withdrawn\"/>", inside));
    }
}
