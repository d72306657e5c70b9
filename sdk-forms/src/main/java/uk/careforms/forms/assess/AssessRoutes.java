package uk.careforms.forms.assess;

import static uk.careforms.forms.web.Access.STAFF;

import java.util.List;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.staff.Bench;
import uk.careforms.forms.web.Refusals;
import uk.careforms.forms.web.Route;

/** The addresses of officers' pages about calculations. */
public final class AssessRoutes {

    private AssessRoutes() {}

    public static List<Route> of(CareForms forms, Layout layout, Refusals refusals) {
        Bench bench = new Bench(forms, layout, refusals);
        WorkingPage working = new WorkingPage(bench);
        CorrectionForm correction = new CorrectionForm(bench);
        ComparisonPage comparison = new ComparisonPage(bench);
        LettersPage letters = new LettersPage(bench);
        return List.of(
                Route.get("/staff/cases/{reference}/working", STAFF, working::show),
                Route.post("/staff/cases/{reference}/working", STAFF, working::recalculate),
                Route.get("/staff/cases/{reference}/working/correct", STAFF, correction::show),
                Route.post("/staff/cases/{reference}/working/correct", STAFF, correction::correct),
                Route.get("/staff/cases/{reference}/working/compare", STAFF, comparison::show),
                Route.get("/staff/cases/{reference}/letters", STAFF, letters::show));
    }
}
