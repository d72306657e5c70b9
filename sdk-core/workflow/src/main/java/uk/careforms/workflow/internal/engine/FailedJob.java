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
        Instant firstTry = Attempts.firstTry(job).orElse(now);
        boolean givenUp = !now.isBefore(firstTry.plus(RetryPolicy.PATIENCE));
        String reason = notDone.map(step -> step.reasonAt(job.getElementId()))
                .orElseGet(() -> "failed: " + Scrubbed.rootName(thrown));
        if (givenUp || notDone.map(StepNotDone::park).orElse(false)) {
            park(context, jobs, job, firstTry, reason);
        } else {
            Duration asked = notDone.map(StepNotDone::after).orElse(Duration.ZERO);
            putOff(context, jobs, job, firstTry, now.plus(policy.waitAfter(Attempts.of(job), asked)), reason);
        }
        return null;
    }

    private void putOff(
            CommandContext context,
            JobServiceConfiguration jobs,
            JobEntity job,
            Instant firstTry,
            Instant next,
            String reason) {
        Step step = step(context, job);
        AbstractRuntimeJobEntity waiting = jobs.getJobManager().moveJobToTimerJob(job);
        record(waiting, job, firstTry, next, "was put off");
        Connection connection = Steps.connection(context);
        steps.host().postponed(step, step.attempt(), next, reason, connection);
    }

    private void park(
            CommandContext context, JobServiceConfiguration jobs, JobEntity job, Instant firstTry, String reason) {
        Step step = step(context, job);
        AbstractRuntimeJobEntity parked = jobs.getJobManager().moveJobToDeadLetterJob(job);
        record(parked, job, firstTry, steps.clock().instant(), "is parked");
        steps.host().parked(step, step.attempt(), reason, Steps.connection(context));
    }

    private Step step(CommandContext context, JobEntity job) {
        ExecutionEntity execution =
                CommandContextUtil.getExecutionEntityManager(context).findById(job.getExecutionId());
        return steps.step(execution, job.getElementId(), Attempts.of(job));
    }

    private void record(
            AbstractRuntimeJobEntity moved, JobEntity job, Instant firstTry, Instant due, String whatHappened) {
        moved.setRetries(job.getRetries() - 1);
        moved.setDuedate(Date.from(due));
        Attempts.setFirstTry(moved, firstTry);
        moved.setExceptionMessage("Step '" + job.getElementId() + "' of process '"
                + steps.formVersion(job.getProcessDefinitionId()) + "' " + whatHappened);
    }
}
