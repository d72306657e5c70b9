package uk.careforms.workflow;

import static uk.careforms.workflow.Processes.flow;
import static uk.careforms.workflow.Processes.step;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Process models that want more than a process may, each with what it tries. */
final class HostileProcesses {

    private HostileProcesses() {}

    private static final String REFLECTION =
            "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}";

    /** A process of one node between start and end. */
    static String around(String id, String node) {
        return "<startEvent id=\"start\"/>" + node + "<endEvent id=\"end\"/>" + flow("start", id) + flow(id, "end");
    }

    static String around(String node) {
        return around("x", node);
    }

    static Arguments inside(String name, String inside) {
        return Arguments.of(name, Processes.document("", inside));
    }

    static Arguments file(String name, String from, String to) {
        String good = Processes.document("", around("x", step("x", "deliver")));
        if (!good.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return Arguments.of(name, good.replace(from, to));
    }

    static String userTask(String attributes, String children) {
        return around("<userTask id=\"x\" name=\"X\" flowable:candidateGroups=\"north\" %s>%s</userTask>"
                .formatted(attributes, children));
    }

    static String serviceTask(String attributes, String children) {
        return around(
                "<serviceTask id=\"x\" name=\"X\" %s><extensionElements><flowable:field name=\"does\" stringValue=\"deliver\"/>%s</extensionElements></serviceTask>"
                        .formatted(attributes, children));
    }

    static String timer(String definition) {
        return around(
                "<intermediateCatchEvent id=\"x\"><timerEventDefinition>%s</timerEventDefinition></intermediateCatchEvent>"
                        .formatted(definition));
    }

    static String ours(String more) {
        return "flowable:delegateExpression=\"${step}\" " + more;
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                inside(
                        "arithmetic in a task name",
                        around("<userTask id=\"x\" name=\"Check ${7*191}\" flowable:candidateGroups=\"north\"/>")),
                inside(
                        "a variable in a task name",
                        around("<userTask id=\"x\" name=\"Check ${team}\" flowable:candidateGroups=\"north\"/>")),
                inside(
                        "a deferred expression in a task name",
                        around("<userTask id=\"x\" name=\"Check #{7*191}\" flowable:candidateGroups=\"north\"/>")),
                inside(
                        "reflection in a task name",
                        around("<userTask id=\"x\" name=\"" + REFLECTION + "\" flowable:candidateGroups=\"north\"/>")),
                inside(
                        "an expression in a step's name",
                        around(
                                "<serviceTask id=\"x\" name=\"${7*191}\" flowable:delegateExpression=\"${step}\"><extensionElements><flowable:field name=\"does\" stringValue=\"deliver\"/></extensionElements></serviceTask>")),
                inside("an expression in a gateway's name", around("<exclusiveGateway id=\"x\" name=\"${7*191}\"/>")),
                inside("an expression in documentation", userTask("", "<documentation>${7*191}</documentation>")),
                inside(
                        "an expression in a text annotation",
                        around("x", step("x", "deliver"))
                                + "<textAnnotation id=\"note\"><text>${7*191}</text></textAnnotation>"),
                inside("an expression in an id", around("${team}", "<exclusiveGateway id=\"${team}\"/>")),
                Arguments.of(
                        "an expression in a message name",
                        Processes.document("<message id=\"m\" name=\"${team}\"/>", around("x", step("x", "deliver")))),
                file("an expression in the process name", "name=\"Test referral\"", "name=\"${7*191}\""),
                inside(
                        "reflection in a team",
                        around("<userTask id=\"x\" name=\"X\" flowable:candidateGroups=\"" + REFLECTION + "\"/>")),
                inside(
                        "a text around a team",
                        around("<userTask id=\"x\" name=\"X\" flowable:candidateGroups=\"team-${team}\"/>")),
                inside(
                        "an undeclared variable as a team",
                        around("<userTask id=\"x\" name=\"X\" flowable:candidateGroups=\"${firstName}\"/>")),
                inside("a due date that is a text", userTask("flowable:dueDate=\"PT24H\"", "")),
                inside("a due date by a method", userTask("flowable:dueDate=\"${dueAt.plus(1)}\"", "")),
                inside("reflection in a condition", condition(REFLECTION)),
                inside("a method in a condition", condition("${team.toString() == 'x'}")),
                inside("a property in a condition", condition("${team.class == 'x'}")),
                inside("an index in a condition", condition("${team['class'] == 'x'}")),
                inside("arithmetic in a condition", condition("${count + 1 == 2}")),
                inside("a function in a condition", condition("${variables:get(team) == 'x'}")),
                inside("a bean in a condition", condition("${execution == 'x'}")),
                inside("two expressions in a condition", condition("${urgent}${urgent}")),
                inside("a deferred condition", condition("#{urgent}")),
                inside("a condition that compares text with number", condition("${team == 3}")),
                inside("an expression in a literal", condition("${team == '${7*191}'}")),
                inside("reflection in a timer", timer("<timeDate>" + REFLECTION + "</timeDate>")),
                inside("an undeclared variable in a timer", timer("<timeDate>${later}</timeDate>")),
                inside("a text variable in a timer", timer("<timeDate>${team}</timeDate>")));
    }

