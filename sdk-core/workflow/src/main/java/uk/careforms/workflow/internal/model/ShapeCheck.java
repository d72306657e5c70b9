package uk.careforms.workflow.internal.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.EventGateway;
import org.flowable.bpmn.model.EventSubProcess;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Gateway;
import org.flowable.bpmn.model.InclusiveGateway;
import org.flowable.bpmn.model.IntermediateCatchEvent;
import org.flowable.bpmn.model.MessageEventDefinition;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.UserTask;

/** Checks how the nodes of one process or subprocess hang together; what is inside a subprocess is another shape. */
final class ShapeCheck {

    private final FlowElementsContainer container;
    private final String id;
    private final Faults faults;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();

    ShapeCheck(FlowElementsContainer container, String id, Faults faults) {
        this.container = container;
        this.id = id;
        this.faults = faults;
        for (FlowElement element : container.getFlowElements()) {
            if (element instanceof FlowNode node && node.getId() != null) {
                nodes.put(node.getId(), node);
            }
        }
    }

    void check() {
        starts();
        flows();
        nodes.values().forEach(this::exits);
        ways();
        loops();
    }

    private void starts() {
        List<StartEvent> starts = nodes.values().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .toList();
        boolean onMessage = container instanceof EventSubProcess;
        String kind = onMessage ? "start event with a message" : "start event without anything in it";
        long fitting = starts.stream().filter(start -> fits(start, onMessage)).count();
        if (starts.size() != 1 || fitting != 1) {
            faults.at(
                    id,
                    (container instanceof Process ? "The process" : "The subprocess") + " needs exactly one " + kind);
        }
    }

    private static boolean fits(StartEvent start, boolean onMessage) {
        return onMessage
                ? start.getEventDefinitions().size() == 1
                        && start.getEventDefinitions().get(0) instanceof MessageEventDefinition
                : start.getEventDefinitions().isEmpty();
    }

    private void flows() {
        for (FlowElement element : container.getFlowElements()) {
            if (element instanceof SequenceFlow flow) {
                if (!nodes.containsKey(flow.getSourceRef()) || !nodes.containsKey(flow.getTargetRef())) {
                    faults.at(
                            flow.getId(),
                            "The flow must lead from one node to another of the same process or subprocess");
                }
            }
        }
        for (FlowNode node : nodes.values()) {
            if (node instanceof BoundaryEvent event && event.getAttachedToRef() == null) {
                faults.at(event.getId(), "The event must be attached to a task or subprocess beside it");
            }
        }
    }

    private void exits(FlowNode node) {
        List<SequenceFlow> out = node.getOutgoingFlows();
        if (node instanceof EndEvent || node instanceof EventSubProcess) {
            if (!out.isEmpty()) {
                faults.at(node.getId(), "Nothing can follow this element; remove the flow");
            }
            return;
        }
        if (out.isEmpty()) {
            faults.at(node.getId(), "Nothing follows this element; draw a flow to the next one or to an end event");
        }
        if (node instanceof ExclusiveGateway || node instanceof InclusiveGateway) {
            choice((Gateway) node, out);
            return;
        }
        if (out.size() > 1 && !(node instanceof Gateway)) {
            faults.at(node.getId(), "More than one flow leaves this element; put a gateway after it");
        }
        for (SequenceFlow flow : out) {
            if (hasCondition(flow)) {
                faults.at(flow.getId(), "Only flows from an exclusive or inclusive gateway may have a condition");
            }
        }
        if (node instanceof EventGateway && out.stream().anyMatch(flow -> !leadsToCatch(flow))) {
            faults.at(node.getId(), "Each flow from an event gateway must lead to a catch event");
        }
    }

    private void choice(Gateway gateway, List<SequenceFlow> out) {
        String otherwise = gateway.getDefaultFlow();
        if (otherwise != null && out.stream().noneMatch(flow -> otherwise.equals(flow.getId()))) {
            faults.at(gateway.getId(), "The default flow '" + otherwise + "' does not leave this gateway");
        }
        if (out.size() > 1 && otherwise == null) {
            faults.at(gateway.getId(), "The gateway needs a default flow, for when no condition is true");
        }
        for (SequenceFlow flow : out) {
            boolean needed = out.size() > 1 && !Objects.equals(flow.getId(), otherwise);
            if (needed != hasCondition(flow)) {
                faults.at(flow.getId(), needed ? "The flow needs a condition" : "The flow must not have a condition");
            }
        }
    }

    private boolean leadsToCatch(SequenceFlow flow) {
        return nodes.get(flow.getTargetRef()) instanceof IntermediateCatchEvent;
    }

    private static boolean hasCondition(SequenceFlow flow) {
        return flow.getConditionExpression() != null
                && !flow.getConditionExpression().isBlank();
    }

    private void ways() {
        List<FlowNode> firsts = nodes.values().stream()
                .filter(node -> node instanceof StartEvent || node instanceof EventSubProcess)
                .toList();
        Set<FlowNode> reached = walk(firsts, Set.of());
        for (FlowNode node : nodes.values()) {
            if (!reached.contains(node)) {
                faults.at(node.getId(), "Nothing leads to this element; draw a flow to it or remove it");
            }
            if (!(node instanceof EventSubProcess)
                    && walk(List.of(node), Set.of()).stream().noneMatch(EndEvent.class::isInstance)) {
                faults.at(node.getId(), "No way leads from this element to an end event");
            }
        }
    }

    private void loops() {
        Set<FlowNode> waits = new HashSet<>();
        nodes.values().stream().filter(ShapeCheck::waits).forEach(waits::add);
        for (FlowNode node : nodes.values()) {
            List<FlowNode> next = next(node);
            if (!waits.contains(node) && walk(next, waits).contains(node)) {
                faults.at(
                        node.getId(), "This element is in a loop that never waits; put a task or catch event into it");
            }
        }
    }

    /** Whether a process always rests at a node before it goes on. */
    private static boolean waits(FlowNode node) {
        if (node instanceof SubProcess inner && !(node instanceof EventSubProcess)) {
            return new ShapeCheck(inner, inner.getId(), new Faults("")).alwaysWaits();
        }
        return node instanceof UserTask || node instanceof IntermediateCatchEvent || node instanceof BoundaryEvent;
    }

    private boolean alwaysWaits() {
        Set<FlowNode> waits = new HashSet<>();
        nodes.values().stream().filter(ShapeCheck::waits).forEach(waits::add);
        List<FlowNode> starts =
                nodes.values().stream().filter(StartEvent.class::isInstance).toList();
        return walk(starts, waits).stream().noneMatch(EndEvent.class::isInstance);
    }

    /** Every node that can be reached, the first ones included, without going through the closed ones. */
    private Set<FlowNode> walk(Collection<FlowNode> firsts, Set<FlowNode> closed) {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>(firsts);
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            if (!closed.contains(node) && reached.add(node)) {
                open.addAll(next(node));
            }
        }
        return reached;
    }

    private List<FlowNode> next(FlowNode node) {
        List<FlowNode> next = new ArrayList<>();
        for (SequenceFlow flow : node.getOutgoingFlows()) {
            FlowNode target = nodes.get(flow.getTargetRef());
            if (target != null) {
                next.add(target);
            }
        }
        if (node instanceof Activity activity) {
            next.addAll(activity.getBoundaryEvents());
        }
        return next;
    }
}
