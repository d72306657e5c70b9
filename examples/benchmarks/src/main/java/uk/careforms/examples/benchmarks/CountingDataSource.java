package uk.careforms.examples.benchmarks;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool that can count JDBC statements. While it does not, connections are the pool's own and nothing is slower than without
 * it; a batch counts as one statement, because it is one round trip.
 */
final class CountingDataSource implements DataSource {

    private static final List<String> COMMITS = List.of("commit", "rollback");

    private final DataSource pool;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean counting;

    CountingDataSource(DataSource pool) {
        this.pool = pool;
    }

    /** What was counted: statements, without commits, and their texts. */
    record Count(long statements, long commits, List<String> texts) {}

    /** Counts what some work sends. */
    Count count(Work work) throws Exception {
        statements.set(0);
        commits.set(0);
        seen.clear();
        counting = true;
        try {
            work.run();
        } finally {
            counting = false;
        }
        return new Count(statements.get(), commits.get(), List.copyOf(seen));
    }

    /** Something that may fail. */
    interface Work {
        void run() throws Exception;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        return counting ? watched(Connection.class, connection, "") : connection;
    }

    private <T> T watched(Class<T> type, T target, String sql) {
        Object proxy = Proxy.newProxyInstance(
                CountingDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        note(method.getName(), sql, arguments);
                        return inner(method.invoke(target, arguments), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private void note(String method, String sql, Object @Nullable [] arguments) {
        if (COMMITS.contains(method)) {
            commits.incrementAndGet();
        } else if (method.startsWith("execute")) {
            statements.incrementAndGet();
            seen.add(arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : sql);
        }
    }

    private @Nullable Object inner(@Nullable Object result, Object @Nullable [] arguments) {
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
        if (result instanceof CallableStatement call) {
            return watched(CallableStatement.class, call, sql);
        }
        if (result instanceof PreparedStatement prepared) {
            return watched(PreparedStatement.class, prepared, sql);
        }
        return result instanceof Statement statement ? watched(Statement.class, statement, sql) : result;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
