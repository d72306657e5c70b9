package uk.careforms.testkit;

import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.PersonDetails;

/** A case system as far end: it has staff who edit, and people it knows already. */
public interface CaseRemote extends Remote {

    /** Changes one column in all rows of one set, as staff would. */
    void edit(String set, String column, String text);

    /** Adds a person it knows, and gives the reference it knows them by. */
    CaseReference know(PersonDetails person);
}
