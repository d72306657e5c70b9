package uk.careforms.engine;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.ChaseTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.EvidenceTable;

/**
 * Changes a case's evidence, and tells its process in the same transaction when that matters to it.
 *
 * <p>Changes to one case are made one after the other, because each locks the row of its reminders first. Whether a change leaves
 * nothing outstanding is known under that lock only: it is then undone and made again on the process's own connection.
 */
final class EvidenceChanges {

    private static final String MESSAGE = "EvidenceChanged";

    private final Database database;
    private final WorkflowEngine workflow;

    EvidenceChanges(Database database, WorkflowEngine workflow) {
        this.database = database;
        this.workflow = workflow;
    }

    /** A change under the lock; false when there was nothing to change. */
    interface Change extends BiFunction<Handle, Optional<ChaseTable.Row>, Boolean> {}

    /** Makes a change to an item. */
    boolean item(Reference reference, Change change) {
        try {
            return database.inTransaction(handle -> {
                Optional<ChaseTable.Row> chase = ChaseTable.lock(handle, reference);
                boolean before = isOutstanding(handle, reference);
                boolean done = change.apply(handle, chase);
                if (done && before && !isOutstanding(handle, reference)) {
                    throw new TheLastOne();
                }
                return done;
            });
        } catch (TheLastOne undone) {
            return told(reference, change);
        }
    }

    /** Makes a change that the process has to hear of. */
    boolean told(Reference reference, Change change) {
        boolean[] done = new boolean[1];
        SqlWork alongside = connection -> done[0] = locked(database.over(connection), reference, change);
        if (workflow.send(reference, MESSAGE, alongside)) {
            return done[0];
        }
        boolean alone = database.inTransaction(handle -> locked(handle, reference, change));
        if (alone) { // a step that was just looking held the lock until it waited
            workflow.send(reference, MESSAGE, SqlWork.NONE);
        }
        return alone;
    }

    /** Ends a pause; false when there is none. */
    boolean resume(Reference reference, Instant now, String actor) {
        return told(reference, (handle, chase) -> {
            if (chase.flatMap(ChaseTable.Row::pausedAt).isEmpty()) {
                return false;
            }
            ChaseTable.resume(handle, chase.get(), now);
            EventTable.add(handle, now, "evidence.resumed", reference.text(), actor, JsonValue.EMPTY_JSON_OBJECT);
            return true;
        });
    }

    private static boolean locked(Handle handle, Reference reference, Change change) {
        return change.apply(handle, ChaseTable.lock(handle, reference));
    }

    private static boolean isOutstanding(Handle handle, Reference reference) {
        List<EvidenceTable.Row> items = EvidenceTable.of(handle, reference);
        return items.stream().anyMatch(item -> item.state().outstanding());
    }

    /** The process has to be told in the same transaction, so what was done is rolled back. */
    private static final class TheLastOne extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TheLastOne() {
            super("Nothing is outstanding any more", null, false, false);
        }
    }
}
