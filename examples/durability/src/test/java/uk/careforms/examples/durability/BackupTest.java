package uk.careforms.examples.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base backup taken under load (PostgreSQL's manual, 25.3.3), restored beside a CRM that has gone on since. */
class BackupTest {

    private static final int BEFORE = 15;
    private static final int SINCE = 10;
    private static final long PATIENCE = 180;

    @Test
    void a_backup_taken_under_load_restores_to_cases_that_are_each_delivered_once(@TempDir Path folder)
            throws Exception {
        Plan plan = new Plan(1, 1, 19L, 0.2, 30, folder);
        Map<String, String> before = new HashMap<>();
        Path restored = folder.resolve("restored").resolve("postgres");
        try (Neighbours neighbours = new Neighbours()) {
            neighbours.misbehave(plan.faults(), plan.seed());
            try (Postgres postgres = Postgres.in(folder);
                    Nodes nodes = Nodes.start(plan, postgres, neighbours);
                    Load load = new Load(nodes.all())) {
                ExecutorService people = Executors.newSingleThreadExecutor();
                people.execute(() -> load.run(plan.seed(), over -> !over.getAsBoolean()));
                await(() -> load.thanked().size() >= BEFORE);
                before.putAll(load.thanked());
                backUp(postgres, folder.resolve("postgres"), restored);
                await(() -> load.thanked().size() >= before.size() + SINCE);
                load.stop();
                people.shutdown();
                assertThat(people.awaitTermination(PATIENCE, TimeUnit.SECONDS)).isTrue();
            }
            neighbours.behave();
            try (Postgres postgres = Postgres.on(restored);
                    Nodes nodes = Nodes.start(plan, postgres, neighbours)) {
                Ledger ledger = new Ledger(postgres);
                await(() -> ledger.open() == 0);

                assertThat(nodes.all()).allMatch(Node::alive);
                assertThat(ledger.accepted().keySet()).containsAll(before.values());
                assertThat(ledger.parked())
                        .as("whom the CRM has come to know since the backup, a person recognises")
                        .allMatch(Ledger.REVIEW::equals);
                Comparison comparison = Comparison.of(before, ledger, neighbours);
                assertThat(comparison.lost()).isEmpty();
                assertThat(comparison.doubled())
                        .as("a letter that went out after the backup is sent again, because Notify knows no keys")
                        .allMatch(sentence -> sentence.startsWith("Notice "));
            }
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited %s s", PATIENCE).isLessThan(until);
            Pause.briefly();
        }
    }

    /** The files first, then the write-ahead log that makes them whole, then the label that says where it begins. */
    private static void backUp(Postgres postgres, Path from, Path to) throws IOException, SQLException {
        String label;
        try (Connection connection = postgres.connect();
                Statement run = connection.createStatement()) {
            run.execute("select pg_backup_start('test', true)");
            copy(from, to, Set.of("pg_wal", "postmaster.pid", "postmaster.opts", "epg-lock"));
            try (ResultSet row = run.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                label = row.getString(1);
            }
        }
        copy(from.resolve("pg_wal"), to.resolve("pg_wal"), Set.of());
        Files.writeString(to.resolve("backup_label"), label, StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to, Set<String> without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (without.contains(String.valueOf(folder.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Path copy = Files.createDirectories(to.resolve(from.relativize(folder)));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!without.contains(String.valueOf(file.getFileName()))) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException dropped) {
                        return FileVisitResult.CONTINUE; // a table or log that PostgreSQL has removed since
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }
}
