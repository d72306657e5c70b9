package uk.careforms.examples.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of our own, from Maven, on loopback, with fsync and synchronous_commit on: without them no figure means
 * anything. Pools that it made are closed with it.
 */
final class Postgres implements AutoCloseable {

    private static final int CONNECTIONS = 24;

    /** What was set, for the report. */
    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_connections");

    private final EmbeddedPostgres server;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private int databases;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("max_connections", "300")
                .start());
    }

    int port() {
        return server.getPort();
    }

    /** A new, empty database. */
    String database() throws SQLException {
        String name = "bench" + ++databases;
        execute("create database " + name);
        return name;
    }

    /** Makes each commit in a database wait a millisecond more before it is flushed, as a disk in a data centre does. */
    void slowCommits(String database) throws SQLException {
        execute("alter database " + database + " set commit_delay = 1000");
        execute("alter database " + database + " set commit_siblings = 0");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A pool over a database, seen through a port that may be a slower link's. */
    CountingDataSource pool(String database, int port) {
        HikariDataSource pool = hikari(database, port, CONNECTIONS);
        pools.add(pool);
        return new CountingDataSource(pool);
    }

    /** A pool over a database of a server that another JVM started. */
    static CountingDataSource pool(String database, int port, int connections) {
        return new CountingDataSource(hikari(database, port, connections));
    }

    private static HikariDataSource hikari(String database, int port, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(database + "-" + port);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setDataSource(source(database, port));
        return new HikariDataSource(config);
    }

    private static PGSimpleDataSource source(String database, int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser("postgres");
        return source;
    }

    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        server.close();
    }
}
