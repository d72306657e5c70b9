package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** The database that an earlier release left, opened by today's library (promise P13). */
class UpgradeTest {

    static final String DUMP = "/previous/0.1.0-before-uploads.zip";
    private static final String OPERATOR = "olga@testshire";
    private static final String ANN = "ann@testshire";
    private static final Map<String, String> OUTCOMES =
            Map.of("confirm-match", "new", "sort", "sorted", "accept", "accepted", "decide", "advice");

    @TempDir
    Path folder = Path.of("made by JUnit");

    private final InMemoryCases crm = new InMemoryCases("crm");
    private final InMemoryNotices notices = new InMemoryNotices("notices");
    private final MovableClock clock = MovableClock.at("2026-11-24T10:00:00Z");

    @Test
    void a_case_at_every_wait_state_of_the_previous_release_finishes_and_each_is_delivered_once() throws Exception {
        DatabaseDump dump = previous();
        Map<String, Reference> cases = cases(dump);
        dump.extract("packs/", folder);
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty()) {
            dump.restore(pool);
            assertThat(migrations(pool)).as("what the dump was made with").isEqualTo(1);

            try (CareForms forms = open(pool)) {
                Draft draft =
                        forms.drafts().find(names(dump).getString("draft")).orElseThrow();
                cases.put(
                        "draft",
                        TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                                .reference());
                everythingGoesOn(forms);

                assertThat(cases).allSatisfy((name, reference) -> {
                    CaseRecord record = forms.cases().find(reference, ANN).orElseThrow();
                    assertThat(record.tasks()).as(name).isEmpty();
                    assertThat(record.timeline()).as(name).anySatisfy(event -> assertThat(event.kind())
                            .isEqualTo("case.ended"));
                    assertThat(record.deliveries())
                            .as(name)
                            .extracting(DeliveryRecord::state)
                            .allMatch(state -> state == DeliveryState.DELIVERED);
                });
                Ledger ledger = forms.submissions().ledger();
                assertThat(ledger.delivered()).isEqualTo(ledger.accepted()).isEqualTo(cases.size());
            }
            assertThat(crm.rows("incidents"))
                    .extracting(row -> row.text("cf_reference"))
                    .containsExactlyInAnyOrderElementsOf(undelivered(cases));
            assertThat(notices.sent())
                    .extracting(notice -> notice.key())
                    .as("letters")
                    .doesNotHaveDuplicates();
        }
    }

    /** Writes the database that this very release leaves behind; run it on the release's own commit. */
    @Test
    @EnabledIfSystemProperty(named = "careforms.previous", matches = ".+")
    void what_this_release_leaves_behind_is_written_down() throws Exception {
        Path zip = Path.of(System.getProperty("careforms.previous"));
        PreviousRelease.dump().write(zip);

        assertThat(zip).isRegularFile();
    }

    private void everythingGoesOn(CareForms forms) {
        forms.runDue();
        for (int round = 0; round < 10; round++) {
            for (DeliveryRecord parked : forms.deliveries().list(Optional.of(DeliveryState.PARKED), 100)) {
                forms.deliveries().retry(parked.id(), OPERATOR);
            }
            for (Task task : forms.tasks().open(Optional.empty())) {
                forms.tasks().complete(task.id(), OUTCOMES.getOrDefault(task.key(), ""), "Said on the phone", ANN);
            }
            clock.advance(Duration.ofHours(3));
            forms.runDue();
        }
    }

    private CareForms open(HikariDataSource pool) {
        return CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(folder))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", crm)
                .people("crm", crm)
                .notices(notices)
                .clock(clock)
                .node("test")
                .background(false)
                .build();
    }

    private static List<String> undelivered(Map<String, Reference> cases) {
        return cases.entrySet().stream()
                .filter(entry -> PreviousRelease.UNDELIVERED.contains(entry.getKey())
                        || entry.getKey().equals("draft"))
                .map(entry -> entry.getValue().text())
                .toList();
    }

    private static int migrations(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from cf_schema_history where type = 'SQL'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static DatabaseDump previous() throws IOException {
        try (InputStream zip = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(DUMP))) {
            return DatabaseDump.read(zip);
        }
    }

    private static JsonObject names(DatabaseDump dump) {
        return Json.createReader(new StringReader(dump.text("cases.json"))).readObject();
    }

    private static Map<String, Reference> cases(DatabaseDump dump) {
        Map<String, Reference> cases = new TreeMap<>();
        JsonObject names = names(dump);
        for (String name : names.keySet()) {
            if (!name.equals("draft")) {
                cases.put(name, new Reference(names.getString(name)));
            }
        }
        return cases;
    }
}
