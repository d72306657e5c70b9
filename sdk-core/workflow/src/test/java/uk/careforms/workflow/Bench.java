package uk.careforms.workflow;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import uk.careforms.api.model.Reference;
import uk.careforms.api.spi.ProcessHost;
import uk.careforms.api.spi.SqlWork;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.testkit.MovableClock;

/** An engine on a database of its own, a clock that tests move, and steps that they script. */
final class Bench implements AutoCloseable {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Map<Database, Bench> SHARED = new EnumMap<>(Database.class);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** Flowable's tables of cases, those that refer to others first. */
    private static final List<String> CASES = List.of(
            "RU_IDENTITYLINK",
            "RU_VARIABLE",
            "RU_TASK",
            "RU_EVENT_SUBSCR",
            "RU_JOB",
            "RU_TIMER_JOB",
            "RU_DEADLETTER_JOB",
            "RU_ACTINST",
            "RU_EXECUTION",
            "HI_PROCINST",
            "HI_VARINST",
            "HI_IDENTITYLINK");

    final HikariDataSource dataSource;
    final MovableClock clock = MovableClock.at(START);
    final RecordingSteps steps = new RecordingSteps();
    WorkflowEngine engine;

    Bench(Database database) {
        dataSource = database.create();
        engine = open("node-1", false);
    }

    /** The one bench of a database that tests share, with the referral process deployed; clear it before each. */
    static synchronized Bench shared(Database database) {
        return SHARED.computeIfAbsent(database, kind -> {
            Bench bench = new Bench(kind);
            bench.engine.deploy(Processes.referral(Processes.FORM));
            return bench;
        });
    }

    /** Another engine on the same database, with the same clock and steps. */
    WorkflowEngine open(String node, boolean background) {
        return FlowableWorkflow.factory(new SplittableRandom(42))
                .create(new ProcessHost(dataSource, clock, node, background, Duration.ofMinutes(2), steps));
    }

    /** Starts the referral process of the test form for a new reference. */
    Reference startReferral() {
        Reference reference = newReference();
        engine.start(Processes.FORM, reference, facts(), SqlWork.NONE);
        return reference;
    }

    /** Forgets every case, the scripts of the steps and the time; the deployed processes stay. */
    void clear() {
        for (String table : CASES) {
            sql("delete from ACT_" + table);
        }
        steps.clear();
        clock.moveTo(START);
    }

    /** Runs SQL on a connection of its own. */
    void sql(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    long count(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement run = connection.createStatement();
                ResultSet rows = run.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is stored in any table, as one text. */
    String everythingStored() {
        StringBuilder stored = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String schema = tables.getString("TABLE_SCHEM");
                if (schema.equalsIgnoreCase("public")) {
                    append(connection, schema + "." + tables.getString("TABLE_NAME"), stored);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return stored.toString();
    }

    private static void append(Connection connection, String table, StringBuilder stored) throws SQLException {
        try (Statement run = connection.createStatement();
                ResultSet rows = run.executeQuery("select * from " + table)) {
            stored.append(table).append('\n');
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object value = rows.getObject(i);
                    if (value instanceof Blob blob) {
                        value = blob.getBytes(1, (int) blob.length());
                    }
                    stored.append(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                                            : value)
                            .append('|');
                }
                stored.append('\n');
            }
        }
    }

    Map<String, Object> facts() {
        Instant now = clock.instant();
        return Map.of(
                "team", "north", "dueAt", now.plus(Duration.ofHours(24)), "warnAt", now.plus(Duration.ofHours(12)));
    }

    static Reference newReference() {
        int number = NEXT.incrementAndGet();
        StringBuilder seven = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            seven.append(Reference.ALPHABET.charAt(number % 31));
            number /= 31;
        }
        return Reference.of("AR", seven.toString());
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
    }
}
