package uk.careforms.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host's pool may hand out connections that commit each statement by themselves, or others that never do. */
class CommitTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_written_is_there_for_everybody(boolean commitsByItself) throws Exception {
        String url = TestDatabase.postgresUrl();
        try (HikariDataSource pool = pool(url, commitsByItself);
                HikariDataSource others = pool(url, true)) {
            Database database = new Database(pool);
            database.inTransaction(handle -> handle.execute("create table kept (word varchar(10))"));

            int written = database.with(handle -> handle.execute("insert into kept values ('thanked')"));

            assertThat(written).isEqualTo(1);
            assertThat(new Database(others).<Long>with(handle -> handle.createQuery("select count(*) from kept")
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(1);
        }
    }

    private static HikariDataSource pool(String url, boolean commitsByItself) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(TestDatabase.POSTGRESQL.user());
        config.setMaximumPoolSize(2);
        config.setAutoCommit(commitsByItself);
        return new HikariDataSource(config);
    }
}
