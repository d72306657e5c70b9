package uk.careforms.simulators.clamav;

/** What goes wrong with every conversation until it is healed. */
public enum ClamAvFault {
    /** Connections are closed as soon as they are made. */
    DOWN,
    /** Everything is read and nothing is ever answered. */
    SILENT,
    /** Nothing is read and nothing is answered: the sender's buffers fill up. */
    DEAF,
    /** The answer comes one byte at a time, slower than anybody waits. */
    DRIBBLING,
    /** The answer breaks off before its end. */
    CUT_SHORT,
    /** The connection is closed while the file is still being sent. */
    HANGING_UP,
    /** The answer is a page of a web server. */
    NONSENSE,
    /** The answer is an error of the daemon's own. */
    OUT_OF_MEMORY
}
