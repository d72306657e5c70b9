package uk.careforms.api.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.model.Task;

/**
 * Runs processes (OMG BPMN 2.0) whose business key is a submission's reference. Thread-safe.
 *
 * <p>Process variables are routing facts only: text, whole numbers, booleans and instants, never an answer. Every call that
 * changes something takes SQL along and commits it together with its own.
 */
public interface WorkflowEngine extends AutoCloseable {

    /** Makes a workflow engine; one per application. */
    interface Factory {

        /** Finds everything wrong with a process model, without a database: see {@link ProcessSource}. */
        List<SetupProblem> check(ProcessSource source);

        /** Starts the engine: brings its tables up to date, frees what this node held before, runs jobs if asked. */
        WorkflowEngine create(ProcessHost host);
    }

    /** Deploys a process unless the same content is deployed already. Cases under way keep theirs. */
    void deploy(ProcessSource source);

    /**
     * Starts the process of a form version.
     *
     * @param reference the business key, unique
     * @param variables first routing facts
     * @param alongside committed in the same transaction
     */
    void start(FormVersion formVersion, Reference reference, Map<String, Object> variables, SqlWork alongside);

    /** Open tasks, the most urgent first; of one team, or of all when empty. */
    List<Task> tasks(Optional<String> team);

    /** Open tasks of one submission. */
    List<Task> tasksOf(Reference reference);

    Optional<Task> task(String taskId);

    /**
     * Puts a task in somebody's hands.
     *
     * @return false when it is gone or somebody else's
     */
    boolean claim(String taskId, String person, SqlWork alongside);

    /**
     * Puts a claimed task back on its team's worklist.
     *
     * @return false when it is gone
     */
    boolean release(String taskId, SqlWork alongside);

    /**
     * Completes a task; its outcome becomes the variable {@code <key>Outcome}, dashes in the key removed and the letter after
     * each raised ({@code decide-outcome} → {@code decideOutcomeOutcome}).
     *
     * @param variables further routing facts
     * @return false when it is gone; {@code alongside} is not run then
     */
    boolean complete(String taskId, String outcome, Map<String, Object> variables, SqlWork alongside);

    /**
     * Gives a message, like {@code Withdrawn}, to the running process of a submission.
     *
     * @return false when nothing waits for it
     */
    boolean send(Reference reference, String message, SqlWork alongside);

    /** Makes a parked step run again at once; false when none is parked there. */
    boolean retry(Reference reference, String step, SqlWork alongside);

    /**
     * Brings the next try of a step that failed and waits for it forward to now.
     *
     * @return false when none waits there; {@code alongside} is not run then
     */
    boolean hurry(Reference reference, String step, SqlWork alongside);

    /** Whether the process of a submission is still running. */
    boolean isRunning(Reference reference);

    /**
     * Runs every job and timer that is due by the host's clock, in this thread, until none is left: for tests and tools, on
     * a host without background jobs.
     *
     * @return how many ran, failed ones included
     */
    int runDue();

    /** When the next job or timer is due, for tests and readiness. */
    Optional<Instant> nextDue();

    /** How many jobs and timers were due before a moment and have not run; parked ones do not count. */
    long overdue(Instant before);

    /** Whether threads of its own run jobs now: false on a host without background jobs, and once they were stopped. */
    boolean runsJobs();

    @Override
    void close();
}
