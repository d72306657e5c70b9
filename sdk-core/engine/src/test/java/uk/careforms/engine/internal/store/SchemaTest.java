package uk.careforms.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.JsonValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareEvent;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Submission;
import uk.careforms.testkit.Samples;

class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void the_same_migrations_make_the_tables_of_both_databases_and_may_run_again(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            assertThat(Schema.upToDate(pool)).isEmpty();
            List<LedgerQuery.Count> counts = new Database(pool).with(LedgerQuery::run);
            assertThat(counts).isEmpty();
        }
    }

    @Test
    void a_database_that_cannot_be_reached_is_a_problem_that_says_what_to_check() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:/nowhere/at/all/db;IFEXISTS=TRUE");

        assertThat(Schema.upToDate(nowhere)).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("check its address"));
    }

    @ParameterizedTest
    @EnumSource
    void an_instant_in_the_hour_that_autumn_repeats_comes_back_as_it_went_in(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            Database database = new Database(pool);
            Instant firstHalfPastOne = Instant.parse("2026-10-25T00:30:00Z");
            Instant secondHalfPastOne = Instant.parse("2026-10-25T01:30:00Z");
            database.inTransaction(handle -> {
                EventTable.add(handle, firstHalfPastOne, "a", "s", EventTable.SYSTEM, JsonValue.EMPTY_JSON_OBJECT);
                EventTable.add(handle, secondHalfPastOne, "b", "s", EventTable.SYSTEM, JsonValue.EMPTY_JSON_OBJECT);
                return "";
            });

            List<CareEvent> events = database.with(handle -> EventTable.of(handle, "s"));
            assertThat(events).extracting("at").containsExactly(firstHalfPastOne, secondHalfPastOne);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_statement_never_quotes_what_was_typed(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            Database database = new Database(pool);
            String longWord = "Philippa-Canary".repeat(20);

            assertThatThrownBy(() -> database.inTransaction(handle -> {
                        EventTable.add(handle, Instant.EPOCH, longWord, "s", "x", JsonValue.EMPTY_JSON_OBJECT);
                        return "";
                    }))
                    .isInstanceOfSatisfying(
                            CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUG))
                    .satisfies(e -> assertThat(stack(e)).doesNotContain("Canary"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_same_draft_is_never_sent_twice_even_past_every_check_of_ours(TestDatabase kind) {
        try (HikariDataSource pool = kind.migrated()) {
            Database database = new Database(pool);
            var sent = Samples.submission("once");
            database.inTransaction(handle -> add(handle, sent, "draft"));

            assertThatThrownBy(() -> database.inTransaction(handle -> add(handle, sent, "other")))
                    .isInstanceOf(DuplicateRow.class);
        }
    }

    @Test
    void a_pool_that_is_closed_is_a_database_that_is_not_there() {
        HikariDataSource pool = TestDatabase.H2.migrated();
        DataSource closed = pool;
        pool.close();

        assertThatThrownBy(() -> new Database(closed).ping())
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REMOTE));
    }

    private static String add(Handle handle, Submission sent, String draftHash) {
        SubmissionTable.add(handle, sent, draftHash, Optional.empty());
        return "";
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
