package uk.careforms.testkit;

import java.util.List;

/** The far end of a plug-in under contract, as a test can see and disturb it behind the plug-in's back. */
public interface Remote {

    /** How many rows, or messages, it holds. */
    int rows();

    /** The texts of one column in all rows of one set; for messages the set is the kind and the column is {@code body}. */
    List<String> texts(String set, String column);

    /** Every fault it can commit. */
    List<RemoteFault> faults();

    /** Makes the next request that would write suffer a fault. */
    void arm(RemoteFault fault);

    /** Ends all faults and whatever waiting they asked for. */
    void heal();
}
