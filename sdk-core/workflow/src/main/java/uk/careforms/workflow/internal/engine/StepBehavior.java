package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.el.FixedValue;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.ProcessSteps.Step;

/** What every service task does: it asks the host to perform the step, in this transaction. */
final class StepBehavior extends ServiceTaskDelegateExpressionActivityBehavior {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(StepBehavior.class);

    private final transient Steps steps;

    StepBehavior(ServiceTask task, Steps steps) {
        super(task.getId(), new FixedValue("step"), null, List.of(), List.of(), false);
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CommandContext context = Context.getCommandContext();
        Step step = steps.step((ExecutionEntity) execution, serviceTaskId, Attempts.current(context));
        String process = step.formVersion().toString();
        Map<String, Object> facts = perform(step, Steps.connection(context))
                .fold(
                        done -> facts(step, done),
                        later -> {
                            throw StepNotDone.later(process, step.id(), later.after(), later.reason());
                        },
                        notNow -> {
                            throw StepNotDone.notNow(process, step.id(), notNow.after(), notNow.reason());
                        },
                        park -> {
                            throw StepNotDone.park(process, step.id(), park.reason());
                        });
        execution.setVariables(facts);
        leave(execution);
    }

    private Result perform(Step step, Connection connection) {
        try {
            return steps.host().perform(step, connection);
        } catch (RuntimeException e) {
            if (Clash.isCauseOf(e)) {
                throw e; // tried again at once
            }
            LOG.warn("Step '{}' of process '{}' failed", step.id(), step.formVersion(), Scrubbed.of(e));
            return new Result.TryLater(Duration.ZERO, "failed: " + Scrubbed.rootName(e));
        }
    }

    private static Map<String, Object> facts(Step step, Result.Done done) {
        try {
            return Facts.checked(done.variables());
        } catch (CareFormsException e) {
            throw StepNotDone.park(step.formVersion().toString(), step.id(), String.valueOf(e.getMessage()));
        }
    }
}
