package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.flowable.common.engine.impl.AbstractEngineConfiguration;
import org.flowable.common.engine.impl.db.DbSqlSession;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.common.engine.impl.interceptor.CommandContextCloseListener;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a transaction see the database as it stood when the transaction began.
 *
 * <p>Flowable reads a process in many statements. At READ COMMITTED another person's commit may fall between two of
 * them: the task is still there, its execution is gone, and Flowable 8.0.0 ends in a NullPointerException (measured
 * on H2: one in eight races of eight people for one task). With a snapshot the second one fails as a clash, and is run again.
 */
final class Snapshot implements CommandContextCloseListener {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

    /** After the listener that commits. */
    private static final int LAST = 20_000;

    private final Connection connection;
    private final int before;

    private Snapshot(Connection connection, int before) {
        this.connection = connection;
        this.before = before;
    }

    /** To be called before the transaction's first statement. */
    static void begin(CommandContext context) {
        DbSqlSession session = CommandContextUtil.getDbSqlSession(context);
        Connection connection = session.getSqlSession().getConnection();
        try {
            int before = connection.getTransactionIsolation();
            int wanted = level(session.getDbSqlSessionFactory().getDatabaseType());
            if (before < wanted) {
                connection.setTransactionIsolation(wanted);
                context.addCloseListener(new Snapshot(connection, before));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** H2's REPEATABLE READ takes a view of each table when it is first read; only the next level is one view of all. */
    private static int level(String database) {
        return database.equals(AbstractEngineConfiguration.DATABASE_TYPE_H2)
                ? Connection.TRANSACTION_SERIALIZABLE
                : Connection.TRANSACTION_REPEATABLE_READ;
    }

    private void end() {
        try {
            connection.setTransactionIsolation(before);
        } catch (SQLException e) {
            // what was done is done: the caller must not hear that it failed; the pool drops a broken connection
            LOG.warn("A connection did not go back to its isolation level: {}", Scrubbed.rootName(e));
        }
    }

    @Override
    public void closing(CommandContext context) {
        // not committed yet
    }

    @Override
    public void afterSessionsFlush(CommandContext context) {
        // being committed
    }

    @Override
    public void closed(CommandContext context) {
        end();
    }

    @Override
    public void closeFailure(CommandContext context) {
        end();
    }

    @Override
    public Integer order() {
        return LAST;
    }

    @Override
    public boolean multipleAllowed() {
        return false;
    }
}
