package uk.careforms.engine.internal.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * Reads what went wrong in the database by SQLSTATE, never by message.
 *
 * <p>Messages of Jdbi and of PostgreSQL quote bound values and failing rows, and would end in logs and job tables: what is
 * thrown on carries the state and the place, not the words.
 */
final class SqlFaults {

    private static final String UNIQUE = "23505";

    /** Serialisation failure and deadlock (both databases), lock time-out (H2). */
    private static final Set<String> LOST_RACE = Set.of("40001", "40P01", "HYT00");

    /** Classes that say that the database, not the statement, is the matter: connection, resources, operator, system. */
    private static final Set<String> NOT_THERE = Set.of("08", "40", "53", "57", "58", "90", "HY");

    private SqlFaults() {}

    static boolean isLostRace(Throwable e) {
        return state(e).filter(LOST_RACE::contains).isPresent();
    }

    static RuntimeException translated(Throwable e) {
        Optional<String> state = state(e);
        if (state.filter(UNIQUE::equals).isPresent()) {
            return new DuplicateRow();
        }
        if (e instanceof ConnectionException
                || state.isEmpty()
                || NOT_THERE.contains(state.get().substring(0, 2))) {
            return new CareFormsException(
                    Fault.REMOTE, "The database is not there right now; try again later", wordless(e, state));
        }
        return new CareFormsException(
                Fault.BUG, "The database refused a statement with SQLSTATE " + state.get(), wordless(e, state));
    }

    private static Optional<String> state(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.length() == 5 ? Optional.of(state) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static SQLException wordless(Throwable e, Optional<String> state) {
        SQLException cause = new SQLException(e.getClass().getName(), state.orElse(null));
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }
}
