package uk.careforms.examples.benchmarks;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database in this JVM's memory, for scenarios that measure no database. */
final class Memory implements AutoCloseable {

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
