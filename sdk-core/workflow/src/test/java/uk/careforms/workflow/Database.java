package uk.careforms.workflow;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/** The databases that everything must work on. */
enum Database {
    H2 {
        @Override
        HikariDataSource create() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            config.setMaximumPoolSize(16);
            config.setMinimumIdle(1);
            return new HikariDataSource(config);
        }
    },
    POSTGRES {
        @Override
        HikariDataSource create() {
            return PostgresForTests.newDatabase();
        }
    };

    /** A pool on a new, empty database. */
    abstract HikariDataSource create();
}
