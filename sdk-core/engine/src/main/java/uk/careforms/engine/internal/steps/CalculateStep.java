package uk.careforms.engine.internal.steps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.spi.ProcessSteps.Result;
import uk.careforms.engine.internal.assess.CaseCalculations;
import uk.careforms.engine.internal.assess.Figures;
import uk.careforms.engine.internal.store.CalculationTable;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.OverrideTable;

/** Runs a calculation on the answers with officers' corrections, and keeps it as an estimate: software decides nothing. */
final class CalculateStep {

    private CalculateStep() {}

    static Result run(OneStep one) {
        String key = one.field("calculation");
        CaseCalculations calculations = one.bench().calculations();
        List<OverrideTable.Row> overrides = OverrideTable.of(one.handle(), one.reference());
        return calculations
                .work(one.handle(), one.reference(), key, Optional.empty(), false, overrides)
                .map(worked -> kept(one, worked))
                .orElseGet(() -> new Result.Park("The calculation '" + key + "' is not installed"));
    }

    private static Result kept(OneStep one, CaseCalculations.Worked worked) {
        one.bench().calculations().keep(one.handle(), worked, CalculationTable.ESTIMATE, EventTable.SYSTEM, "");
        Figures figures = worked.figures();
        return new Result.Done(Map.of("calculationStatus", figures.status(), "provisional", figures.provisional()));
    }
}
