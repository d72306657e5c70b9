package uk.careforms.engine.internal.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** What kind of database there is and how far its tables are, read without changing anything. */
public final class SchemaState {

    private SchemaState() {}

    /**
     * The database itself.
     *
     * @param product like {@code PostgreSQL}
     * @param major its major version
     * @param version in full
     * @param now its clock
     */
    public record Server(String product, int major, String version, Instant now) {}

    /**
     * How far the tables are.
     *
     * @param current the last migration that ran; empty when there are no tables of ours
     * @param pending migrations that the next start will run
     * @param unknown versions that ran and that this release does not have: the tables come from a later one
     * @param failed versions that began and did not end
     */
    public record Tables(Optional<String> current, List<String> pending, List<String> unknown, List<String> failed) {
        public Tables {
            pending = List.copyOf(pending);
            unknown = List.copyOf(unknown);
            failed = List.copyOf(failed);
        }
    }

    public static Server server(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_timestamp")) {
            rows.next();
            Instant now = rows.getObject(1, OffsetDateTime.class).toInstant();
            DatabaseMetaData about = connection.getMetaData();
            return new Server(
                    about.getDatabaseProductName(),
                    about.getDatabaseMajorVersion(),
                    about.getDatabaseProductVersion(),
                    now);
        }
    }

    /**
     * Reads the history of migrations.
     *
     * @throws FlywayException when it cannot be read
     */
    public static Tables tables(DataSource dataSource) {
        MigrationInfoService info = Schema.flyway(dataSource).info();
        List<String> pending = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (MigrationInfo one : info.all()) {
            MigrationState state = one.getState();
            if (state.isFailed()) {
                failed.add(version(one));
            } else if (state.isApplied() && !state.isResolved() && state != MigrationState.BASELINE) {
                unknown.add(version(one));
            } else if (!state.isApplied() && state.isResolved()) {
                pending.add(version(one));
            }
        }
        return new Tables(Optional.ofNullable(info.current()).map(SchemaState::version), pending, unknown, failed);
    }

    private static String version(MigrationInfo one) {
        MigrationVersion version = one.getVersion();
        return version == null ? one.getDescription() : version.getVersion();
    }
}
