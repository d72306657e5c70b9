package uk.careforms.examples.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.model.Task;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.ProcessSource;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.workflow.FlowableWorkflow;

/**
 * The real workflow engine with a switch that leaves starts to the sweep, as after a crash between acceptance and start: what is
 * sent meanwhile is accepted in full, and the row waits. Everything else goes straight through.
 */
final class StartsLater implements WorkflowEngine.Factory {

    private final WorkflowEngine.Factory real = FlowableWorkflow.factory();
    private volatile boolean startLater;

    /** Leaves the starts to the sweep from now on, or no longer. */
    void startLater(boolean later) {
        startLater = later;
    }

    @Override
    public List<SetupProblem> check(ProcessSource source) {
        return real.check(source);
    }

    @Override
    public WorkflowEngine create(ProcessHost host) {
        return new Switched(real.create(host));
    }

    private final class Switched implements WorkflowEngine {

        private final WorkflowEngine engine;

        Switched(WorkflowEngine engine) {
            this.engine = engine;
        }

        @Override
        public void start(FormVersion version, Reference reference, Map<String, Object> variables, SqlWork alongside) {
            if (!startLater) {
                engine.start(version, reference, variables, alongside);
            }
        }

        @Override
        public void deploy(ProcessSource source) {
            engine.deploy(source);
        }

        @Override
        public List<Task> tasks(Optional<String> team) {
            return engine.tasks(team);
        }

        @Override
        public List<Task> tasksOf(Reference reference) {
            return engine.tasksOf(reference);
        }

        @Override
        public Optional<Task> task(String taskId) {
            return engine.task(taskId);
        }

        @Override
        public boolean claim(String taskId, String person, SqlWork alongside) {
            return engine.claim(taskId, person, alongside);
        }

        @Override
        public boolean release(String taskId, SqlWork alongside) {
            return engine.release(taskId, alongside);
        }

        @Override
        public boolean complete(String taskId, String outcome, Map<String, Object> variables, SqlWork alongside) {
            return engine.complete(taskId, outcome, variables, alongside);
        }

        @Override
        public boolean send(Reference reference, String message, SqlWork alongside) {
            return engine.send(reference, message, alongside);
        }

        @Override
        public boolean retry(Reference reference, String step, SqlWork alongside) {
            return engine.retry(reference, step, alongside);
        }

        @Override
        public boolean hurry(Reference reference, String step, SqlWork alongside) {
            return engine.hurry(reference, step, alongside);
        }

        @Override
        public long overdue(Instant before) {
            return engine.overdue(before);
        }

        @Override
        public boolean runsJobs() {
            return engine.runsJobs();
        }

        @Override
        public boolean isRunning(Reference reference) {
            return engine.isRunning(reference);
        }

        @Override
        public int runDue() {
            return engine.runDue();
        }

        @Override
        public Optional<Instant> nextDue() {
            return engine.nextDue();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