    static String condition(String expression) {
        return "<startEvent id=\"start\"/><exclusiveGateway id=\"x\" default=\"x_end\"/>" + step("y", "deliver")
                + "<endEvent id=\"end\"/>" + flow("start", "x") + flow("x", "end") + flow("x", "y", expression)
                + flow("y", "end");
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                inside(
                        "a script",
                        around("<scriptTask id=\"x\" scriptFormat=\"groovy\"><script>1</script></scriptTask>")),
                inside(
                        "a script in juel",
                        around("<scriptTask id=\"x\" scriptFormat=\"juel\"><script>${7*191}</script></scriptTask>")),
                inside(
                        "a shell task",
                        serviceTask(
                                "flowable:type=\"shell\"", "<flowable:field name=\"command\" stringValue=\"sh\"/>")),
                inside("an http task", serviceTask("flowable:type=\"http\"", "")),
                inside("a mail task", serviceTask("flowable:type=\"mail\"", "")),
                inside("a dmn task", serviceTask("flowable:type=\"dmn\"", "")),
                inside("a class", serviceTask("flowable:class=\"java.lang.ProcessBuilder\"", "")),
                inside("an expression step", serviceTask("flowable:expression=\"" + REFLECTION + "\"", "")),
                inside("another delegate", serviceTask("flowable:delegateExpression=\"${dataSource}\"", "")),
                inside(
                        "a delegate with a method",
                        serviceTask("flowable:delegateExpression=\"${step.getClass()}\"", "")),
                inside(
                        "a delegate of the old name space",
                        around(
                                "<serviceTask id=\"x\" xmlns:activiti=\"http://activiti.org/bpmn\" activiti:delegateExpression=\"${step}\"/>")),
                inside("a result variable", serviceTask(ours("flowable:resultVariableName=\"team\""), "")),
                inside("a skip expression", serviceTask(ours("flowable:skipExpression=\"${urgent}\""), "")),
                inside("a triggerable step", serviceTask(ours("flowable:triggerable=\"true\""), "")),
                inside("an unknown step", around("x", step("x", "launch"))),
                inside(
                        "an unknown field",
                        serviceTask(ours(""), "<flowable:field name=\"url\" stringValue=\"http://localhost\"/>")),
                inside(
                        "a field by an expression",
                        serviceTask(
                                ours(""), "<flowable:field name=\"connector\" expression=\"" + REFLECTION + "\"/>")),
                inside(
                        "a field by an expression inside",
                        serviceTask(
                                ours(""),
                                "<flowable:field name=\"connector\"><flowable:expression>${7*191}</flowable:expression></flowable:field>")),
                inside(
                        "an execution listener",
                        serviceTask(
                                ours(""),
                                "<flowable:executionListener event=\"start\" class=\"java.lang.ProcessBuilder\"/>")),
                inside(
                        "a task listener",
                        userTask(
                                "",
                                "<extensionElements><flowable:taskListener event=\"create\" expression=\"" + REFLECTION
                                        + "\"/></extensionElements>")),
                inside("an assignee", userTask("flowable:assignee=\"${team}\"", "")),
                inside("a form key", userTask("flowable:formKey=\"x\"", "")),
                inside("a priority", userTask("flowable:priority=\"${7*191}\"", "")),
                inside(
                        "many at once",
                        around(
                                "<userTask id=\"x\" name=\"X\" flowable:candidateGroups=\"n\"><multiInstanceLoopCharacteristics><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics></userTask>")),
                inside("a call of another process", around("<callActivity id=\"x\" calledElement=\"other\"/>")),
                inside("a send task", around("<sendTask id=\"x\" flowable:type=\"mail\"/>")),
                inside("a business rule task", around("<businessRuleTask id=\"x\" flowable:rules=\"x\"/>")),
                inside(
                        "a throwing event",
                        around(
                                "<intermediateThrowEvent id=\"x\"><signalEventDefinition signalRef=\"s\"/></intermediateThrowEvent>")),
                inside(
                        "a signal",
                        around(
                                "<intermediateCatchEvent id=\"x\"><signalEventDefinition signalRef=\"s\"/></intermediateCatchEvent>")),
                inside(
                        "a data object",
                        around("x", step("x", "deliver")) + "<dataObject id=\"d\" itemSubjectRef=\"xsd:string\"/>"),
                inside("a cycle", timer("<timeCycle>R/PT1S</timeCycle>")),
                inside("a duration", timer("<timeDuration>PT1S</timeDuration>")),
                inside(
                        "a calendar of one's own",
                        around(
                                "<intermediateCatchEvent id=\"x\"><timerEventDefinition flowable:businessCalendarName=\"${team}\"><timeDate>${dueAt}</timeDate></timerEventDefinition></intermediateCatchEvent>")),
                inside(
                        "a condition in another language",
                        condition("${urgent}")
                                .replace("<conditionExpression ", "<conditionExpression language=\"groovy\" ")),
                inside(
                        "a script in foreign clothes",
                        around(
                                "<x:scriptTask xmlns:x=\"https://example.org\" id=\"x\" scriptFormat=\"groovy\"><x:script>1</x:script></x:scriptTask>")),
                Arguments.of(
                        "a task in a drawing",
                        Processes.document("", around("x", step("x", "deliver")))
                                .replace(
                                        "</definitions>",
                                        "<bpmndi:BPMNDiagram xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\"><bpmndi:scriptTask id=\"s\" scriptFormat=\"groovy\"/></bpmndi:BPMNDiagram></definitions>")),
                Arguments.of(
                        "an import",
                        Processes.document(
                                "<import importType=\"http://schemas.xmlsoap.org/wsdl/\" location=\"http://localhost/x.wsdl\" namespace=\"n\"/>",
                                around("x", step("x", "deliver")))),
                Arguments.of(
                        "two processes",
                        Processes.document(
                                "<process id=\"other\" isExecutable=\"true\"><startEvent id=\"s\"/></process>",
                                around("x", step("x", "deliver")))));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no XML", "process: yes"),
                file(
                        "an entity from a file",
                        "<definitions",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions"),
                file(
                        "a document type from the network",
                        "<definitions",
                        "<!DOCTYPE d SYSTEM \"http://localhost:9/x.dtd\"><definitions"),
                file("another encoding", "encoding=\"UTF-8\"", "encoding=\"UTF-7\""),
                file("XML 1.1", "version=\"1.0\"", "version=\"1.1\""),
                file(
                        "a processing instruction",
                        "<definitions",
                        "<?xml-stylesheet href=\"http://localhost:9/x.xsl\"?><definitions"),
                file(
                        "a schema from the network",
                        "<definitions",
                        "<definitions xsi:schemaLocation=\"x http://localhost:9/x.xsd\""),
                file("another process id", "id=\"test-referral\"", "id=\"other\""),
                file("not executable", "isExecutable=\"true\"", "isExecutable=\"false\""),
                Arguments.of("too much", "<definitions>" + " ".repeat(600_000) + "</definitions>"),
                Arguments.of("too deep", "<a>".repeat(10_000) + "</a>".repeat(10_000)));
    }
}
