package uk.careforms.engine.internal.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.store.ClockTable;
import uk.careforms.engine.internal.store.JsonText;

/** Sets a promise in the team's working time, counted from the submission, as instants. */
final class ClockStep {

    private ClockStep() {}

    static Result run(OneStep one) {
        String name = one.field("clock");
        Duration allowance = Duration.parse(one.field("allowance"));
        Optional<String> team = one.text("team");
        Instant start = one.submission().submittedAt();
        Workbench.Deadlines deadlines = one.bench().deadlines();
        ClockTable.Row clock = new ClockTable.Row(
                name,
                team.orElse(""),
                allowance,
                start,
                deadlines.dueBy(team, start, allowance.dividedBy(2)),
                deadlines.dueBy(team, start, allowance.multipliedBy(4).dividedBy(5)),
                deadlines.dueBy(team, start, allowance),
                Optional.empty());
        ClockTable.put(one.handle(), one.reference(), clock);
        one.event(
                "clock.set",
                JsonText.fact("clock", name)
                        .add("team", clock.team())
                        .add("dueAt", clock.due().toString())
                        .build());
        return new Result.Done(Map.of(
                name + "Half", clock.half(), name + "FourFifths", clock.fourFifths(), name + "Due", clock.due()));
    }
}
