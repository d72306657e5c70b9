package uk.careforms.examples.devurl;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** The database of the dev URL: PostgreSQL where one is named, an H2 file otherwise. */
final class DevDatabase {

    /** Forgotten with the process. */
    static final String IN_MEMORY = "jdbc:h2:mem:careforms";

    private DevDatabase() {}

    /** The address of the embedded database in a folder. */
    static String file(Path data) {
        return "jdbc:h2:file:" + data.toAbsolutePath().resolve("careforms") + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    /** A pool that is looked at before anything is started: it need not be reachable, and holds no connections open. */
    static HikariDataSource toLookAt(String jdbcUrl) {
        HikariConfig config = configured(jdbcUrl);
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(3_000);
        return new HikariDataSource(config);
    }

    private static HikariConfig configured(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(24);
        config.setConnectionTimeout(5_000); // people are told sooner that it does not work than they give up
        config.setPoolName("careforms");
        return config;
    }

    /**
     * A pool on a database.
     *
     * @throws CareFormsException {@code SETUP} when it cannot be opened
     */
    static HikariDataSource open(String jdbcUrl) {
        HikariConfig config = configured(jdbcUrl);
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new CareFormsException(
                    Fault.SETUP,
                    "The database cannot be opened; check the address given with --database, like"
                            + " jdbc:postgresql://127.0.0.1:5432/careforms?user=careforms&password=…",
                    e);
        }
    }
}
