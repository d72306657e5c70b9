package uk.careforms.engine.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * The way to the tables: short transactions of our own, or a handle over somebody else's connection. Thread-safe.
 *
 * <p>A database that is not there is {@link CareFormsException} with {@link Fault#REMOTE}; nothing was written then, or, when
 * the connection was lost while committing, nobody knows, and the caller finds out by reading.
 */
public final class Database {

    private static final int TRIES = 5;

    private final SqlParser parser = new ColonPrefixSqlParser();
    private final DataSource dataSource;
    private final Jdbi jdbi;

    /** The connection that the calling thread wants a handle over; making a Jdbi for each cost 0.1 ms. */
    private static final ThreadLocal<Connection> LENT = new ThreadLocal<>();

    private final Jdbi guests;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbi = configured(Jdbi.create(() -> committing(dataSource)));
        this.guests = configured(Jdbi.create(LENT::get));
    }

    /** Runs work in a transaction of its own; again when the database ended it to let another one through. */
    public <T> T inTransaction(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (JdbiException e) {
                if (attempt == TRIES || !SqlFaults.isLostRace(e)) {
                    throw SqlFaults.translated(e);
                }
            }
        }
    }

    /** Runs one statement, or several that need no transaction around them. */
    public <T> T with(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw SqlFaults.translated(e);
        }
    }

    /** Work on a connection that commits by itself. */
    @FunctionalInterface
    public interface OneStatement<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Runs one statement of plain JDBC: opening a handle costs as much as a short statement. */
    public <T> T alone(OneStatement<T> work) {
        try (Connection connection = connection()) {
            return work.run(connection);
        } catch (SQLException | JdbiException e) {
            throw SqlFaults.translated(e);
        }
    }

    private Connection connection() {
        try {
            return committing(dataSource);
        } catch (SQLException e) {
            throw new ConnectionException(e); // whatever its state says, the database is not there
        }
    }

    /** A pool may hand out connections that never commit by themselves; on those Jdbi would not commit either, and say nothing. */
    private static Connection committing(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        return connection;
    }

    /** A handle in somebody else's transaction; it must not be closed, and nothing is committed by it. */
    public Handle over(Connection connection) {
        LENT.set(connection);
        try {
            return guests.open();
        } finally {
            LENT.remove();
        }
    }

    /**
     * Finds out whether the database answers.
     *
     * @throws CareFormsException {@code REMOTE}
     */
    public void ping() {
        with(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    /** Whether our tables are there. */
    public boolean hasTables() {
        return with(handle -> {
            try {
                for (String name : List.of("cf_delivery", "CF_DELIVERY")) { // each database has a case of its own
                    try (ResultSet tables = handle.getConnection().getMetaData().getTables(null, null, name, null)) {
                        if (tables.next()) {
                            return true;
                        }
                    }
                }
                return false;
            } catch (SQLException e) {
                throw new CareFormsException(Fault.REMOTE, "The database does not say which tables it has", e);
            }
        });
    }

    private Jdbi configured(Jdbi fresh) {
        ConfigRegistry config = fresh.getConfig();
        config.get(SqlStatements.class).setSqlParser(parser); // shared, for its cache of parsed statements
        return fresh.registerArgument(new InstantArguments());
    }

    /** What Jdbi threw on a handle over somebody else's connection, in our terms and without values. */
    public static RuntimeException translated(JdbiException e) {
        return SqlFaults.translated(e);
    }
}
