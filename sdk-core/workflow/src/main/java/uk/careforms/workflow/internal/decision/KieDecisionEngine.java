package uk.careforms.workflow.internal.decision;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Decisions;

/** Compiles each model once. */
public final class KieDecisionEngine implements Decisions {

    private static final int KEPT = 200;

    private final Map<String, Model> compiled = new ConcurrentHashMap<>();

    public KieDecisionEngine() {
        QuietEngine.ensure();
    }

    @Override
    public List<SetupProblem> check(String place, String dmn) {
        DecisionCheck.Read read = DecisionCheck.read(place, dmn);
        read.model().ifPresent(model -> keep(dmn, model));
        return read.problems();
    }

    @Override
    public Model compile(String place, String dmn) {
        Model known = compiled.get(dmn);
        if (known != null) {
            return known;
        }
        DecisionCheck.Read read = DecisionCheck.read(place, dmn);
        KieModel model = read.model()
                .orElseThrow(() ->
                        new CareFormsException(Fault.SETUP, "A decision model cannot be used: " + read.problems()));
        keep(dmn, model);
        return model;
    }

    private void keep(String dmn, Model model) {
        if (compiled.size() < KEPT) {
            compiled.put(dmn, model);
        }
    }
}
