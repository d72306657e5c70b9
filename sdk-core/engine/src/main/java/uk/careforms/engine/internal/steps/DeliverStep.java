package uk.careforms.engine.internal.steps;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.CaseConnector;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.steps.Attempts.Attempt;
import uk.careforms.engine.internal.store.MatchTable;

/** Puts a submission into a case system. */
final class DeliverStep {

    private DeliverStep() {}

    static Result run(OneStep one) {
        String name = one.field("connector");
        CaseConnector connector = one.bench().connectors().get(name);
        if (connector == null) {
            return new Result.Park("Connector '" + name + "' is not installed");
        }
        boolean further = !Attempts.target(one.step()).equals(name);
        return Attempts.doneByHand(one)
                .or(() -> further ? CaseNotes.notYet(one, name) : Optional.empty())
                .orElseGet(() -> one.bench().remotes().through(name, () -> tried(one, name, connector)));
    }

    private static Result tried(OneStep one, String name, CaseConnector connector) {
        String target = Attempts.target(one.step());
        Attempt attempt = Attempts.begin(one, target);
        Optional<JsonObject> mapping = mapping(one, target, attempt);
        if (mapping.isEmpty()) {
            return new Result.Park("The mapping of version " + attempt.mapping().orElseThrow()
                    + ", which was chosen for it, is not here any more; choose another");
        }
        Dispatch dispatch = dispatch(one, name, attempt, mapping.get());
        return PlugIn.call(
                "Connector '" + name + "'",
                () -> connector.deliver(dispatch),
                delivery -> result(one, attempt, target, delivery));
    }

    /** What a remote did, in the process's terms; the same for case systems and for notices. */
    static Result result(OneStep one, Attempt attempt, String target, Delivery delivery) {
        return delivery.fold(
                delivered -> Attempts.arrived(one, attempt, target, delivered.reference()),
                there -> Attempts.arrived(one, attempt, target, there.reference()),
                refused -> new Result.Park(refused.reason() + " (" + refused.code() + ")"),
                later -> new Result.TryLater(later.after(), later.reason()),
                uncertain -> new Result.TryLater(Duration.ZERO, uncertain.reason()));
    }

    /** The mapping of the form version that the case is pinned to, or of the one that an operator has chosen. */
    private static Optional<JsonObject> mapping(OneStep one, String connector, Attempt attempt) {
        if (attempt.mapping().isEmpty()) {
            return Optional.of(one.form().mappings().getOrDefault(connector, JsonValue.EMPTY_JSON_OBJECT));
        }
        String form = one.step().formVersion().form();
        return one.bench()
                .shelf()
                .apply(new FormVersion(form, attempt.mapping().get()))
                .map(pack -> pack.mappings().get(connector));
    }

    private static Dispatch dispatch(OneStep one, String connector, Attempt attempt, JsonObject mapping) {
        var submission = one.submission();
        return new Dispatch(
                attempt.id(),
                submission,
                DispatchFacts.of(one, submission),
                mapping,
                person(one, connector),
                attempt.first());
    }

    /** The person as this very case system knows them, when one was linked. */
    private static Optional<CaseReference> person(OneStep one, String connector) {
        return MatchTable.of(one.handle(), one.reference()).stream()
                .map(MatchTable.Row::person)
                .flatMap(Optional::stream)
                .filter(person -> person.system().equals(connector))
                .findFirst();
    }
}
