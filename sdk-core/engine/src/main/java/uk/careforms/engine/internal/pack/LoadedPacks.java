package uk.careforms.engine.internal.pack;

import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.engine.form.Council;

/**
 * What came of reading packs.
 *
 * @param council who the packs work for; empty when {@code council.json} is missing or wrong
 * @param packs those without a fault, sorted by id; only to be used when there are no problems at all
 * @param problems everything that is wrong in any of them
 */
public record LoadedPacks(Optional<Council> council, List<FormPack> packs, List<SetupProblem> problems) {

    public LoadedPacks {
        packs = List.copyOf(packs);
        problems = List.copyOf(problems);
    }
}
