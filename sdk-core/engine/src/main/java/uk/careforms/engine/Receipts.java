package uk.careforms.engine;

import java.time.Instant;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Receipt;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.SubmissionTable;

/** What people were given: the first receipt, however often it is asked for. */
final class Receipts {

    private final Database database;
    private final Forms forms;

    Receipts(Database database, Forms forms) {
        this.database = database;
        this.forms = forms;
    }

    Optional<Receipt> ofDraft(String draftHash) {
        return database.with(handle -> SubmissionTable.ofDraft(handle, draftHash))
                .map(this::of);
    }

    Receipt of(SubmissionTable.Head head) {
        return of(head.reference(), head.submittedAt(), head.formVersion());
    }

    Receipt of(Reference reference, Instant submittedAt, FormVersion version) {
        String next =
                forms.find(version).map(form -> form.about().whatHappensNext()).orElse("");
        return new Receipt(reference, submittedAt, version, next);
    }
}
