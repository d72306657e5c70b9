package uk.careforms.examples.durability;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uk.careforms.examples.durability.Wire.Connection;
import uk.careforms.examples.durability.Wire.Way;

/** One node of the dev URL's application in a process of its own, reached by its neighbours over wires. Thread-safe. */
final class Node implements AutoCloseable {

    private static final String READY = "Ready: ";

    private final String name;
    private final Surroundings surroundings;
    private final Wire database;
    private final Wire crm;
    private volatile @Nullable Trigger trigger;
    private volatile @Nullable Process process;
    private volatile boolean wanted;
    private volatile CompletableFuture<String> address = new CompletableFuture<>();

    Node(String name, Surroundings surroundings) throws IOException {
        this.name = name;
        this.surroundings = surroundings;
        this.database = new Wire(surroundings.databasePort(), new DatabaseWatch());
        this.crm = new Wire(surroundings.crmPort(), new CrmWatch());
    }

    /** Everything nodes have in common. */
    record Surroundings(
            Path folder, List<String> java, int databasePort, int crmPort, String crmToken, List<String> config) {}

    String name() {
        return name;
    }

    /** Where it serves, once it does. */
    Optional<String> address() {
        CompletableFuture<String> now = address;
        return now.isDone() && !now.isCompletedExceptionally() && alive() ? Optional.of(now.join()) : Optional.empty();
    }

    boolean alive() {
        Process now = process;
        return now != null && now.isAlive();
    }

    /** Whether nobody stopped or killed it and it is gone all the same. */
    boolean endedByItself() {
        return wanted && !alive();
    }

    /** Whether it has served since it was last started. */
    boolean served() {
        return address.isDone() && !address.isCompletedExceptionally();
    }

    /** Starts it and returns at once; {@link #awaitReady} waits until it serves. */
    synchronized void start(String... jvm) throws IOException {
        trigger = null;
        CompletableFuture<String> ready = new CompletableFuture<>();
        address = ready;
        List<String> command = new ArrayList<>(surroundings.java());
        command.addAll(1, List.of(jvm));
        command.addAll(List.of("--port", "0", "--database", Postgres.url(database.port()), "--config", config()));
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        process = started;
        wanted = true;
        Thread reader = new Thread(() -> read(started, ready), name + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    private String config() throws IOException {
        String crmUrl = "http://127.0.0.1:" + crm.port();
        List<String> lines = new ArrayList<>(surroundings.config());
        lines.add("node.name=" + name);
        lines.add("connectors.crm.environment-url=" + crmUrl);
        lines.add("connectors.crm.token-url=" + crmUrl + surroundings.crmToken());
        Path file = surroundings.folder().resolve(name + ".properties");
        Files.write(file, lines, StandardCharsets.UTF_8);
        return file.toString();
    }

    private void read(Process started, CompletableFuture<String> ready) {
        Path log = surroundings.folder().resolve(name + ".log");
        try (BufferedReader output =
                        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter kept =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()).split(" ", 2)[0]);
                }
            }
        } catch (IOException e) {
            // a process that is killed may leave its output half read
        } finally {
            ready.completeExceptionally(new IllegalStateException("Node " + name + " ended; see " + log));
        }
    }

    void awaitReady(long seconds) throws Exception {
        address.get(seconds, TimeUnit.SECONDS);
    }

    /** Lays a blow in wait on the node's wires. */
    Trigger arm(Blow blow, int letPass) {
        Trigger armed = new Trigger(blow, letPass, this::kill);
        trigger = armed;
        return armed;
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        wanted = false;
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
            now.onExit().join();
        }
    }

    /**
     * SIGTERM.
     *
     * @return the exit code
     * @throws IllegalStateException when it did not end in that time
     */
    int stop(long seconds) throws InterruptedException {
        Process now = process;
        if (now == null) {
            throw new IllegalStateException("Node " + name + " was never started");
        }
        wanted = false;
        now.destroy();
        if (!now.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Node " + name + " still runs " + seconds + " s after the stop signal");
        }
        return now.exitValue();
    }

    @Override
    public void close() throws IOException {
        kill();
        database.close();
        crm.close();
    }

    private final class DatabaseWatch implements Wire.Watch {

        @Override
        public boolean before(Connection connection, Way way, String bytes) {
            Trigger armed = trigger;
            return armed == null || armed.database(connection, way, bytes);
        }

        @Override
        public void after(Connection connection, Way way, String bytes) {
            // a commit is interesting before it is passed on only
        }
    }

    private final class CrmWatch implements Wire.Watch {

        @Override
        public boolean before(Connection connection, Way way, String bytes) {
            Trigger armed = trigger;
            return armed == null || armed.crmBefore(connection, way, bytes);
        }

        @Override
        public void after(Connection connection, Way way, String bytes) {
            Trigger armed = trigger;
            if (armed != null) {
                armed.crmAfter(connection, way);
            }
        }
    }
}
