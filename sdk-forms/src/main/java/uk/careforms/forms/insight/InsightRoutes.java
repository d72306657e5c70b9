package uk.careforms.forms.insight;

import static uk.careforms.forms.web.Access.MANAGER;

import java.util.List;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Route;

/** The addresses that managers use. */
public final class InsightRoutes {

    private InsightRoutes() {}

    /** Every page for the role {@code manager}. */
    public static List<Route> of(CareForms forms, Layout layout, Refusals refusals) {
        Bench bench = new Bench(forms, layout, refusals);
        InsightPages insight = new InsightPages(bench);
        UpratingPages upratings = new UpratingPages(bench);
        return List.of(
                Route.get("/insight", MANAGER, insight::forms),
                Route.get("/insight/{form}", MANAGER, insight::show),
                Route.get("/insight/{form}/words", MANAGER, insight::words),
                Route.get("/uprating", MANAGER, upratings::list),
                Route.post("/uprating", MANAGER, upratings::start),
                Route.get("/uprating/{run}", MANAGER, upratings::show),
                Route.post("/uprating/{run}/confirm", MANAGER, upratings::confirm),
                Route.post("/uprating/{run}/stop", MANAGER, upratings::stop));
    }
}
