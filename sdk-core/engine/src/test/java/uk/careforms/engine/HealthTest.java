package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.engine.internal.store.TestDatabase;

/** What makes a node unable to serve, and what only has to be looked at. */
class HealthTest {

    @Test
    void a_pool_whose_every_connection_is_in_use_is_told_from_a_database_that_is_away() throws Exception {
        try (TestDoor door = new TestDoor(TestDatabase.H2)) {
            List<Connection> held = new ArrayList<>();
            for (int i = 0; i < door.pool.getMaximumPoolSize(); i++) {
                held.add(door.pool.getConnection());
            }
            assertThat(states(door.forms.health(), "connections")).containsExactly(Finding.State.PROBLEM);
            assertThat(states(door.forms.health(), "database")).isEmpty();
            assertThat(door.forms.health().ready()).isFalse();

            for (Connection connection : held) {
                connection.close();
            }
            assertThat(door.forms.health().ready())
                    .as("by itself, once there are some")
                    .isTrue();
        }
    }

    @Test
    void a_node_whose_job_threads_were_stopped_is_not_ready() {
        HikariDataSource pool = TestDatabase.H2.empty(20);
        try (TestDoor door = new TestDoor(pool, true)) {
            assertThat(states(door.forms.health(), "jobs")).containsExactly(Finding.State.OK);
            door.forms.close();

            assertThat(states(door.forms.health(), "jobs")).containsExactly(Finding.State.PROBLEM);
            assertThat(door.forms.health().ready()).isFalse();
        }
    }

    private static List<Finding.State> states(Health health, String check) {
        return health.checks().stream()
                .filter(finding -> finding.check().equals(check))
                .map(Finding::state)
                .toList();
    }
}
