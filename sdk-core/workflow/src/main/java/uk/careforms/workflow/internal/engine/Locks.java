package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.cmd.ClearProcessInstanceLockTimesCmd;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees what this node held when it died. Stock Flowable frees only jobs that were still queued; those under way waited
 * an hour for the lock of their process instance (measured on 8.0.0).
 */
final class Locks {

    private static final Logger LOG = LoggerFactory.getLogger(Locks.class);

    private static final List<String> TABLES = List.of("ACT_RU_JOB", "ACT_RU_TIMER_JOB");

    private Locks() {}

    /** How many jobs and timers were freed; the row versions go up, so that a node thought dead loses its transactions. */
    static int free(String node, CommandContext context) {
        new ClearProcessInstanceLockTimesCmd(node).execute(context);
        int freed = 0;
        Connection connection =
                CommandContextUtil.getDbSqlSession(context).getSqlSession().getConnection();
        for (String table : TABLES) {
            String sql = "update " + table
                    + " set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null, REV_ = REV_ + 1 where LOCK_OWNER_ = ?";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setString(1, node);
                freed += update.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        if (freed > 0) {
            LOG.info("Freed {} jobs that node '{}' held when it stopped", freed, node);
        }
        return freed;
    }
}
