package uk.careforms.engine.internal.steps;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.store.JsonText;

/** Sets an instant: nine in the morning in London so many calendar days from now, so that nothing wakes anybody at night. */
final class DaysStep {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private DaysStep() {}

    static Result run(OneStep one) {
        String name = one.field("instant");
        LocalDate day = one.now().atZone(LONDON).toLocalDate().plusDays(Long.parseLong(one.field("days")));
        Instant instant = day.atTime(MORNING).atZone(LONDON).toInstant();
        one.event(
                "case.wait",
                JsonText.fact("instant", name).add("until", instant.toString()).build());
        return new Result.Done(Map.of(name, instant));
    }
}
