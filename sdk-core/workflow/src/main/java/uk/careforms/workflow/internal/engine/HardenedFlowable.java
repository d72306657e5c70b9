package uk.careforms.workflow.internal.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.flowable.engine.impl.jobexecutor.TriggerTimerEventJobHandler;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import uk.careforms.api.spi.ProcessHost;

/**
 * Flowable with everything off that a form pack or an answer could misuse, and with settings that survive a crash and
 * share the jobs between nodes, where the stock ones lose an hour and let one node take all (measured on 8.0.0 in
 * November 2026).
 */
final class HardenedFlowable extends StandaloneProcessEngineConfiguration {

    /** As many as are taken at once, so that no node holds more than its threads will soon run. */
    private static final int QUEUE = 64;

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LAST_JOBS = Duration.ofSeconds(25);
    private static final Duration STALE_LOCK = Duration.ofSeconds(15);
    private static final Set<String> JOBS = Set.of(AsyncContinuationJobHandler.TYPE, TriggerTimerEventJobHandler.TYPE);

    private final Steps steps;
    private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicInteger threads = new AtomicInteger();

    HardenedFlowable(ProcessHost host, boolean bulkInsert, RetryPolicy policy) {
        steps = new Steps(host.steps(), new Definitions(this), host.clock());
        FailedJobs failedJobs = new FailedJobs(steps, policy);

        setEngineName("careforms-" + UUID.randomUUID());
        setDataSource(host.dataSource());
        setDatabaseSchemaUpdate(DB_SCHEMA_UPDATE_TRUE);
        setBulkInsertEnabled(bulkInsert);
        setClock(new HostClock(host.clock()));
        setIdGenerator(new SortedIds(host.clock()));
        setHistoryLevel(HistoryLevel.INSTANCE);
        setDisableIdmEngine(true);
        setDisableEventRegistry(true);
        setCreateDiagramOnDeploy(false);

        setEnableSafeBpmnXml(true);
        ClosedExpressions expressions = new ClosedExpressions();
        setExpressionManager(expressions);
        setActivityBehaviorFactory(ClosedBehaviors.behaviors(expressions, task -> new StepBehavior(task, steps)));
        setListenerFactory(ClosedBehaviors.noListeners());
        setScriptEngine(() -> {
            throw new FlowableIllegalArgumentException("There are no scripts");
        });
        setCreateUserTaskInterceptor(new TaskGuard(steps));
        setIdentityLinkInterceptor(new NoParticipants());
        setTypedEventListeners(new Happenings(steps).byType());

        setAsyncExecutorActivate(false); // started by FlowableEngine once the locks are freed
        setAsyncExecutorNumberOfRetries(Attempts.PLENTY);
        setFailedJobCommandFactory(failedJobs);
        setAddDefaultExceptionHandler(false);
        setCustomAsyncRunnableExecutionExceptionHandlers(List.of(failedJobs));
        setAsyncExecutorExecuteAsyncRunnableFactory(JobRun::new);
        setJobProcessors(List.of(Attempts.noting()));
        setCommandContextFactory(new ScrubbedCommands());
        setTransactionContextFactory(WholeTransaction::new);
        executor(host);
    }

    private void executor(ProcessHost host) {
        setAsyncExecutorThreadPoolQueue(queue);
        setAsyncExecutorThreadFactory(this::thread);
        getOrCreateAsyncExecutorTaskExecutorConfiguration().setQueueSize(QUEUE);
        getOrCreateAsyncExecutorTaskExecutorConfiguration().setAwaitTerminationPeriod(LAST_JOBS);
        AsyncJobExecutorConfiguration executor = getAsyncExecutorConfiguration();
        executor.setLockOwner(host.node());
        executor.setAsyncJobLockTime(host.lockTime());
        executor.setTimerLockTime(host.lockTime());
        executor.setMaxAsyncJobsDuePerAcquisition(QUEUE);
        executor.setMaxTimerJobsPerAcquisition(QUEUE);
        executor.setDefaultAsyncJobAcquireWaitTime(POLL);
        executor.setDefaultTimerJobAcquireWaitTime(POLL);
        executor.setDefaultQueueSizeFullWaitTime(POLL);
        executor.setGlobalAcquireLockEnabled(true);
        executor.setAsyncJobsGlobalLockForceAcquireAfter(STALE_LOCK);
        executor.setTimerLockForceAcquireAfter(STALE_LOCK);
        executor.setResetExpiredJobsInterval(Duration.ofSeconds(5));
        executor.setResetExpiredJobsPageSize(100);
        executor.setUnlockOwnedJobs(false); // FlowableEngine frees them at both ends
    }

    /** A thread that a connector which hangs cannot use to keep the JVM from ending. */
    private Thread thread(Runnable jobs) {
        Thread thread = new Thread(jobs, "careforms-job-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Stops taking jobs, drops those that only queue and waits a while for those that run. */
    void stopJobs() {
        if (asyncExecutor.isActive()) {
            asyncExecutor.shutdown();
            queue.clear();
            asyncTaskExecutor.shutdown();
        }
    }

    Steps steps() {
        return steps;
    }

    @Override
    public void initVariableTypes() {
        variableTypes = Facts.types();
    }

    @Override
    public void initMailClients() {
        // nothing sends mail from here
    }

    @Override
    public void initProcessDiagramGenerator() {
        // nothing is drawn
    }

    @Override
    public void initJobHandlers() {
        super.initJobHandlers();
        jobHandlers.keySet().retainAll(JOBS);
    }

    @Override
    public void initMybatisTypeHandlers(Configuration configuration) {
        super.initMybatisTypeHandlers(configuration);
        UtcTimestamps utc = new UtcTimestamps();
        configuration.getTypeHandlerRegistry().register(Date.class, utc);
        configuration.getTypeHandlerRegistry().register(Date.class, JdbcType.TIMESTAMP, utc);
        configuration.getTypeHandlerRegistry().register(Object.class, JdbcType.TIMESTAMP, utc);
    }
}
