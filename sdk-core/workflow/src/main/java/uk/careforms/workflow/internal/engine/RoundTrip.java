package uk.careforms.workflow.internal.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import javax.sql.DataSource;

/** How long one question to the database takes. */
final class RoundTrip {

    /**
     * Below it Flowable's bulk insert costs more than it saves. Measured in November 2026 on PostgreSQL 15: rebuilding its
     * SQL takes about 3 ms of processor time, and it turns 36 statements into 11.
     */
    private static final Duration BULK_INSERT_PAYS = Duration.ofNanos(120_000);

    private static final int QUESTIONS = 20;

    /** Asked before anything is measured: right after a start it is our own cold code that takes the time. */
    private static final int WARM_UP = 300;

    private static final Duration LONGEST_WARM_UP = Duration.ofMillis(60);

    private RoundTrip() {}

    /** The lower quartile of twenty {@code select 1}: what else the machine does at that moment must not decide for good. */
    static Duration measure(DataSource dataSource) throws SQLException {
        long[] nanos = new long[QUESTIONS];
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            long enough = System.nanoTime() + LONGEST_WARM_UP.toNanos();
            for (int i = 0; i < WARM_UP && System.nanoTime() < enough; i++) {
                ask(statement);
            }
            for (int i = 0; i < QUESTIONS; i++) {
                nanos[i] = ask(statement);
            }
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[QUESTIONS / 4]);
    }

    private static long ask(Statement statement) throws SQLException {
        long start = System.nanoTime();
        try (ResultSet one = statement.executeQuery("select 1")) {
            one.next();
        }
        return System.nanoTime() - start;
    }

    static boolean bulkInsertPays(Duration roundTrip) {
        return roundTrip.compareTo(BULK_INSERT_PAYS) > 0;
    }
}
