package uk.careforms.engine;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Submission;
import uk.careforms.engine.internal.pack.FormPack;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DeliveryTable.Row;
import uk.careforms.engine.internal.store.SubmissionTable;

/**
 * Which other mappings a delivery could go out with.
 *
 * <p>Questions, process and letters are a promise to whoever began with a version of the form. How answers are laid into a
 * council's case system is not: it is the council's data, and where it was wrong the delivery may take another version's.
 */
final class Corrections {

    private final Database database;
    private final Forms forms;

    Corrections(Database database, Forms forms) {
        this.database = database;
        this.forms = forms;
    }

    /** The form version whose mapping the next try uses; empty when the case is not here. */
    Optional<Integer> mapping(Row row) {
        return row.mapping()
                .or(() -> submission(row).map(Submission::formVersion).map(FormVersion::version));
    }

    /** What could be chosen instead, the newest version first; nothing for what is no delivery to a case system. */
    List<MappingOption> options(Row row) {
        Optional<Submission> submission = submission(row);
        if (!row.kind().equals("deliver") || submission.isEmpty()) {
            return List.of();
        }
        FormVersion pinned = submission.get().formVersion();
        int present = row.mapping().orElse(pinned.version());
        JsonObject now = forms.loaded(new FormVersion(pinned.form(), present))
                .map(pack -> pack.mappings().get(row.target()))
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
        return forms.versions(pinned.form()).stream()
                .filter(pack -> version(pack) != present && pack.mappings().containsKey(row.target()))
                .map(pack -> option(pack, row.target(), now, pinned))
                .toList();
    }

    private MappingOption option(FormPack pack, String connector, JsonObject now, FormVersion pinned) {
        JsonObject mapping = pack.mappings().getOrDefault(connector, JsonObject.EMPTY_JSON_OBJECT);
        Set<String> named = MappingDifference.answers(mapping);
        List<String> notAsked = named.stream()
                .filter(pointer -> forms.at(pinned).question(pointer).isEmpty())
                .toList();
        return new MappingOption(version(pack), MappingDifference.between(now, mapping), notAsked);
    }

    private Optional<Submission> submission(Row row) {
        return database.with(handle -> SubmissionTable.find(handle, row.reference()));
    }

    private static int version(FormPack pack) {
        return pack.definition().formVersion().version();
    }
}
