package uk.careforms.engine.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import uk.careforms.api.model.SetupProblem;

/** Brings the tables up to date. */
public final class Schema {

    private Schema() {}

    /** Creates or migrates our tables; other tables in the same schema are left alone. */
    public static List<SetupProblem> upToDate(DataSource dataSource) {
        try {
            durable(dataSource);
        } catch (SQLException e) {
            return List.of(new SetupProblem(
                    "database", "cannot be reached (" + code(e) + "); check its address, name and password"));
        }
        try {
            flyway(dataSource).migrate();
            return List.of();
        } catch (FlywayException e) {
            return List.of(
                    new SetupProblem(
                            "database",
                            "cannot be brought up to date (" + e.getErrorCode()
                                    + "); the user needs the right to create tables, and the tables must not come from a later release"));
        }
    }

    /** Our migrations over a database; nothing is run by making it. */
    static Flyway flyway(DataSource dataSource) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:uk/careforms/db")
                .table("cf_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    /** H2 answers a commit half a second before it writes it, unless told otherwise; a receipt is a promise. */
    private static void durable(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (isH2(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set write_delay 0");
                }
            }
        }
    }

    private static boolean isH2(Connection connection) throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductName()
                .toLowerCase(Locale.ROOT)
                .equals("h2");
    }

    private static String code(SQLException e) {
        return e.getSQLState() == null ? e.getClass().getSimpleName() : "SQLSTATE " + e.getSQLState();
    }
}
