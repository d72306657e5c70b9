package uk.careforms.engine.internal.steps;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.api.spi.ProcessSteps.Step;
import uk.careforms.engine.internal.pack.read.FormSpec;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.DeliveryTable.Row;
import uk.careforms.engine.internal.store.DeliveryTable.State;
import uk.careforms.engine.internal.store.DuplicateRow;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.tokens.NameUuid;

/**
 * Tries at delivering.
 *
 * <p>That a try is made is committed before it is made, on a connection of its own: after a crash in the middle of a first try
 * the second one knows that the remote may have heard of it. A thread that runs a job therefore uses two connections.
 */
final class Attempts {

    private static final int LONGEST_REASON = 1_000;

    private Attempts() {}

    /**
     * A delivery that is about to be tried.
     *
     * @param first false when an earlier try may have reached the remote
     * @param mapping the form version whose mapping an operator has chosen for it
     */
    record Attempt(UUID id, boolean first, Optional<Integer> mapping) {}

    static Attempt begin(OneStep one, String target) {
        try {
            return one.bench().database().inTransaction(handle -> begin(one, target, handle));
        } catch (DuplicateRow raced) { // another node took the step over and was faster to note its try
            return one.bench().database().inTransaction(handle -> begin(one, target, handle));
        }
    }

    private static Attempt begin(OneStep one, String target, Handle own) {
        Optional<Row> last = DeliveryTable.last(own, one.reference(), one.step().id());
        if (last.isPresent() && !last.get().passed()) {
            Row row = last.get();
            DeliveryTable.attempt(own, row.id());
            return new Attempt(row.id(), row.attempts() == 0, row.mapping());
        }
        Row fresh = fresh(one.step(), target, State.IN_FLIGHT, 1, one.now(), last);
        DeliveryTable.add(own, fresh);
        return new Attempt(fresh.id(), true, Optional.empty());
    }

    /** The delivery of a step as it stands, made when the step had not come to one yet. */
    static Attempt last(OneStep one, String target) {
        Optional<Row> last =
                DeliveryTable.last(one.handle(), one.reference(), one.step().id());
        if (last.isPresent() && !last.get().passed()) {
            return new Attempt(last.get().id(), false, last.get().mapping());
        }
        Row fresh = fresh(one.step(), target, State.IN_FLIGHT, 0, one.now(), last);
        DeliveryTable.add(one.handle(), fresh);
        return new Attempt(fresh.id(), true, Optional.empty());
    }

    /** Notes, in the process's own transaction, that it went through. */
    static Result arrived(OneStep one, Attempt attempt, String target, CaseReference remote) {
        DeliveryTable.pass(one.handle(), attempt.id(), State.DELIVERED, one.now(), Optional.of(remote), "");
        one.event(
                "delivery.delivered",
                JsonText.fact("delivery", attempt.id().toString())
                        .add("step", one.step().id())
                        .add("target", target)
                        .add("remote", remote.label())
                        .build());
        return OneStep.DONE;
    }

    /** Goes on from what a person has done, which needs no remote; empty when nobody has. */
    static Optional<Result> doneByHand(OneStep one) {
        return DeliveryTable.last(one.handle(), one.reference(), one.step().id())
                .filter(row -> !row.passed() && row.state() == State.BY_HAND)
                .map(row -> {
                    DeliveryTable.passByHand(one.handle(), row.id());
                    return OneStep.DONE;
                });
    }

    /** Notes that there is nothing to do. */
    static Result notNeeded(OneStep one, String target, String reason) {
        Optional<Row> last =
                DeliveryTable.last(one.handle(), one.reference(), one.step().id());
        UUID id;
        if (last.isPresent() && !last.get().passed()) {
            id = last.get().id();
        } else {
            Row fresh = fresh(one.step(), target, State.NOT_NEEDED, 0, one.now(), last);
            DeliveryTable.add(one.handle(), fresh);
            id = fresh.id();
        }
        DeliveryTable.pass(one.handle(), id, State.NOT_NEEDED, one.now(), Optional.empty(), reason);
        one.event(
                "delivery.not-needed",
                JsonText.fact("delivery", id.toString())
                        .add("step", one.step().id())
                        .add("target", target)
                        .add("reason", reason)
                        .build());
        return OneStep.DONE;
    }

    /** Ends the waiting of a step that delivers nothing itself but had to be put off or parked. */
    static void settle(OneStep one) {
        DeliveryTable.last(one.handle(), one.reference(), one.step().id())
                .filter(row -> !row.passed())
                .ifPresent(row ->
                        DeliveryTable.pass(one.handle(), row.id(), State.DELIVERED, one.now(), Optional.empty(), ""));
    }

    /** The row of a step that has to wait, made when the step had not come to one yet. */
    static Row rowOf(Workbench bench, Step step, int attempts, Handle handle) {
        Optional<Row> last = DeliveryTable.last(handle, step.reference(), step.id());
        if (last.isPresent() && !last.get().passed()) {
            return last.get();
        }
        Row fresh = fresh(
                step, target(step), State.IN_FLIGHT, attempts, bench.clock().instant(), last);
        DeliveryTable.add(handle, fresh);
        return fresh;
    }

    static String target(Step step) {
        return switch (step.does()) {
            case "deliver" ->
                step.fields().getOrDefault("connector", "")
                        + Optional.ofNullable(step.fields().get("mapping"))
                                .map(FormSpec.ALSO::concat)
                                .orElse("");
            case "attach" -> AttachStep.TARGET + step.fields().getOrDefault("connector", "");
            case "letter" -> "letter:" + step.fields().getOrDefault("letter", "");
            case "match" -> "match:" + step.fields().getOrDefault("finder", "");
            default -> step.does() + ":" + step.id();
        };
    }

    static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static Row fresh(Step step, String target, State state, int attempts, Instant now, Optional<Row> last) {
        int occurrence = last.map(row -> row.occurrence() + 1).orElse(1);
        return new Row(
                NameUuid.ofStep(step.reference(), step.id(), occurrence),
                step.reference(),
                step.formVersion().form(),
                step.id(),
                occurrence,
                step.does(),
                target,
                state,
                false,
                attempts,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
    }
}
