package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.form.Council;

/**
 * What came of reading packs.
 *
 * @param council who the packs work for; empty when {@code council.json} is missing or wrong
 * @param policies what the council decided for a calculation, by the calculation's name
 * @param packs those without a fault, sorted by id; only to be used when there are no problems at all
 * @param problems everything that is wrong in any of them
 */
public record LoadedPacks(
        Optional<Council> council,
        List<FormPack> packs,
        Map<String, JsonObject> policies,
        List<SetupProblem> problems) {

    public LoadedPacks {
        packs = List.copyOf(packs);
        policies = Map.copyOf(policies);
        problems = List.copyOf(problems);
    }
}
