package uk.careforms.workflow.internal.engine;

import java.sql.SQLException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;

/** Two transactions that wanted the same row: nobody's fault, and gone when tried again. */
final class Clash {

    private Clash() {}

    /** Whether an exception comes from a clash: a changed row version, a deadlock or a serialization failure. */
    static boolean isCauseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < 20 && cause != null; i++) {
            if (cause instanceof FlowableOptimisticLockingException) {
                return true;
            }
            if (cause instanceof SQLException sql && isClash(String.valueOf(sql.getSQLState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /**
     * SQL standard class 40, transaction rollback, which is PostgreSQL's and H2's for a deadlock; a lock that was not to
     * be had in time, PostgreSQL 55P03 and H2 HYT00; a row changed since the transaction's view of it, H2 90131.
     */
    private static boolean isClash(String state) {
        return state.startsWith("40") || state.equals("55P03") || state.equals("HYT00") || state.equals("90131");
    }
}
