package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.DeliveryTable.Row;
import uk.careforms.engine.internal.store.DeliveryTable.State;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;

/** What operators do to deliveries: the row, the event that says who did it, and the process's job change together. */
final class OperatorActs {

    private final Database database;
    private final Clock clock;
    private final WorkflowEngine workflow;

    OperatorActs(Database database, Clock clock, WorkflowEngine workflow) {
        this.database = database;
        this.clock = clock;
        this.workflow = workflow;
    }

    /** What came of an act. */
    enum Taken {
        DONE,
        NOTHING_WAITS,
        SOMEBODY_WAS_FASTER
    }

    /**
     * An act on a parked delivery.
     *
     * @param mapping the form version whose mapping is used from now on; empty leaves it
     * @param detail what the event says besides delivery, step and target
     */
    record Act(
            Row row,
            State to,
            Optional<Instant> doneAt,
            String reason,
            Optional<Integer> mapping,
            String event,
            String operator,
            JsonObjectBuilder detail) {

        private boolean on(Handle handle, Instant now) {
            boolean changed = DeliveryTable.unpark(handle, row.id(), to, doneAt, reason);
            if (changed && row.kind().equals("attach") && to == State.IN_FLIGHT) {
                AttachmentTable.scanNow(handle, row.reference(), now);
            }
            if (changed) {
                mapping.ifPresent(version -> DeliveryTable.correct(handle, row.id(), version));
                note(handle, now, row, event, operator, detail);
            }
            return changed;
        }
    }

    /** Begins the detail of an act's event. */
    static JsonObjectBuilder about(Row row) {
        return JsonText.fact("delivery", row.id().toString())
                .add("step", row.step())
                .add("target", row.target());
    }

    /** Changes a parked row and lets the process take the step up again, together. */
    Taken take(Act act) {
        return together(
                act.row(),
                State.PARKED,
                work -> workflow.retry(act.row().reference(), act.row().step(), work),
                handle -> act.on(handle, clock.instant()));
    }

    /** Changes a parked row for which nothing waits in its process any more. */
    boolean alone(Act act) {
        return database.inTransaction(handle -> act.on(handle, clock.instant()));
    }

    /** Brings the next try of a row that waits for it forward to now. */
    Taken hurry(Row row, String operator) {
        return together(row, State.IN_FLIGHT, work -> workflow.hurry(row.reference(), row.step(), work), handle -> {
            boolean hurried = DeliveryTable.hurry(handle, row.id(), clock.instant());
            if (hurried) {
                note(handle, clock.instant(), row, "delivery.retried", operator, about(row));
            }
            return hurried;
        });
    }

    private Taken together(Row row, State expected, Move move, Change change) {
        try {
            boolean waited = move.with(connection -> {
                if (!change.on(database.over(connection))) {
                    throw new CareFormsException(Fault.CALLER, "The delivery does not wait any more");
                }
            });
            return waited ? Taken.DONE : Taken.NOTHING_WAITS;
        } catch (CareFormsException e) {
            boolean asBefore = find(row.id())
                    .filter(now -> now.state() == expected && now.nextTry().equals(row.nextTry()))
                    .isPresent();
            if (asBefore) {
                throw e;
            }
            return Taken.SOMEBODY_WAS_FASTER;
        }
    }

    private Optional<Row> find(UUID id) {
        return database.with(handle -> DeliveryTable.find(handle, id));
    }

    private static void note(
            Handle handle, Instant now, Row row, String event, String operator, JsonObjectBuilder detail) {
        EventTable.addAct(handle, now, event, row.reference().text(), operator, detail.build());
    }

    /** Moves a job, with SQL in the same transaction. */
    @FunctionalInterface
    private interface Move {
        boolean with(SqlWork work);
    }

    /** Changes rows; false when there is nothing to change any more. */
    @FunctionalInterface
    private interface Change {
        boolean on(Handle handle);
    }
}
