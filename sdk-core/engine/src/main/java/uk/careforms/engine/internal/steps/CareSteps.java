package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessSteps;
import uk.careforms.engine.internal.store.CalculationTable;
import uk.careforms.engine.internal.store.CaseTable;
import uk.careforms.engine.internal.store.ClockTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DeliveryTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;

/** Does what service tasks name, and keeps cases, deliveries and the timeline up with their processes. Thread-safe. */
public final class CareSteps implements ProcessSteps {

    private final Workbench bench;
    private final Map<String, Function<OneStep, Result>> steps = Map.ofEntries(
            Map.entry("decide", DecideStep::run),
            Map.entry("clock", ClockStep::run),
            Map.entry("in-days", DaysStep::run),
            Map.entry("match", MatchStep::run),
            Map.entry("deliver", DeliverStep::run),
            Map.entry("attach", AttachStep::run),
            Map.entry("letter", LetterStep::run),
            Map.entry("calculate", CalculateStep::run),
            Map.entry("ask-evidence", EvidenceSteps::ask),
            Map.entry("chase", EvidenceSteps::chase),
            Map.entry("link", EvidenceSteps::link),
            Map.entry("status", CareSteps::status),
            Map.entry("close", CareSteps::close));

    public CareSteps(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Result perform(Step step, Connection connection) {
        Function<OneStep, Result> run = steps.get(step.does());
        if (run == null) {
            return new Result.Park("The process asks for '" + step.does() + "', which this release cannot do");
        }
        try {
            OneStep one = new OneStep(bench, step, bench.database().over(connection));
            Result result = run.apply(one);
            if (result instanceof Result.Done) {
                Attempts.settle(one);
            }
            return result;
        } catch (JdbiException e) {
            throw Database.translated(e);
        }
    }

    private static Result status(OneStep one) {
        String status = one.field("status");
        CaseTable.status(one.handle(), one.reference(), status);
        one.event("case.status", JsonText.fact("status", status).build());
        return OneStep.DONE;
    }

    private static Result close(OneStep one) {
        Optional<String> outcome = Optional.ofNullable(one.step().fields().get("outcome"))
                .filter(fixed -> !fixed.isBlank())
                .or(() -> one.text(one.field("outcomeFrom")));
        if (outcome.isEmpty()) {
            return new Result.Park("The case cannot be closed: nobody has said what it ends in");
        }
        CaseTable.close(one.handle(), one.reference(), outcome.get(), one.now());
        ClockTable.stopAll(one.handle(), one.reference(), one.now());
        one.event("case.closed", JsonText.fact("outcome", outcome.get()).build());
        return new Result.Done(Map.of("closed", outcome.get()));
    }

    @Override
    public void postponed(Step step, int attempts, Instant nextTry, String reason, Connection connection) {
        on(connection, handle -> {
            DeliveryTable.Row row = Attempts.rowOf(bench, step, attempts, handle);
            DeliveryTable.waits(
                    handle, row.id(), DeliveryTable.State.IN_FLIGHT, Optional.of(nextTry), Attempts.shortened(reason));
            if (attempts <= 1 && row.nextTry().isEmpty()) { // one line on the timeline for an outage, however long
                event(handle, "delivery.postponed", step.reference(), waiting(row, attempts, reason));
            }
        });
    }

    @Override
    public void parked(Step step, int attempts, String reason, Connection connection) {
        on(connection, handle -> {
            DeliveryTable.Row row = Attempts.rowOf(bench, step, attempts, handle);
            DeliveryTable.waits(
                    handle, row.id(), DeliveryTable.State.PARKED, Optional.empty(), Attempts.shortened(reason));
            event(handle, "delivery.parked", step.reference(), waiting(row, attempts, reason));
        });
    }

    @Override
    public void happened(Happening happening, Connection connection) {
        on(connection, handle -> {
            Reference reference = happening.reference();
            switch (happening.kind()) {
                case TASK_OPENED -> event(handle, "task.opened", reference, task(happening));
                case TASK_CANCELLED -> event(handle, "task.cancelled", reference, task(happening));
                case TIMER_FIRED ->
                    event(
                            handle,
                            "timer.fired",
                            reference,
                            JsonText.fact("timer", happening.element()).build());
                case PROCESS_ENDED -> ended(handle, reference);
            }
        });
    }

    private void ended(Handle handle, Reference reference) {
        Instant now = bench.clock().instant();
        CaseTable.end(handle, reference, now);
        ClockTable.stopAll(handle, reference, now);
        CalculationTable.over(handle, reference);
        DeliveryTable.ended(
                handle,
                reference,
                now,
                "The case ended before this was due",
                "The case ended before this was confirmed; look in the other system whether it arrived");
        event(handle, "case.ended", reference, JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject task(Happening happening) {
        JsonObjectBuilder detail = JsonText.fact("task", happening.element()).add("team", happening.team());
        happening.dueAt().ifPresent(due -> detail.add("dueAt", due.toString()));
        return detail.build();
    }

    private static JsonObject waiting(DeliveryTable.Row row, int attempts, String reason) {
        return JsonText.fact("delivery", row.id().toString())
                .add("step", row.step())
                .add("target", row.target())
                .add("attempts", attempts)
                .add("reason", Attempts.shortened(reason))
                .build();
    }

    private void event(Handle handle, String kind, Reference reference, JsonObject detail) {
        EventTable.add(handle, bench.clock().instant(), kind, reference.text(), EventTable.SYSTEM, detail);
    }

    private void on(Connection connection, Consumer<Handle> work) {
        try {
            work.accept(bench.database().over(connection));
        } catch (JdbiException e) {
            throw Database.translated(e);
        }
    }
}
