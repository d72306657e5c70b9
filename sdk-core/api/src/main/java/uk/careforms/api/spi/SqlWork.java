package uk.careforms.api.spi;

import java.sql.Connection;
import java.sql.SQLException;

/** A piece of SQL that travels in somebody else's transaction. Never commits, rolls back or closes the connection. */
@FunctionalInterface
public interface SqlWork {

    /** Nothing to do alongside. */
    SqlWork NONE = connection -> {};

    void run(Connection connection) throws SQLException;
}
