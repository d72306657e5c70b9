package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With the database of production, named as {@code --database} names it. */
class ApiJourneysOnPostgresTest extends ApiJourneys {

    private String database = "";

    @Override
    RunningDevUrl start(Path data) throws Exception {
        database = Postgres.newDatabase();
        return RunningDevUrl.startOn(database, data);
    }

    @Test
    void what_is_saved_is_in_the_database_that_was_named() throws Exception {
        api().draft(Sample.answers("sight-loss"));

        assertThat(Postgres.count(database, "select count(*) from cf_draft")).isPositive();
    }
}
