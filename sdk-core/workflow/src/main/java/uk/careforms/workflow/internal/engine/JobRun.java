package uk.careforms.workflow.internal.engine;

import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.interceptor.CommandContextCloseListener;
import org.flowable.job.api.Job;
import org.flowable.job.api.JobInfo;
import org.flowable.job.service.JobServiceConfiguration;
import org.flowable.job.service.impl.asyncexecutor.ExecuteAsyncRunnable;
import org.flowable.job.service.impl.asyncexecutor.JobExecutionObservationProvider;
import org.flowable.job.service.impl.cmd.ExecuteAsyncRunnableJobCmd;
import org.flowable.job.service.impl.cmd.UnlockExclusiveJobCmd;

/**
 * Runs one job, and gives the process instance free at the end of the job's transaction.
 *
 * <p>As it comes Flowable does that first: the row of the process instance then stays locked in the database for as long
 * as the step takes, and a withdrawal or a completed task in the meantime waits for the connector.
 */
final class JobRun extends ExecuteAsyncRunnable {

    JobRun(JobInfo job, JobServiceConfiguration jobs) {
        super(job, jobs, jobs.getJobEntityManager(), null, JobExecutionObservationProvider.NOOP);
    }

    @Override
    protected void handleTransactionalJob(boolean unlock) {
        jobServiceConfiguration.getCommandExecutor().execute(context -> {
            if (unlock) {
                context.addCloseListener(new GiveFree((Job) job, jobServiceConfiguration));
            }
            return new ExecuteAsyncRunnableJobCmd(job.getId(), jobEntityManager, jobServiceConfiguration, false)
                    .execute(context);
        });
    }

    /** Gives the process instance free just before the transaction is written. */
    private record GiveFree(Job job, JobServiceConfiguration jobs) implements CommandContextCloseListener {

        @Override
        public void closing(CommandContext context) {
            new UnlockExclusiveJobCmd(job, jobs).execute(context);
        }

        @Override
        public void afterSessionsFlush(CommandContext context) {
            // done before
        }

        @Override
        public void closed(CommandContext context) {
            // done before
        }

        @Override
        public void closeFailure(CommandContext context) {
            // rolled back; whoever handles the failure gives it free
        }

        @Override
        public Integer order() {
            return 0;
        }

        @Override
        public boolean multipleAllowed() {
            return true;
        }
    }
}
