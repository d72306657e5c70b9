package uk.careforms.engine.internal.store;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.uprating.UpratingLine.Told;

/** The cases of a run that have to be told of their new figure. */
public final class UpratingNewsTable {

    private UpratingNewsTable() {}

    /** Those whose turn it is, by reference. */
    public static List<Reference> waiting(Handle handle, UUID run, int most) {
        return handle.createQuery("select reference from cf_uprating_line where run = :run and told = 'WAITING'"
                        + " order by reference fetch first :most rows only")
                .bind("run", run)
                .bind("most", most)
                .map((row, context) -> new Reference(row.getString("reference")))
                .list();
    }

    /** Marks a case; false when it does not wait any more. */
    public static boolean mark(Handle handle, UUID run, Reference reference, boolean told) {
        return handle.createUpdate("update cf_uprating_line set told = :told where run = :run"
                                + " and reference = :reference and told = 'WAITING'")
                        .bind("told", (told ? Told.TOLD : Told.NOT_TOLD).name())
                        .bind("run", run)
                        .bind("reference", reference.text())
                        .execute()
                == 1;
    }
}
