package uk.careforms.workflow.internal.engine;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEventType;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.job.service.impl.persistence.entity.JobEntity;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.ProcessSteps.Happening;

/** Tells the host what a timeline shows, in the transaction in which it happened; if the host fails, so does that. */
final class Happenings implements FlowableEventListener {

    private static final List<FlowableEngineEventType> TYPES = List.of(
            FlowableEngineEventType.TASK_COMPLETED,
            FlowableEngineEventType.ENTITY_DELETED,
            FlowableEngineEventType.TIMER_FIRED,
            FlowableEngineEventType.PROCESS_COMPLETED,
            FlowableEngineEventType.PROCESS_COMPLETED_WITH_TERMINATE_END_EVENT,
            FlowableEngineEventType.PROCESS_CANCELLED);
    private static final String COMPLETED = "careforms.completed.";

    private final Steps steps;

    Happenings(Steps steps) {
        this.steps = steps;
    }

    /** This listener under the name of each event that it wants. */
    Map<String, List<FlowableEventListener>> byType() {
        return TYPES.stream().collect(Collectors.toMap(Enum::name, type -> List.of(this)));
    }

    @Override
    public void onEvent(FlowableEvent event) {
        if (!(event instanceof FlowableEngineEntityEvent about)) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        Object entity = about.getEntity();
        FlowableEventType type = event.getType();
        if (entity instanceof TaskEntity task) {
            taskEnded(type, task, context);
        } else if (type == FlowableEngineEventType.TIMER_FIRED && entity instanceof JobEntity timer) {
            tell(
                    context,
                    Happening.Kind.TIMER_FIRED,
                    timer.getProcessInstanceId(),
                    timer.getProcessDefinitionId(),
                    timer.getElementId(),
                    "",
                    Optional.ofNullable(timer.getDuedate()));
        } else if (type != FlowableEngineEventType.ENTITY_DELETED && entity instanceof ExecutionEntity process) {
            FormVersion version = steps.formVersion(process.getProcessDefinitionId());
            tell(
                    context,
                    Happening.Kind.PROCESS_ENDED,
                    process.getProcessInstanceId(),
                    process.getProcessDefinitionId(),
                    version.form(),
                    "",
                    Optional.empty());
        }
    }

    private void taskEnded(FlowableEventType type, TaskEntity task, CommandContext context) {
        if (type == FlowableEngineEventType.TASK_COMPLETED) {
            context.addAttribute(COMPLETED + task.getId(), true);
        } else if (context.getAttribute(COMPLETED + task.getId()) == null) {
            tell(
                    context,
                    Happening.Kind.TASK_CANCELLED,
                    task.getProcessInstanceId(),
                    task.getProcessDefinitionId(),
                    task.getTaskDefinitionKey(),
                    task.getCategory(),
                    Optional.ofNullable(task.getDueDate()));
        }
    }

    private void tell(
            CommandContext context,
            Happening.Kind kind,
            String processInstanceId,
            String definitionId,
            String element,
            String team,
            Optional<Date> due) {
        Happening happening = new Happening(
                kind,
                Steps.reference(processInstanceId),
                steps.formVersion(definitionId),
                element,
                team,
                due.map(Date::toInstant));
        steps.host().happened(happening, Steps.connection(context));
    }

    @Override
    public boolean isFailOnException() {
        return true;
    }

    @Override
    public boolean isFireOnTransactionLifecycleEvent() {
        return false;
    }

    @Override
    public @org.jspecify.annotations.Nullable String getOnTransaction() {
        return null;
    }

    @Override
    public List<? extends FlowableEventType> getTypes() {
        return Stream.<FlowableEventType>concat(TYPES.stream(), Stream.empty()).toList();
    }
}
