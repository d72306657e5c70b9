package uk.careforms.api.spi;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;

/**
 * What the hosting engine does when a process reaches a service task, and what it is told. Called on the workflow engine's
 * threads, with the connection of its transaction, which must not be committed, rolled back or closed.
 */
public interface ProcessSteps {

    /** Does one step. An exception counts as {@link Result.TryLater} with no wait asked for. */
    Result perform(Step step, Connection connection);

    /**
     * A step was put off; called in the transaction that sets the next try.
     *
     * @param attempts how often it has been tried; 0 when it never was
     */
    void postponed(Step step, int attempts, Instant nextTry, String reason, Connection connection);

    /** A step is parked until {@link WorkflowEngine#retry}; called in the transaction that parks it. */
    void parked(Step step, int attempts, String reason, Connection connection);

    /** Something a timeline shows happened; called in the transaction in which it happened. */
    void happened(Happening happening, Connection connection);

    /**
     * One service task reached by one process.
     *
     * @param reference the submission
     * @param id the service task's id in the model
     * @param does the name of what is to be done
     * @param fields the service task's other fields, fixed text
     * @param variables the process variables
     * @param attempt 1 on the first try
     */
    record Step(
            Reference reference,
            FormVersion formVersion,
            String id,
            String does,
            Map<String, String> fields,
            Map<String, Object> variables,
            int attempt) {

        public Step {
            fields = Map.copyOf(fields);
            variables = Map.copyOf(variables);
        }
    }

    /** What came of a step. */
    sealed interface Result {

        /** Done; the variables are set and the process goes on. */
        record Done(Map<String, Object> variables) implements Result {
            public Done {
                variables = Map.copyOf(variables);
            }
        }

        /**
         * Not done and to be tried again.
         *
         * @param after the least time to wait; zero leaves it to the retry policy
         */
        record TryLater(Duration after, String reason) implements Result {}

        /**
         * Not even tried, because the remote that it needs has asked for a pause, does not answer anybody, or has its
         * hands full. Not counted as a try.
         *
         * @param after how long nothing needs to be asked; a little is added, so that not all come back together
         */
        record NotNow(Duration after, String reason) implements Result {}

        /** Not done, and trying again will not help: a person must look. */
        record Park(String reason) implements Result {}

        /** Handles every outcome. */
        default <T> T fold(
                Function<Done, T> done,
                Function<TryLater, T> tryLater,
                Function<NotNow, T> notNow,
                Function<Park, T> park) {
            if (this instanceof Done ok) {
                return done.apply(ok);
            }
            if (this instanceof TryLater later) {
                return tryLater.apply(later);
            }
            if (this instanceof NotNow waiting) {
                return notNow.apply(waiting);
            }
            return park.apply((Park) this);
        }
    }

    /**
     * One thing that happened in a process.
     *
     * @param kind what
     * @param element the id in the model of the task or timer; the process id when the process ended
     * @param team the team of a task; empty otherwise
     * @param dueAt when a task is due
     */
    record Happening(
            Kind kind,
            Reference reference,
            FormVersion formVersion,
            String element,
            String team,
            Optional<Instant> dueAt) {

        /** The kinds of happening. */
        public enum Kind {
            TASK_OPENED,
            /** A task ended without being completed, because its process was ended by a message. */
            TASK_CANCELLED,
            TIMER_FIRED,
            PROCESS_ENDED
        }
    }
}
