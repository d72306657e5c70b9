package uk.careforms.examples.durability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL from Maven that writes to disk at each commit, and that can be crashed and started again. */
final class Postgres implements AutoCloseable {

    private static final String DATABASE = "careforms";

    private final Path folder;
    private EmbeddedPostgres server;

    private Postgres(Path folder) throws IOException {
        this.folder = folder;
        this.server = start(0);
    }

    /** One on files that are there already, which it makes whole first when they are those of a crash or a backup. */
    static Postgres on(Path files) throws IOException {
        return new Postgres(files);
    }

    /** A new one, with an empty database. */
    static Postgres in(Path folder) throws IOException, SQLException {
        Postgres postgres = new Postgres(folder.resolve("postgres"));
        try (Connection admin = postgres.server.getPostgresDatabase().getConnection();
                Statement create = admin.createStatement()) {
            create.execute("create database " + DATABASE);
        }
        return postgres;
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    int port() {
        return server.getPort();
    }

    /** The address for a node that reaches it over a wire; statements are sent as text, so that the wire can see a commit. */
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE
                + "?user=postgres&prepareThreshold=0&connectTimeout=5&tcpKeepAlive=true";
    }

    /** A connection of the harness's own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port()));
    }

    /** What the server calls itself. */
    String version() throws SQLException {
        try (Connection connection = connect()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** Stops it in immediate mode (SIGQUIT, see PostgreSQL's manual, 18.5) and starts it again on the same port and files. */
    void crash() throws IOException, InterruptedException {
        int port = port();
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        Optional<ProcessHandle> postmaster = ProcessHandle.of(pid);
        new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
        postmaster.ifPresent(Postgres::awaitEnd);
        server.close(); // gives its lock on the folder back
        server = start(port);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL did not stop at once in immediate mode", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
