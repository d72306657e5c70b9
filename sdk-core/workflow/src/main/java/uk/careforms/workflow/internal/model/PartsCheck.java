package uk.careforms.workflow.internal.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.EventDefinition;
import org.flowable.bpmn.model.EventGateway;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FieldExtension;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.ImplementationType;
import org.flowable.bpmn.model.InclusiveGateway;
import org.flowable.bpmn.model.IntermediateCatchEvent;
import org.flowable.bpmn.model.MessageEventDefinition;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.TerminateEventDefinition;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.bpmn.model.UserTask;

/**
 * Checks that Flowable found no part in a model that the written check did not mean to let through. It says little,
 * because it should never find anything.
 */
final class PartsCheck {

    private static final Set<Class<?>> ELEMENTS = Set.of(
            StartEvent.class,
            EndEvent.class,
            ServiceTask.class,
            UserTask.class,
            ExclusiveGateway.class,
            ParallelGateway.class,
            InclusiveGateway.class,
            EventGateway.class,
            SequenceFlow.class,
            BoundaryEvent.class,
            IntermediateCatchEvent.class,
            SubProcess.class,
            EventSubProcess.class);
    private static final Set<Class<?>> EVENTS =
            Set.of(TimerEventDefinition.class, MessageEventDefinition.class, TerminateEventDefinition.class);

    private final Faults faults;

    PartsCheck(Faults faults) {
        this.faults = faults;
    }

    void check(BpmnModel model) {
        boolean plain = model.getProcesses().size() == 1
                && model.getPools().isEmpty()
                && model.getSignals().isEmpty()
                && model.getImports().isEmpty()
                && model.getInterfaces().isEmpty()
                && model.getDataStores().isEmpty();
        if (!plain) {
            faults.everywhere("Flowable finds something beside the process in this file; remove it");
        }
        for (Process process : model.getProcesses()) {
            boolean bare = process.getExecutionListeners().isEmpty()
                    && process.getEventListeners().isEmpty()
                    && process.getDataObjects().isEmpty()
                    && process.getLanes().isEmpty()
                    && process.getExtensionElements().isEmpty()
                    && process.getCandidateStarterGroups().isEmpty()
                    && process.getCandidateStarterUsers().isEmpty();
            refuseUnless(bare, process.getId());
            parts(process.getFlowElements());
        }
    }

    private void parts(Collection<FlowElement> elements) {
        for (FlowElement element : elements) {
            refuseUnless(ELEMENTS.contains(element.getClass()) && isBare(element), element.getId());
            if (element instanceof SubProcess inner) {
                refuseUnless(inner.getDataObjects().isEmpty(), inner.getId());
                parts(inner.getFlowElements());
            }
        }
    }

    private static boolean isBare(FlowElement element) {
        return element.getExecutionListeners().isEmpty()
                && (element instanceof ServiceTask
                        || element.getExtensionElements().isEmpty())
                && isBareNode(element)
                && isBareActivity(element)
                && isBareEvent(element)
                && isBareStep(element)
                && isBareUserTask(element)
                && isBareFlow(element);
    }

    private static boolean isBareNode(FlowElement element) {
        return !(element instanceof FlowNode node)
                || (!node.isAsynchronousLeave() && (!node.isAsynchronous() || node instanceof ServiceTask));
    }

    private static boolean isBareActivity(FlowElement element) {
        return !(element instanceof Activity activity)
                || (activity.getLoopCharacteristics() == null
                        && !activity.isForCompensation()
                        && activity.getDefaultFlow() == null
                        && activity.getIoSpecification() == null
                        && activity.getMapExceptions().isEmpty()
                        && activity.getFailedJobRetryTimeCycleValue() == null);
    }

    private static boolean isBareEvent(FlowElement element) {
        if (!(element instanceof Event event)) {
            return true;
        }
        List<EventDefinition> definitions = event.getEventDefinitions();
        boolean start = !(element instanceof StartEvent first)
                || (first.getInitiator() == null
                        && first.getFormKey() == null
                        && first.getFormProperties().isEmpty());
        return start
                && event.getInParameters().isEmpty()
                && event.getOutParameters().isEmpty()
                && definitions.size() <= 1
                && definitions.stream().allMatch(PartsCheck::isBareDefinition);
    }

    private static boolean isBareDefinition(EventDefinition definition) {
        if (definition instanceof TimerEventDefinition timer) {
            return timer.getTimeCycle() == null
                    && timer.getTimeDuration() == null
                    && timer.getEndDate() == null
                    && timer.getCalendarName() == null;
        }
        if (definition instanceof MessageEventDefinition message) {
            return message.getMessageExpression() == null;
        }
        return EVENTS.contains(definition.getClass());
    }

    private static boolean isBareStep(FlowElement element) {
        return !(element instanceof ServiceTask task)
                || (ImplementationType.IMPLEMENTATION_TYPE_DELEGATEEXPRESSION.equals(task.getImplementationType())
                        && "${step}".equals(task.getImplementation())
                        && task.getType() == null
                        && task.getSkipExpression() == null
                        && task.getResultVariableName() == null
                        && !task.isTriggerable()
                        && task.getCustomProperties().isEmpty()
                        && task.getFieldExtensions().stream().allMatch(PartsCheck::isFixed));
    }

    private static boolean isFixed(FieldExtension field) {
        return field.getExpression() == null && field.getStringValue() != null;
    }

    private static boolean isBareUserTask(FlowElement element) {
        return !(element instanceof UserTask task)
                || (task.getAssignee() == null
                        && task.getOwner() == null
                        && task.getPriority() == null
                        && task.getFormKey() == null
                        && task.getCategory() == null
                        && task.getBusinessCalendarName() == null
                        && task.getSkipExpression() == null
                        && task.getTaskIdVariableName() == null
                        && task.getTaskCompleterVariableName() == null
                        && task.getTaskListeners().isEmpty()
                        && task.getFormProperties().isEmpty()
                        && task.getCandidateUsers().isEmpty()
                        && task.getCandidateGroups().size() == 1
                        && task.getCustomUserIdentityLinks().isEmpty()
                        && task.getCustomGroupIdentityLinks().isEmpty()
                        && task.getCustomProperties().isEmpty());
    }

    private static boolean isBareFlow(FlowElement element) {
        return !(element instanceof SequenceFlow flow)
                || (flow.getSkipExpression() == null && flow.getConditionLanguage() == null);
    }

    private void refuseUnless(boolean plain, String id) {
        if (!plain) {
            faults.at(String.valueOf(id), "Flowable finds something here that is not allowed; draw this element anew");
        }
    }
}
