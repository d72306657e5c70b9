package uk.careforms.examples.devurl;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once for all tests, that writes to disk at each commit as it does in production. */
public final class Postgres {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Postgres() {}

    /** The JDBC address of a new, empty database, as {@code --database} wants it. */
    public static String newDatabase() throws SQLException {
        String name = "dev" + NEXT.incrementAndGet();
        try (Connection admin = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement create = admin.createStatement()) {
            create.execute("create database " + name);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    /** The number that a query finds. */
    static long count(String database, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement run = connection.createStatement();
                ResultSet rows = run.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Runs SQL behind the back of everybody who uses the database. */
    public static void run(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement run = connection.createStatement()) {
            run.execute(sql);
        }
    }

    /** Starts on first use and is stopped with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
