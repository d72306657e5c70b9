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
            // SQL standard class 40, transaction rollback: PostgreSQL 40001 and 40P01, H2 40001
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("40")) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
