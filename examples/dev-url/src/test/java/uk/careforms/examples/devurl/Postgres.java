package uk.careforms.examples.devurl;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
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
