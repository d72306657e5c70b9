package uk.careforms.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import uk.careforms.engine.internal.store.Database;

/** A node in a process of its own that works on a run, says so after each batch, and is killed. */
final class DyingUprater {

    private DyingUprater() {}

    /** Takes the database's address, a user's name and the run. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (HikariDataSource pool = DyingNode.pool(args[0], args[1])) {
            Upratings upratings = new Upratings(
                    new Database(pool),
                    Clock.systemUTC(),
                    new Calculations(Map.of("tenth", new UpratedCases()), Map.of()),
                    new QuietWorkflow(pool).writing((reference, message) -> true));
            while (upratings.isBatchDone(UUID.fromString(args[2]))) {
                out.println("batch");
            }
        }
    }
}
