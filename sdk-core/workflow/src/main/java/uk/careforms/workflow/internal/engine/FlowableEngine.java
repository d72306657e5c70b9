package uk.careforms.workflow.internal.engine;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.eventsubscription.api.EventSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.workflow.internal.model.ProcessCheck;

/** Runs processes on a hardened Flowable. */
public final class FlowableEngine implements WorkflowEngine {

    private static final Logger LOG = LoggerFactory.getLogger(FlowableEngine.class);
    private static final Duration SHORTEST_LOCK = Duration.ofSeconds(1);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(30);

    private final ProcessHost host;
    private final HardenedFlowable configuration;
    private final ProcessEngine flowable;
    private final Transactions transactions;
    private final Definitions definitions;
    private final Worklist worklist;
    private final JobLine jobs;

    private FlowableEngine(ProcessHost host, HardenedFlowable configuration) {
        this.host = host;
        this.configuration = configuration;
        this.flowable = configuration.buildProcessEngine();
        this.transactions = new Transactions(configuration::getCommandExecutor);
        this.definitions = configuration.steps().definitions();
        this.worklist = new Worklist(flowable.getTaskService(), transactions, definitions);
        this.jobs = new JobLine(configuration, transactions);
    }

    /**
     * Starts an engine.
     *
     * @param jitter draws the waits between tries
     * @throws CareFormsException {@code SETUP} for a host that cannot work; {@code REMOTE} when the database is not there
     */
    public static FlowableEngine create(ProcessHost host, RandomGenerator jitter) {
        if (host.lockTime().compareTo(SHORTEST_LOCK) < 0 || host.lockTime().compareTo(LONGEST_LOCK) > 0) {
            throw new CareFormsException(
                    Fault.SETUP,
                    "The lock time of jobs is " + host.lockTime() + "; it must be from " + SHORTEST_LOCK + " to "
                            + LONGEST_LOCK + ": the slowest connector call and a margin");
        }
        boolean bulkInsert = bulkInsert(host);
        FlowableEngine engine =
                new FlowableEngine(host, new HardenedFlowable(host, bulkInsert, new RetryPolicy(jitter)));
        engine.transactions.run(context -> Locks.free(host.node(), context));
        if (host.background()) {
            engine.configuration.getAsyncExecutor().start();
        }
        return engine;
    }

    private static boolean bulkInsert(ProcessHost host) {
        try {
            Duration roundTrip = RoundTrip.measure(host.dataSource());
            boolean bulkInsert = RoundTrip.bulkInsertPays(roundTrip);
            LOG.info(
                    "One round trip to the database takes {} µs: bulk insert is {}",
                    roundTrip.toNanos() / 1000,
                    bulkInsert ? "on" : "off");
            return bulkInsert;
        } catch (SQLException e) {
            throw new CareFormsException(Fault.REMOTE, "The database of the workflow engine cannot be reached", e);
        }
    }

    @Override
    public void deploy(ProcessSource source) {
        List<SetupProblem> problems = ProcessCheck.check(source);
        if (!problems.isEmpty()) {
            throw new CareFormsException(Fault.SETUP, "A process cannot be deployed: " + problems);
        }
        try {
            definitions.deploy(source);
        } catch (RuntimeException e) {
            throw Transactions.translated(e);
        }
    }

    @Override
    public void start(FormVersion formVersion, Reference reference, Map<String, Object> variables, SqlWork alongside) {
        Map<String, Object> facts = Facts.checked(variables);
        try {
            transactions.run(context -> {
                Transactions.alongside(alongside, context);
                return flowable.getRuntimeService()
                        .createProcessInstanceBuilder()
                        .processDefinitionId(definitions.of(formVersion))
                        .predefineProcessInstanceId(reference.text())
                        .businessKey(reference.text())
                        .variables(facts)
                        .start();
            });
        } catch (CareFormsException e) {
            // the primary key refuses a second process; asked only now, because it hardly ever happens
            if (e.fault() != Fault.CALLER && wasStarted(reference)) {
                throw new CareFormsException(
                        Fault.CALLER, "The process of '" + reference + "' was started before; it runs only once", e);
            }
            throw e;
        }
    }

    private boolean wasStarted(Reference reference) {
        return transactions.run(context -> flowable.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(reference.text())
                        .count()
                > 0);
    }

    @Override
    public List<Task> tasks(Optional<String> team) {
        return worklist.tasks(team);
    }

    @Override
    public List<Task> tasksOf(Reference reference) {
        return worklist.tasksOf(reference);
    }

    @Override
    public Optional<Task> task(String taskId) {
        return worklist.task(taskId);
    }

    @Override
    public boolean claim(String taskId, String person, SqlWork alongside) {
        return worklist.claim(taskId, person, alongside);
    }

    @Override
    public boolean release(String taskId, SqlWork alongside) {
        return worklist.release(taskId, alongside);
    }

    @Override
    public boolean complete(String taskId, String outcome, Map<String, Object> variables, SqlWork alongside) {
        return worklist.complete(taskId, outcome, variables, alongside);
    }

    @Override
    public boolean send(Reference reference, String message, SqlWork alongside) {
        return transactions.change(context -> {
            Optional<EventSubscription> waiting = flowable
                    .getRuntimeService()
                    .createEventSubscriptionQuery()
                    .processInstanceId(reference.text())
                    .eventType("message")
                    .eventName(message)
                    .list()
                    .stream()
                    .min(Comparator.comparing(EventSubscription::getId));
            waiting.ifPresent(subscription -> {
                Transactions.alongside(alongside, context);
                flowable.getRuntimeService().messageEventReceived(message, subscription.getExecutionId());
            });
            return waiting.isPresent();
        });
    }

    @Override
    public boolean retry(Reference reference, String step, SqlWork alongside) {
        return jobs.retry(reference, step, alongside);
    }

    @Override
    public boolean hurry(Reference reference, String step, SqlWork alongside) {
        return jobs.hurry(reference, step, alongside);
    }

    @Override
    public long overdue(Instant before) {
        return jobs.overdue(before);
    }

    @Override
    public boolean runsJobs() {
        return configuration.getAsyncExecutor().isActive();
    }

    @Override
    public boolean isRunning(Reference reference) {
        return transactions.run(context -> flowable.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(reference.text())
                        .count()
                > 0);
    }

    @Override
    public int runDue() {
        if (host.background()) {
            throw new CareFormsException(
                    Fault.CALLER, "This host runs jobs on threads of its own; runDue is for a host that does not");
        }
        return jobs.runDue();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jobs.nextDue();
    }

    /** Takes no more jobs, waits up to 25 s for those that run, and hands the rest back for another node. */
    @Override
    public void close() {
        configuration.stopJobs();
        try {
            transactions.run(context -> Locks.free(host.node(), context));
        } catch (CareFormsException e) {
            LOG.warn("What this node had in hand could not be handed back; it is free when its locks end", e);
        } finally {
            flowable.close();
        }
    }
}
