package uk.careforms.workflow.internal.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.ProcessSource.VariableType;
import uk.careforms.workflow.internal.expression.ExpressionFault;
import uk.careforms.workflow.internal.expression.ModelExpression;
import uk.careforms.workflow.internal.xml.XmlElement;

/** Checks the few places of a process that do something: steps, teams, due dates, timers, messages and conditions. */
final class SlotCheck {

    private static final String FIELD_OF_STEP = "does";

    private final Map<String, Set<String>> steps;
    private final Map<String, VariableType> variables;
    private final Set<String> messages;
    private final Faults faults;

    SlotCheck(ProcessSource source, Set<String> outcomes, Set<String> messages, Faults faults) {
        this.steps = source.steps();
        this.variables = new HashMap<>();
        outcomes.forEach(outcome -> variables.put(outcome, VariableType.TEXT));
        this.variables.putAll(source.variables());
        this.messages = messages;
        this.faults = faults;
    }

    void check(XmlElement element) {
        switch (element.name()) {
            case "serviceTask" -> step(element);
            case "userTask" -> userTask(element);
            case "sequenceFlow" -> condition(element);
            case "startEvent" -> messages(element);
            case "boundaryEvent", "intermediateCatchEvent" -> caught(element);
            default -> {}
        }
        element.children().forEach(this::check);
    }

    private void step(XmlElement task) {
        if (!task.attribute(Vocabulary.DELEGATE).orElse("").equals("${step}")) {
            faults.at(task, "A service task must have flowable:delegateExpression=\"${step}\", exactly so");
        }
        Map<String, String> fields = fields(task);
        String does = fields.remove(FIELD_OF_STEP);
        if (does == null) {
            faults.at(
                    task,
                    "A service task needs a flowable:field 'does' that names its step: " + sorted(steps.keySet()));
            return;
        }
        Set<String> known = steps.get(does);
        if (known == null) {
            faults.at(task, "There is no step '" + does + "'; there are: " + sorted(steps.keySet()));
            return;
        }
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                faults.at(task, "Step '" + does + "' takes no field '" + name + "'; it takes: " + sorted(known));
            }
        }
    }

    private Map<String, String> fields(XmlElement task) {
        Map<String, String> fields = new HashMap<>();
        for (XmlElement extensions : task.children(Vocabulary.BPMN, "extensionElements")) {
            for (XmlElement field : extensions.children(Vocabulary.FLOWABLE, "field")) {
                String name = field.attribute("name").orElse("");
                String value = field.attribute("stringValue").orElse("");
                if (name.isBlank() || value.isBlank()) {
                    faults.at(task, "A flowable:field needs a name and a stringValue that is not blank");
                } else if (fields.put(name, value) != null) {
                    faults.at(task, "The field '" + name + "' is given twice");
                }
            }
        }
        return fields;
    }

    private void userTask(XmlElement task) {
        if (task.attribute("name").orElse("").isBlank()) {
            faults.at(task, "A user task needs a name, fixed text, for the worklist");
        }
        String team = task.attribute(Vocabulary.CANDIDATE_GROUPS).orElse("");
        if (ModelExpression.startsIn(team)) {
            variable(task, team, VariableType.TEXT, "team");
        } else if (team.isBlank() || team.contains(",")) {
            faults.at(task, "A user task needs one team: flowable:candidateGroups with its name or a ${variable}");
        }
        task.attribute(Vocabulary.DUE_DATE).ifPresent(due -> variable(task, due, VariableType.INSTANT, "due date"));
    }

    private void condition(XmlElement flow) {
        for (XmlElement condition : flow.children(Vocabulary.BPMN, "conditionExpression")) {
            expression(flow, condition.text(), VariableType.BOOLEAN, "condition");
        }
    }

    private void caught(XmlElement event) {
        List<XmlElement> timers = event.children(Vocabulary.BPMN, "timerEventDefinition");
        if (timers.size() + messages(event) != 1) {
            faults.at(event, "The event must have one timerEventDefinition or one messageEventDefinition");
        }
        for (XmlElement timer : timers) {
            List<XmlElement> dates = timer.children(Vocabulary.BPMN, "timeDate");
            if (dates.size() == 1) {
                variable(event, dates.get(0).text(), VariableType.INSTANT, "timeDate");
            } else {
                faults.at(event, "A timer needs one timeDate with a ${variable} that holds an instant");
            }
        }
    }

    private int messages(XmlElement event) {
        List<XmlElement> definitions = event.children(Vocabulary.BPMN, "messageEventDefinition");
        for (XmlElement definition : definitions) {
            String reference = definition.attribute("messageRef").orElse("");
            if (!messages.contains(reference)) {
                faults.at(event, "The messageRef '" + reference + "' names no message of this file");
            }
        }
        return definitions.size();
    }

    /** A place for one variable and nothing else. */
    private void variable(XmlElement element, String text, VariableType wanted, String what) {
        try {
            if (ModelExpression.parse(text).variable().isEmpty()) {
                faults.at(element, "The " + what + " must be one ${variable} and nothing else");
                return;
            }
        } catch (ExpressionFault e) {
            faults.at(element, "The " + what + " " + e.getMessage());
            return;
        }
        expression(element, text, wanted, what);
    }

    private void expression(XmlElement element, String text, VariableType wanted, String what) {
        try {
            for (String fault : new HashSet<>(ModelExpression.parse(text).faults(wanted, variables))) {
                faults.at(element, "The " + what + " " + fault);
            }
        } catch (ExpressionFault e) {
            faults.at(element, "The " + what + " " + e.getMessage());
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
