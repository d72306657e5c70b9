package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.OperatorActs.Act;
import uk.careforms.engine.OperatorActs.Taken;
import uk.careforms.engine.internal.steps.Remotes;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.DeliveryTable.Row;
import uk.careforms.engine.internal.store.DeliveryTable.State;
import uk.careforms.engine.internal.store.EventTable;

/** What has to reach other systems and people, as an operator sees it. Every act of an operator is kept as an event. Thread-safe. */
public final class Deliveries {

    /**
     * A delivery that is still on its way after this long is late: by then a dozen tries have failed, the circuit of its remote has
     * asked several times, and somebody should know although nobody has to act yet.
     */
    public static final Duration LATE = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final int MOST_PARKED = 10_000;
    private static final Set<String> CAN_BE_DONE_BY_HAND = Set.of("deliver", "attach", "letter");

    private final Database database;
    private final Clock clock;
    private final Remotes remotes;
    private final Corrections corrections;
    private final OperatorActs acts;

    Deliveries(Database database, Clock clock, WorkflowEngine workflow, Remotes remotes, Corrections corrections) {
        this.database = database;
        this.clock = clock;
        this.remotes = remotes;
        this.corrections = corrections;
        this.acts = new OperatorActs(database, clock, workflow);
    }

    /**
     * Lists deliveries, the newest first.
     *
     * @param limit the most to list, 1 to 1,000
     */
    public List<DeliveryRecord> list(Optional<DeliveryState> state, int limit) {
        Optional<State> wanted = state.map(one -> State.valueOf(one.name()));
        int most = bounded(limit);
        return database.with(handle -> DeliveryTable.list(handle, wanted, most)).stream()
                .map(Deliveries::shown)
                .toList();
    }

    /**
     * Lists what has been on its way for longer than {@link #LATE}, the oldest first.
     *
     * @param limit the most to list, 1 to 1,000
     */
    public List<DeliveryRecord> late(int limit) {
        Instant before = clock.instant().minus(LATE);
        int most = bounded(limit);
        return database.with(handle -> DeliveryTable.late(handle, before, most)).stream()
                .map(Deliveries::shown)
                .toList();
    }

    /**
     * Lists what operators did, the newest first: kind, time, who, and the case's reference as the subject.
     *
     * @param limit the most to list, 1 to 1,000
     */
    public List<CareEvent> acts(int limit) {
        int most = bounded(limit);
        return database.with(handle -> EventTable.acts(handle, most));
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new CareFormsException(Fault.CALLER, "A list of deliveries has 1 to " + MOST + " entries");
        }
        return limit;
    }

    /** One delivery. */
    public Optional<DeliveryRecord> find(UUID id) {
        return row(id).map(Deliveries::shown);
    }

    /**
     * Lets a delivery that is parked, or waits for its next try, run at once. Safe: it carries the same key as every try before.
     *
     * @return false when it waits for nothing, its case has gone on without it, or it is a letter that {@link
     *     DeliveryRecord#cameBack came back}
     */
    public boolean retry(UUID id, String actor) {
        String operator = Actors.checked(actor);
        Optional<Row> waiting = row(id);
        if (waiting.filter(row -> row.state() == State.PARKED).isPresent()) {
            return !waiting.get().cameBack() && again(waiting.get(), Optional.empty(), "", operator);
        }
        Optional<Row> later = waiting.filter(row -> row.state() == State.IN_FLIGHT
                && row.nextTry().filter(clock.instant()::isBefore).isPresent());
        later.ifPresent(row -> remotes.askAgain(row.target()));
        return later.filter(row -> acts.hurry(row, operator) == Taken.DONE).isPresent();
    }

    /** The mappings that a parked delivery could be sent with instead of its present one, the newest version first. */
    public List<MappingOption> mappings(UUID id) {
        return row(id).filter(row -> row.state() == State.PARKED && !row.cameBack())
                .map(corrections::options)
                .orElse(List.of());
    }

    /**
     * Lets a parked delivery run again with the mapping of another version of its form, now and on every later try. The key and the
     * ids of remote rows stay the same, so nothing is made twice.
     *
     * @param mappingVersion a version that {@link #mappings} offers
     * @param note why, for the audit; must not be blank
     * @return false when it is not parked, or its case has gone on without it
     * @throws CareFormsException {@code CALLER} when that version is not offered, or the note is blank
     */
    public boolean correct(UUID id, int mappingVersion, String note, String actor) {
        String operator = Actors.checked(actor);
        String why = Actors.note(note);
        if (why.isEmpty()) {
            throw new CareFormsException(Fault.CALLER, "Say in the note what was wrong with the mapping");
        }
        Optional<Row> parked = row(id).filter(row -> row.state() == State.PARKED && !row.cameBack());
        if (parked.isEmpty()) {
            return false;
        }
        List<Integer> offered = corrections.options(parked.get()).stream()
                .map(MappingOption::version)
                .toList();
        if (!offered.contains(mappingVersion)) {
            throw new CareFormsException(
                    Fault.CALLER,
                    "Version " + mappingVersion + " has no other mapping for this delivery; versions that have: "
                            + offered);
        }
        return again(parked.get(), Optional.of(mappingVersion), why, operator);
    }

    private boolean again(Row row, Optional<Integer> mapping, String note, String operator) {
        remotes.askAgain(row.target());
        var detail = OperatorActs.about(row);
        mapping.ifPresent(
                version -> detail.add("fromMapping", corrections.mapping(row).orElse(0))
                        .add("toMapping", version)
                        .add("note", note));
        String event = mapping.isPresent() ? "delivery.corrected" : "delivery.retried";
        Taken taken = acts.take(new Act(row, State.IN_FLIGHT, Optional.empty(), "", mapping, event, operator, detail));
        if (taken == Taken.NOTHING_WAITS) {
            String reason = "The case went on without it; nothing waits for it any more";
            acts.alone(new Act(
                    row,
                    State.NOT_NEEDED,
                    Optional.of(clock.instant()),
                    reason,
                    Optional.empty(),
                    "delivery.not-needed",
                    operator,
                    OperatorActs.about(row).add("reason", reason)));
        }
        return taken == Taken.DONE;
    }

    /** What waits for a person, by where it goes and why; the largest group first. At most 10,000 deliveries are counted. */
    public List<ParkedGroup> parked() {
        Map<String, ParkedGroup> groups = new LinkedHashMap<>();
        for (Row row : allParked()) {
            String reason = ParkedGroup.shared(row.reason());
            groups.merge(
                    row.target() + "\n" + reason + "\n" + row.cameBack(),
                    new ParkedGroup(row.target(), reason, 1, row.createdAt(), !row.cameBack()),
                    (one, other) -> new ParkedGroup(
                            one.target(),
                            one.reason(),
                            one.count() + 1,
                            one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest(),
                            one.canRetry()));
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
        Row row = parked.get();
        String reason = "By " + operator + ": " + what;
        Act act = new Act(
                row,
                State.BY_HAND,
                Optional.of(clock.instant()),
                reason,
                Optional.empty(),
                "delivery.done-by-hand",
                operator,
                OperatorActs.about(row).add("reason", reason));
        if (row.cameBack()) { // its process has gone on; a job of the same step belongs to another occurrence
            return acts.alone(act);
        }
        Taken taken = acts.take(act);
        return taken == Taken.DONE || (taken == Taken.NOTHING_WAITS && acts.alone(act));
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
                row.reason(),
                row.mapping());
    }
}
