package uk.careforms.testkit;

import java.util.List;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.PersonDetails;

/** A case system as far end: it has staff who edit, and people it knows already. */
public interface CaseRemote extends Remote {

    /** Changes one column in all rows of one set, as staff would. */
    void edit(String set, String column, String text);

    /** Adds a person it knows, and gives the reference it knows them by. */
    CaseReference know(PersonDetails person);

    /** The files it holds, oldest first. */
    List<StoredFile> files();

    /** Gives every file another name, as staff would. */
    void renameFiles(String name);

    /** Makes the next request that would write a file suffer a fault. */
    default void armFile(RemoteFault fault) {
        arm(fault);
    }
}
