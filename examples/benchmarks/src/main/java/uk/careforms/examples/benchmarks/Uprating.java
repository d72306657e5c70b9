package uk.careforms.examples.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.Calculation;
import uk.careforms.charging.Charging;
import uk.careforms.engine.uprating.UpratingRun;
import uk.careforms.testkit.InMemoryCases;

/** The yearly uprating: every case calculated again with the real charging calculation, then confirmed; one node. */
final class Uprating implements Scenario {

    private static final LocalDate BEFORE = LocalDate.of(2024, 6, 3);
    private static final LocalDate APRIL = LocalDate.of(2025, 4, 7);
    private static final int GOAL_SECONDS = 120;
    private static final int KINDS = 200;
    private static final String ALPHABET = Reference.ALPHABET;

    @Override
    public String name() {
        return "uprating";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        int cases = effort.isSmoke() ? 50 : effort.isFull() ? 20_000 : 4_000;
        Report report = new Report(
                name(),
                String.format("%,d", cases)
                        + " active cases, each with 60 lines of income, capital and expenses, calculated from their"
                        + " stored facts on a new day, the new result and what has changed kept in batches of one commit;"
                        + " then confirmed, which puts each new figure in force. One node, one thread, PostgreSQL on the same host.");
        try (Postgres postgres = Postgres.start()) {
            DataSource database = postgres.pool(postgres.database(), postgres.port());
            Path packs = Door.packs(List.of(MadeUpForm.REFERRAL));
            try (Door door = Door.open(database, packs, new InMemoryCases("crm"), "node", false)) {
                decide(database, cases);
                UpratingRun run = door.forms
                        .upratings()
                        .start("charging", APRIL, "benchmark")
                        .orElseThrow();
                Took calculated = took(door);
                UpratingRun done = door.forms.upratings().find(run.id()).orElseThrow();
                door.forms.upratings().confirm(run.id(), "benchmark");
                Took confirmed = took(door);
                UpratingRun over = door.forms.upratings().find(run.id()).orElseThrow();
                if (done.changed() != cases || over.confirmed() != cases) {
                    throw new IllegalStateException("Not every case came through: " + done + ", then " + over);
                }
                report.table(
                        String.format("%,d", cases) + " cases",
                        List.of("what", "seconds", "CPU seconds of the node's thread", "a second"),
                        List.of(row("calculated", calculated, cases), row("confirmed", confirmed, cases)));
                report.atMost(
                        String.format("%,d", cases) + " cases calculated again",
                        GOAL_SECONDS,
                        calculated.seconds,
                        " s");
            }
        }
        report.note(
                "The new figures wait for a named officer: calculating and confirming are two steps of a person's work.");
        return report;
    }

    /** The database's own work is in the seconds, not in the CPU of this thread. */
    private record Took(double seconds, double cpuSeconds) {}

    private static Took took(Door door) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        door.forms.runDue();
        return new Took((System.nanoTime() - start) / 1e9, (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
    }

    private static List<String> row(String what, Took took, int cases) {
        return List.of(
                what, Report.said(took.seconds), Report.said(took.cpuSeconds), Report.said(cases / took.seconds));
    }

    /** Keeps a decided figure for each case. */
    private static void decide(DataSource database, int cases) throws SQLException {
        Calculation charging = Charging.create();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into cf_calculation (reference, name, kind,"
                                + " as_of, facts, result, status, contribution_pence, rates, policy, in_force, made_at, made_by)"
                                + " values (?, 'charging', 'FINAL', ?, ?, ?, ?, ?, '2024/25', '', true, now(), 'benchmark')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < cases; i++) {
                JsonObject facts = facts(i % KINDS);
                JsonObject result = charging.calculate(BEFORE, facts, JsonObject.EMPTY_JSON_OBJECT)
                        .fold(found -> found.json(), wrong -> {
                            throw new IllegalStateException(wrong.problems().toString());
                        });
                insert.setString(1, reference(i));
                insert.setObject(2, BEFORE);
                insert.setString(3, facts.toString());
                insert.setString(4, result.toString());
                insert.setString(5, result.getString("status"));
                insert.setLong(6, 1_000);
                insert.addBatch();
                if (i % 1_000 == 999 || i == cases - 1) {
                    insert.executeBatch();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static JsonObject facts(int kind) {
        String setting = kind % 2 == 0 ? "non-residential" : "permanent";
        return Json.createObjectBuilder(Charge.facts(setting))
                .add(
                        "periods",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("setting", setting)
                                        .add("cost", String.valueOf(1_000 + kind))))
                .build();
    }

    private static String reference(int number) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0, left = number; i < 7; i++, left /= ALPHABET.length()) {
            letters.append(ALPHABET.charAt(left % ALPHABET.length()));
        }
        return Reference.of("FA", letters.toString()).text();
    }
}
