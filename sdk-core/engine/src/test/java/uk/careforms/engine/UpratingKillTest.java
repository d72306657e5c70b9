package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.Schema;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.engine.uprating.UpratingRun;
import uk.careforms.engine.uprating.UpratingRun.State;

/** What becomes of an uprating when the node that works on it is killed. */
class UpratingKillTest {

    private static final int CASES = 4_000;

    @Test
    void a_run_goes_on_on_another_node_after_a_kill_and_each_case_is_calculated_and_comes_into_force_once()
            throws Exception {
        String url = TestDatabase.postgresUrl();
        String user = TestDatabase.POSTGRESQL.user();
        try (HikariDataSource pool = DyingNode.pool(url, user)) {
            assertThat(Schema.upToDate(pool)).isEmpty();
            Database database = new Database(pool);
            new UpratedCases().decided(database, Collections.nCopies(CASES, "100.00"));
            UUID run = node(pool, Clock.systemUTC())
                    .start("tenth", UpratedCases.APRIL, "may@testshire")
                    .map(UpratingRun::id)
                    .orElseThrow();

            killedAfterBatches(3, url, user, run);
            Upratings other = node(pool, afterTheLease());
            UpratingRun half = other.find(run).orElseThrow();
            assertThat(half.done()).isBetween(600, CASES - 1).isEqualTo(count(database, "cf_uprating_line"));
            other.runDue();
            assertThat(other.find(run).orElseThrow()).satisfies(done -> {
                assertThat(done.state()).isEqualTo(State.DONE);
                assertThat(done.done()).isEqualTo(CASES).isEqualTo(count(database, "cf_uprating_line"));
            });
            other.confirm(run, "ola@testshire");
            node(pool, afterTheLease()).isBatchDone(run);
            node(pool, Clock.offset(afterTheLease(), Upratings.LEASE.plusSeconds(1)))
                    .runDue();
        }
        try (HikariDataSource pool = DyingNode.pool(url, user)) {
            Database database = new Database(pool);
            assertThat(count(database, "cf_calculation where in_force = true and kind = 'UPRATING'"))
                    .isEqualTo(CASES);
            assertThat(count(database, "cf_calculation")).isEqualTo(2 * CASES);
            assertThat(count(database, "cf_event where kind = 'calculation.made'"))
                    .isEqualTo(CASES);
        }
    }

    private static Clock afterTheLease() {
        return Clock.offset(Clock.systemUTC(), Upratings.LEASE.plusSeconds(1));
    }

    @Test
    void each_case_writes_one_letter_although_the_node_that_tells_them_is_killed() throws Exception {
        String url = TestDatabase.postgresUrl();
        String user = TestDatabase.POSTGRESQL.user();
        try (HikariDataSource pool = DyingNode.pool(url, user)) {
            assertThat(Schema.upToDate(pool)).isEmpty();
            new QuietWorkflow(pool).withLetters();
            Database database = new Database(pool);
            new UpratedCases().decided(database, Collections.nCopies(CASES, "100.00"));
            Upratings first = node(pool, Clock.offset(Clock.systemUTC(), Upratings.LEASE.multipliedBy(-2)));
            UUID run = first.start("tenth", UpratedCases.APRIL, "may@testshire")
                    .map(UpratingRun::id)
                    .orElseThrow();
            first.runDue();
            first.confirm(run, "ola@testshire");
            while (first.find(run).orElseThrow().state() != State.TELLING) {
                first.isBatchDone(run);
            }
            assertThat(count(database, "letter_written")).isZero();

            killedAfterBatches(3, url, user, run);
            assertThat(count(database, "letter_written")).isBetween(150, CASES - 1);
            assertThat(count(
                            database,
                            "letter_written l join cf_uprating_line m on m.reference = l.reference"
                                    + " and m.told <> 'TOLD'"))
                    .as("letters without their mark")
                    .isZero();
            node(pool, afterTheLease()).runDue();

            assertThat(first.find(run).orElseThrow()).satisfies(over -> {
                assertThat(over.state()).isEqualTo(State.CONFIRMED);
                assertThat(over.told()).isEqualTo(CASES).isEqualTo(over.toTell());
                assertThat(over.notTold()).isZero();
            });
            assertThat(count(database, "letter_written where message = 'Uprated'"))
                    .isEqualTo(CASES)
                    .isEqualTo(count(database, "(select distinct reference from letter_written) each_once"));
            assertThat(count(database, "cf_event where kind = 'case.message' and actor = 'ola@testshire'"))
                    .isEqualTo(CASES);
        }
    }

    private static Upratings node(HikariDataSource pool, Clock clock) {
        return new Upratings(
                new Database(pool),
                clock,
                new Calculations(Map.of("tenth", new UpratedCases()), Map.of()),
                new QuietWorkflow(pool).writing((reference, message) -> message.equals("Uprated")));
    }

    private static int count(Database database, String table) {
        return database.with(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static void killedAfterBatches(int batches, String url, String user, UUID run)
            throws IOException, InterruptedException {
        Process node = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                                .orElseGet(() -> System.getProperty("java.class.path")),
                        DyingUprater.class.getName(),
                        url,
                        user,
                        run.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            while (seen < batches && out.readLine() != null) {
                seen++;
            }
            node.toHandle().destroyForcibly();
        }
        assertThat(node.waitFor()).isEqualTo(128 + 9);
    }
}
