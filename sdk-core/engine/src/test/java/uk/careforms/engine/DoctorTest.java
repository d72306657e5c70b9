package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Draft;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** What is found out before a start, with nothing started and nothing written. */
class DoctorTest {

    @TempDir
    Path folder = Path.of("made by JUnit");

    private final InMemoryCases crm = new InMemoryCases("crm");
    private final InMemoryNotices notices = new InMemoryNotices("notices");

    @Test
    void a_new_council_with_an_empty_database_is_told_that_all_is_well_and_no_table_is_made() throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty(20)) {
            DoctorReport report = parts(pool, TestDoor.packs()).doctor();

            assertThat(report.findings())
                    .allSatisfy(finding ->
                            assertThat(finding.state()).as(report.table()).isEqualTo(Finding.State.OK));
            assertThat(report.findings())
                    .extracting(Finding::check)
                    .containsExactly(
                            "settings",
                            "packs",
                            "samples",
                            "connectors",
                            "database",
                            "clock",
                            "connections",
                            "schema",
                            "drafts-cases",
                            "deliveries");
            assertThat(report.healthy()).isTrue();
            assertThat(rows(pool)).isEmpty();
        }
    }

    @Test
    void a_database_in_use_is_looked_at_and_left_as_it_is() throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty(20)) {
            crm.answerNext(new Delivery.Refused("no", "The queue does not exist"));
            try (CareForms forms =
                    parts(pool, TestDoor.packs()).background(false).build()) {
                filledIn(forms);
                forms.submissions().submit(filledIn(forms).id(), Optional.empty());
                forms.runDue();
            }
            Map<String, Long> before = rows(pool);
            int asked = crm.tries();

            DoctorReport report = parts(pool, TestDoor.packs()).doctor();

            assertThat(report.healthy()).isTrue();
            assertThat(sentences(report, "drafts-cases"))
                    .containsExactly("'ask-help@1': 1 open drafts, 1 running cases; this version is shipped");
            assertThat(sentences(report, "deliveries"))
                    .singleElement()
                    .asString()
                    .startsWith("1 wait for a person");
            assertThat(rows(pool)).isEqualTo(before).hasSizeGreaterThan(20);
            assertThat(crm.tries()).isEqualTo(asked);
        }
    }

    @Test
    void tables_of_the_previous_release_are_left_for_the_start_to_migrate() throws Exception {
        DatabaseDump dump = UpgradeTest.previous();
        dump.extract("packs/", folder);
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty(20)) {
            dump.restore(pool);
            Map<String, Long> before = rows(pool);

            DoctorReport report = parts(pool, folder).doctor();

            assertThat(sentences(report, "schema"))
                    .singleElement()
                    .asString()
                    .contains("at version 1; the next start runs migrations", "3", "take a backup first");
            assertThat(sentences(report, "drafts-cases"))
                    .singleElement()
                    .asString()
                    .startsWith("'ask-help@1': 1 open");
            assertThat(report.healthy()).as(report.table()).isTrue();
            assertThat(rows(pool))
                    .isEqualTo(before)
                    .containsEntry("cf_schema_history", before.get("cf_schema_history"));
            assertThat(columns(pool)).as("no migration ran").doesNotContain("mapping_version");
        }
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_hides_nothing_else() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:/nowhere/at/all/db;IFEXISTS=TRUE");
        crm.down();
        notices.refuseCredentials();
        Path broken = ChangedPacks.in(folder)
                .with("ask-help/schema.json", "\"person-name\"", "\"no-such\"")
                .folder();

        DoctorReport report =
                parts(nowhere, broken).node("not a name").baseUrl("ftp://x").doctor();

        assertThat(report.healthy()).isFalse();
        assertThat(report.table())
                .contains(
                        "PROBLEM  settings      node: ",
                        "PROBLEM  settings      baseUrl: ",
                        "PROBLEM  packs         ask-help/schema.json",
                        "WARNING  samples ",
                        "PROBLEM  connectors    crm: ",
                        "PROBLEM  connectors    notices: ",
                        "PROBLEM  database      It cannot be reached");
    }

    @Test
    void nothing_given_at_all_is_a_list_too() {
        assertThat(CareForms.builder().doctor().table())
                .contains("packs: ", "workflow: ", "decisions: ", "notices: ", "There is none yet");
    }

    @Test
    void a_pool_in_which_jobs_would_wait_for_each_other_is_refused_here_and_at_the_start() {
        try (HikariDataSource pool = TestDatabase.H2.empty(8)) {
            assertThat(sentences(parts(pool, TestDoor.packs()).doctor(), "connections"))
                    .singleElement()
                    .asString()
                    .contains("The pool has 8");
            assertThatThrownBy(() -> parts(pool, TestDoor.packs()).build())
                    .hasMessageContaining("connections: The pool has 8");
            assertThat(parts(pool, TestDoor.packs()).background(false).doctor().healthy())
                    .as("without job threads")
                    .isTrue();
        }
        try (HikariDataSource pool = TestDatabase.H2.empty(12)) {
            assertThat(states(parts(pool, TestDoor.packs()).doctor(), "connections"))
                    .containsExactly(Finding.State.WARNING);
            assertThat(states(parts(pool, TestDoor.packs()).connections(24).doctor(), "connections"))
                    .as("as the host says")
                    .containsExactly(Finding.State.OK);
        }
    }

    @Test
    void clocks_that_disagree_are_told() {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty(20)) {
            Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

            assertThat(sentences(parts(pool, TestDoor.packs()).clock(fast).doctor(), "clock"))
                    .singleElement()
                    .asString()
                    .contains("differ by 3");
        }
    }

    @Test
    void tables_of_a_later_release_are_refused() throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.migrated()) {
            run(
                    pool,
                    "insert into cf_schema_history select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, installed_by,"
                            + " installed_on, 1, true from cf_schema_history where version = '1'");

            DoctorReport report = parts(pool, TestDoor.packs()).doctor();

            assertThat(sentences(report, "schema")).singleElement().asString().contains("later release", "[99]");
            assertThat(report.healthy()).isFalse();
        }
    }

    @Test
    void a_draft_of_a_version_that_is_neither_shipped_nor_kept_is_told() throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty(20)) {
            try (CareForms forms =
                    parts(pool, TestDoor.packs()).background(false).build()) {
                filledIn(forms);
            }
            Path second = ChangedPacks.in(folder).version(2).folder();
            assertThat(sentences(parts(pool, second).doctor(), "drafts-cases"))
                    .singleElement()
                    .asString()
                    .endsWith("this version is kept here and can be read");
            run(pool, "delete from cf_form");

            DoctorReport report = parts(pool, second).doctor();

            assertThat(sentences(report, "drafts-cases"))
                    .singleElement()
                    .asString()
                    .contains("neither shipped nor kept; ship that version again");
            assertThat(report.healthy()).isFalse();
        }
    }

    private CareFormsBuilder parts(javax.sql.DataSource database, Path packs) {
        return CareForms.builder()
                .database(database)
                .packs(FormPacks.folder(packs))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", crm)
                .people("crm", crm)
                .notices(notices)
                .node("test");
    }

    private static Draft filledIn(CareForms forms) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        return ((Saved.Stored) forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty()))
                .draft();
    }

    private static List<String> sentences(DoctorReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .map(Finding::sentence)
                .toList();
    }

    private static List<Finding.State> states(DoctorReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .map(Finding::state)
                .toList();
    }

    /** How many rows each table has. */
    private static Map<String, Long> rows(HikariDataSource pool) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : texts(statement, "select tablename from pg_tables where schemaname = 'public'")) {
                rows.put(
                        table,
                        Long.valueOf(texts(statement, "select count(*) from " + table)
                                .get(0)));
            }
        }
        return rows;
    }

    private static List<String> columns(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return texts(
                    statement, "select column_name from information_schema.columns where table_name = 'cf_delivery'");
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void run(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
