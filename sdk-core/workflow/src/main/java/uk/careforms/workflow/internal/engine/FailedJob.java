package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.job.service.JobServiceConfiguration;
import org.flowable.job.service.impl.persistence.entity.AbstractRuntimeJobEntity;
import org.flowable.job.service.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.spi.ProcessSteps.Step;
import uk.careforms.workflow.internal.engine.StepNotDone.Then;

/**
 * What happens to a job that failed, in a transaction of its own: put off, parked, or simply tried again when it only
 * clashed with another transaction. The host is told in the same transaction. Nothing of the exception is stored.
 */
final class FailedJob implements Command<@Nullable Object> {

    private final String jobId;
    private final Throwable thrown;
    private final Steps steps;
    private final RetryPolicy policy;

    FailedJob(String jobId, Throwable thrown, Steps steps, RetryPolicy policy) {
        this.jobId = jobId;
        this.thrown = thrown;
        this.steps = steps;
        this.policy = policy;
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
        JobServiceConfiguration jobs =
                CommandContextUtil.getProcessEngineConfiguration(context).getJobServiceConfiguration();
        JobEntity job = jobs.getJobEntityManager().findById(jobId);
        if (job == null) {
            return null; // its process was ended by somebody else
        }
        Optional<StepNotDone> notDone = StepNotDone.in(thrown);
        if (notDone.isEmpty() && Clash.isCauseOf(thrown)) {
            job.setLockOwner(null);
            job.setLockExpirationTime(null);
            return null;
        }
        Instant now = steps.clock().instant();
        Optional<Then> then = notDone.map(StepNotDone::then);
        boolean tried = !then.equals(Optional.of(Then.WAIT));
        Attempts attempts =
                tried ? Attempts.of(job).another(now) : Attempts.of(job).waiting(now);
        boolean givenUp = !now.isBefore(attempts.since().orElse(now).plus(RetryPolicy.PATIENCE));
        String reason = notDone.map(step -> step.reasonAt(job.getElementId()))
                .orElseGet(() -> "failed: " + Scrubbed.rootName(thrown));
        Step step = step(context, job, attempts);
        Connection connection = Steps.connection(context);
        if (givenUp || then.equals(Optional.of(Then.PARK))) {
            record(jobs.getJobManager().moveJobToDeadLetterJob(job), attempts, now, "is parked");
            steps.host().parked(step, attempts.failed(), reason, connection);
        } else {
            Duration asked = notDone.map(StepNotDone::after).orElse(Duration.ZERO);
            Instant next = now.plus(tried ? policy.waitAfter(attempts.failed(), asked) : policy.waitFor(asked));
            record(jobs.getJobManager().moveJobToTimerJob(job), attempts, next, "was put off");
            steps.host().postponed(step, attempts.failed(), next, reason, connection);
        }
        return null;
    }

    private Step step(CommandContext context, JobEntity job, Attempts attempts) {
        ExecutionEntity execution =
                CommandContextUtil.getExecutionEntityManager(context).findById(job.getExecutionId());
        return steps.step(execution, job.getElementId(), attempts.failed());
    }

    private void record(AbstractRuntimeJobEntity moved, Attempts attempts, Instant due, String whatHappened) {
        attempts.keepIn(moved);
        moved.setDuedate(Date.from(due));
        moved.setExceptionMessage("Step '" + moved.getElementId() + "' of process '"
                + steps.formVersion(moved.getProcessDefinitionId()) + "' " + whatHappened);
    }
}
