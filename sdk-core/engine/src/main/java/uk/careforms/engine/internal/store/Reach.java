package uk.careforms.engine.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Whether a connection to the database could be had, and how long that took.
 *
 * @param exhausted the pool answered that all its connections are in use
 */
public record Reach(boolean there, boolean exhausted, Duration took) {

    private static final int ANSWERS_WITHIN_SECONDS = 5;

    /** Borrows one connection and asks whether it is alive; changes nothing. */
    public static Reach of(DataSource dataSource) {
        long began = System.nanoTime();
        try (Connection connection = dataSource.getConnection()) {
            return new Reach(connection.isValid(ANSWERS_WITHIN_SECONDS), false, since(began));
        } catch (SQLException e) {
            // a pool that cannot make connections says so with the driver's exception as its cause
            boolean exhausted = e instanceof SQLTransientConnectionException && e.getCause() == null;
            return new Reach(false, exhausted, since(began));
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
