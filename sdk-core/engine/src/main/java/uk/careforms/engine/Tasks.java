package uk.careforms.engine;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Task;

/** Work for teams. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Tasks {

    /** Open tasks, the most urgent first; of one team, or of all when empty. */
    public List<Task> open(Optional<String> team) {
        throw new UnsupportedOperationException();
    }

    /** An open task. */
    public Optional<Task> find(String id) {
        throw new UnsupportedOperationException();
    }

    /** Takes a task; taking one's own again is {@code DONE}. */
    public TaskResult claim(String id, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Puts a task that {@code actor} holds back on its team's worklist. */
    public TaskResult release(String id, String actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes a task with one of its outcomes. A task that nobody holds is completed as if {@code actor} had claimed it.
     *
     * @param note what the next person should know; may be empty unless the form pack asks for it
     */
    public TaskResult complete(String id, String outcome, String note, String actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Completes a task in which somebody looks whether the case system knows the person.
     *
     * @param personId the id of the candidate that is the person; empty when none is and a new record is to be made
     * @param note why; may be empty
     */
    public TaskResult confirmMatch(String id, Optional<String> personId, String note, String actor) {
        throw new UnsupportedOperationException();
    }
}
