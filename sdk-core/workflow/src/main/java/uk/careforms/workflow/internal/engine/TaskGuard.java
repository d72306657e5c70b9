package uk.careforms.workflow.internal.engine;

import java.util.Optional;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.engine.interceptor.CreateUserTaskAfterContext;
import org.flowable.engine.interceptor.CreateUserTaskBeforeContext;
import org.flowable.engine.interceptor.CreateUserTaskInterceptor;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.spi.ProcessSteps.Happening;
import uk.careforms.workflow.internal.expression.ModelExpression;

/**
 * Watches every user task that is opened: its name is the model's own, it has one team and the due date it was meant to
 * have; then tells the host. The team is kept in the task's category, so that no query needs a join for it.
 */
final class TaskGuard implements CreateUserTaskInterceptor {

    private final Steps steps;

    TaskGuard(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void beforeCreateUserTask(CreateUserTaskBeforeContext context) {
        String name = context.getUserTask().getName();
        String safe = ModelExpression.startsIn(name) ? context.getUserTask().getId() : name;
        context.setName(safe);
        context.setDescription(null);
    }

    @Override
    public void afterCreateUserTask(CreateUserTaskAfterContext context) {
        UserTask model = context.getUserTask();
        TaskEntity task = context.getTaskEntity();
        task.setCategory(team(model, context.getExecution()));
        if (model.getDueDate() != null && task.getDueDate() == null) {
            throw notSet(model, model.getDueDate());
        }
        steps.host().happened(opened(task), Steps.connection(Context.getCommandContext()));
    }

    private Happening opened(TaskEntity task) {
        return new Happening(
                Happening.Kind.TASK_OPENED,
                Steps.reference(task.getProcessInstanceId()),
                steps.formVersion(task.getProcessDefinitionId()),
                task.getTaskDefinitionKey(),
                task.getCategory(),
                Optional.ofNullable(task.getDueDate()).map(java.util.Date::toInstant));
    }

    private static String team(UserTask model, DelegateExecution execution) {
        String text = model.getCandidateGroups().get(0);
        Object team = CommandContextUtil.getProcessEngineConfiguration()
                .getExpressionManager()
                .createExpression(text)
                .getValue(execution);
        return team(model, text, team);
    }

    private static String team(UserTask model, String text, @Nullable Object team) {
        if (team == null || team.toString().isBlank() || team.toString().contains(",")) {
            throw notSet(model, text);
        }
        return team.toString();
    }

    private static FlowableException notSet(UserTask model, String expression) {
        return new FlowableException("User task '" + model.getId() + "' cannot be opened: " + expression
                + " is not set to what it needs; set it in a step before");
    }
}
