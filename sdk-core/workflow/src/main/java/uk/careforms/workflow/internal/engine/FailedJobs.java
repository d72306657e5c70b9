package uk.careforms.workflow.internal.engine;

import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.job.api.JobInfo;
import org.flowable.job.service.JobServiceConfiguration;
import org.flowable.job.service.impl.asyncexecutor.AsyncRunnableExecutionExceptionHandler;
import org.flowable.job.service.impl.asyncexecutor.FailedJobCommandFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the place of Flowable's own handling of failed jobs, which logs and stores the whole exception. */
final class FailedJobs implements FailedJobCommandFactory, AsyncRunnableExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailedJobs.class);

    private final Steps steps;
    private final RetryPolicy policy;

    FailedJobs(Steps steps, RetryPolicy policy) {
        this.steps = steps;
        this.policy = policy;
    }

    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated; the command answers nothing
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return new FailedJob(jobId, exception, steps, policy);
    }

    @Override
    public boolean handleException(JobServiceConfiguration jobs, JobInfo job, Throwable exception) {
        if (StepNotDone.in(exception).isEmpty() && !Clash.isCauseOf(exception)) {
            LOG.warn("Workflow job {} failed", job.getId(), Scrubbed.of(exception));
        }
        jobs.getCommandExecutor().execute(getCommand(job.getId(), exception));
        return true;
    }
}
