package uk.careforms.engine.internal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Both databases we run on, each time with an empty schema. PostgreSQL with fsync and synchronous_commit on, or nothing that is
 * said about durability means anything.
 */
public enum TestDatabase {
    H2,
    POSTGRESQL;

    /** Held, because loggers that nobody holds forget their level. */
    private static final Logger ROOT = Logger.getLogger("");

    static {
        for (Handler console : ROOT.getHandlers()) {
            console.setLevel(Level.SEVERE); // pools, migrations and PostgreSQL's own start talk a lot
        }
    }

    private static @Nullable EmbeddedPostgres server;

    /** A pool of ten over an empty database. */
    public HikariDataSource empty() {
        return empty(10);
    }

    /** A pool over an empty database. */
    public HikariDataSource empty(int connections) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(5_000);
        if (this == H2) {
            config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
            return new HikariDataSource(config);
        }
        create(name);
        config.setDataSource(server().getDatabase("postgres", name));
        return new HikariDataSource(config);
    }

    /** An empty database with our tables. */
    public HikariDataSource migrated() {
        HikariDataSource pool = empty();
        if (!Schema.upToDate(pool).isEmpty()) {
            throw new IllegalStateException("Our own migrations failed on " + this);
        }
        return pool;
    }

    /** The address of an empty PostgreSQL database, for a process of its own. */
    public static String postgresUrl() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        create(name);
        return server().getJdbcUrl("postgres", name);
    }

    /** Who signs in to a database of {@link #postgresUrl()}, or makes an embedded one. */
    public String user() {
        return this == H2 ? "sa" : "postgres";
    }

    private static void create(String name) {
        DataSource postgres = server().getPostgresDatabase();
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database could be made", e);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
