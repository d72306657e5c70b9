package uk.careforms.examples.durability;

/** What is done to a node, and when. */
enum Blow {
    /** SIGKILL whenever it comes. */
    AT_RANDOM,
    /** SIGKILL while a COMMIT is on its way to the database, which never sees it. */
    BEFORE_COMMIT,
    /** SIGKILL when the database has committed and its answer is on the way. */
    AFTER_COMMIT,
    /** SIGKILL when the node has sent a case and the CRM has not read it. */
    CRM_ON_RECEIPT,
    /** SIGKILL when the CRM has written a case and its answer is on the way. */
    CRM_AFTER_WRITE,
    /** SIGKILL when the CRM's answer has just arrived. */
    CRM_AFTER_ANSWER,
    /** SIGTERM: the node has half a minute to hand its work back, and must end well. */
    STOP_SIGNAL,
    /** PostgreSQL itself is stopped in immediate mode, without a checkpoint, and started again. */
    DATABASE_CRASH;

    /** Whether it is a kill that a node cannot answer. */
    boolean kills() {
        return this != STOP_SIGNAL && this != DATABASE_CRASH;
    }
}
