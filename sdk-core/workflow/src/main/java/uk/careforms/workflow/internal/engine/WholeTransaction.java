package uk.careforms.workflow.internal.engine;

import org.flowable.common.engine.impl.cfg.TransactionState;
import org.flowable.common.engine.impl.cfg.standalone.StandaloneMybatisTransactionContext;
import org.flowable.common.engine.impl.interceptor.CommandContext;

/**
 * Commits and rolls back whatever travels on the connection.
 *
 * <p>MyBatis, which Flowable stands on, commits or rolls back only when it has written something itself; otherwise it
 * switches the connection back to auto-commit, which commits. SQL of ours in a transaction that failed before
 * Flowable wrote anything would so have been kept.
 */
final class WholeTransaction extends StandaloneMybatisTransactionContext {

    WholeTransaction(CommandContext context) {
        super(context);
    }

    @Override
    public void commit() {
        fireTransactionEvent(TransactionState.COMMITTING, false);
        dbSqlSession.getSqlSession().commit(true);
        fireTransactionEvent(TransactionState.COMMITTED, true);
    }

    @Override
    public void rollback() {
        try {
            dbSqlSession.getSqlSession().rollback(true);
        } finally {
            super.rollback();
        }
    }
}
