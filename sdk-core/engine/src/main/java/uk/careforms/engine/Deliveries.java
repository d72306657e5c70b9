package uk.careforms.engine;

import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.DeliveryTable.Row;
import uk.careforms.engine.internal.store.DeliveryTable.State;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;

/** What has to reach other systems and people, as an operator sees it. Thread-safe. */
public final class Deliveries {

    private static final int MOST = 1_000;
    private static final int MOST_PARKED = 10_000;
    private static final Set<String> CAN_BE_DONE_BY_HAND = Set.of("deliver", "attach", "letter");

    private final Database database;
    private final Clock clock;
    private final WorkflowEngine workflow;
    private final Remotes remotes;

    Deliveries(Database database, Clock clock, WorkflowEngine workflow, Remotes remotes) {
        this.database = database;
        this.clock = clock;
        this.workflow = workflow;
        this.remotes = remotes;
    }

    /**
     * Lists deliveries, the newest first.
     *
     * @param limit the most to list, 1 to 1,000
     */
    public List<DeliveryRecord> list(Optional<DeliveryState> state, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new CareFormsException(Fault.CALLER, "A list of deliveries has 1 to " + MOST + " entries");
        }
        Optional<State> wanted = state.map(one -> State.valueOf(one.name()));
        return database.with(handle -> DeliveryTable.list(handle, wanted, limit)).stream()
                .map(Deliveries::shown)
                .toList();
    }

    /** One delivery. */
    public Optional<DeliveryRecord> find(UUID id) {
        return row(id).map(Deliveries::shown);
    }

    /**
     * Lets a parked delivery run again, at once. Safe: it carries the same key as every try before.
     *
     * @return false when it is not parked, or its case has gone on without it
     */
    public boolean retry(UUID id, String actor) {
        String operator = Actors.checked(actor);
        Optional<Row> parked = row(id).filter(row -> row.state() == State.PARKED);
        if (parked.isEmpty()) {
            return false;
        }
        Row row = parked.get();
        remotes.askAgain(row.target());
        Change again = new Change(row, State.IN_FLIGHT, Optional.empty(), "", "delivery.retried", operator);
        Taken taken = take(again);
        if (taken == Taken.NOTHING_WAITS) {
            Change over = new Change(
                    row,
                    State.NOT_NEEDED,
                    Optional.of(clock.instant()),
                    "The case went on without it; nothing waits for it any more",
                    "delivery.not-needed",
                    operator);
            database.inTransaction(handle -> over.on(handle, clock.instant()));
        }
        return taken == Taken.DONE;
    }

    /** What waits for a person, by where it goes and why; the largest group first. At most 10,000 deliveries are counted. */
    public List<ParkedGroup> parked() {
        Map<String, ParkedGroup> groups = new LinkedHashMap<>();
        for (Row row : allParked()) {
            String reason = ParkedGroup.shared(row.reason());
            groups.merge(
                    row.target() + "\n" + reason,
                    new ParkedGroup(row.target(), reason, 1, row.createdAt()),
                    (one, other) -> new ParkedGroup(
                            one.target(),
                            one.reason(),
                            one.count() + 1,
                            one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest()));
        }
        return groups.values().stream()
                .sorted(Comparator.comparingInt(ParkedGroup::count).reversed())
                .toList();
    }

    /**
     * Lets every parked delivery of a group run again, each in a transaction of its own and as safely as {@link #retry}.
     *
     * @param target and reason as {@link #parked()} has them
     * @return how many run again; at most 10,000 at once
     */
    public int retryAll(String target, String reason, String actor) {
        String operator = Actors.checked(actor);
        return (int) allParked().stream()
                .filter(row -> row.target().equals(target)
                        && ParkedGroup.shared(row.reason()).equals(reason))
                .filter(row -> retry(row.id(), operator))
                .count();
    }

    private List<Row> allParked() {
        return database.with(handle -> DeliveryTable.list(handle, Optional.of(State.PARKED), MOST_PARKED));
    }

    /**
     * Says that a person has done what a parked delivery should have done; the case goes on.
     *
     * @param note what was done, and where it can be found; must not be blank
     * @return false when it is not parked, or is something only software can do
     */
    public boolean completeByHand(UUID id, String note, String actor) {
        String operator = Actors.checked(actor);
        String what = Actors.note(note);
        if (what.isEmpty()) {
            throw new CareFormsException(
                    Fault.CALLER, "Say in the note what was done by hand, and where it can be found");
        }
        Optional<Row> parked =
                row(id).filter(row -> row.state() == State.PARKED && CAN_BE_DONE_BY_HAND.contains(row.kind()));
        if (parked.isEmpty()) {
            return false;
        }
        Change change = new Change(
                parked.get(),
                State.BY_HAND,
                Optional.of(clock.instant()),
                "By " + operator + ": " + what,
                "delivery.done-by-hand",
                operator);
        Taken taken = take(change);
        return taken == Taken.DONE
                || (taken == Taken.NOTHING_WAITS
                        && database.inTransaction(handle -> change.on(handle, clock.instant())));
    }

    /** Changes the row and lets the process take the step up again, together. */
    private Taken take(Change change) {
        try {
            boolean waited = workflow.retry(change.row.reference(), change.row.step(), connection -> {
                if (!change.on(database.over(connection), clock.instant())) {
                    throw new CareFormsException(Fault.CALLER, "The delivery is not parked any more");
                }
            });
            return waited ? Taken.DONE : Taken.NOTHING_WAITS;
        } catch (CareFormsException e) {
            if (row(change.row.id()).filter(row -> row.state() == State.PARKED).isPresent()) {
                throw e;
            }
            return Taken.SOMEBODY_WAS_FASTER;
        }
    }

    private enum Taken {
        DONE,
        NOTHING_WAITS,
        SOMEBODY_WAS_FASTER
    }

    private Optional<Row> row(UUID id) {
        return database.with(handle -> DeliveryTable.find(handle, id));
    }

    static DeliveryRecord shown(Row row) {
        return new DeliveryRecord(
                row.id(),
                row.reference(),
                row.form(),
                row.step(),
                row.target(),
                DeliveryState.valueOf(row.state().name()),
                row.attempts(),
                row.createdAt(),
                row.nextTry(),
                row.doneAt(),
                row.remote(),
                row.reason());
    }

    /** What an operator does to a parked delivery. */
    private record Change(Row row, State to, Optional<Instant> doneAt, String reason, String event, String operator) {

        boolean on(Handle handle, Instant now) {
            boolean changed = DeliveryTable.unpark(handle, row.id(), to, doneAt, reason);
            if (changed && row.kind().equals("attach") && to == State.IN_FLIGHT) {
                AttachmentTable.scanNow(handle, row.reference(), now);
            }
            if (changed) {
                JsonObjectBuilder detail = JsonText.fact("delivery", row.id().toString())
                        .add("step", row.step())
                        .add("target", row.target());
                if (!reason.isEmpty()) {
                    detail.add("reason", reason);
                }
                EventTable.add(handle, now, event, row.reference().text(), operator, detail.build());
            }
            return changed;
        }
    }
}
