package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

class SetupTest {

    @TempDir
    Path folder = Path.of("made by JUnit");

    @Test
    void everything_that_is_missing_is_said_at_once() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:file:/nowhere/at/all/db;IFEXISTS=TRUE");
        CareFormsBuilder builder = CareForms.builder()
                .database(nowhere)
                .node("not a name")
                .lockTime(Duration.ofHours(1))
                .baseUrl("http://forms.testshire.example/care")
                .clock(MovableClock.at("2030-01-01T00:00:00Z"))
                .bankHolidays(folder.resolve("nosuchfile"));

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP))
                .hasMessageContainingAll(
                        "\npacks: ",
                        "\nworkflow: ",
                        "\ndecisions: ",
                        "\nnotices: ",
                        "\nnode: ",
                        "\nlockTime: is PT1H; it must be from PT10S to PT10M",
                        "\nbaseUrl: ",
                        "\nbankHolidays: '",
                        "\nbankHolidays: Bank holidays are known until 2028-12-31 only",
                        "\ndatabase: cannot be reached");
    }

    @Test
    void connectors_and_packs_that_do_not_know_each_other_are_said() {
        try (HikariDataSource pool = TestDatabase.H2.empty()) {
            CareFormsBuilder builder = parts(pool, TestDoor.packs()).connector("crn", new InMemoryCases("crn"));

            assertThatThrownBy(builder::build)
                    .hasMessageContainingAll(
                            "routes to connector 'crm', which is not installed; installed: [crn]",
                            "asks finder 'crm', which is not installed; installed: []");
        }
    }

    @Test
    void a_connector_that_no_pack_uses_is_said() {
        try (HikariDataSource pool = TestDatabase.H2.empty()) {
            InMemoryCases crm = new InMemoryCases("crm");
            CareFormsBuilder builder = parts(pool, TestDoor.packs())
                    .connector("crm", crm)
                    .people("crm", crm)
                    .connector("spare", crm);

            assertThatThrownBy(builder::build)
                    .hasMessageContaining("connector 'spare': is installed and no form pack uses it");
        }
    }

    @Test
    void two_connectors_of_one_name_are_a_mistake_of_the_program() {
        InMemoryCases crm = new InMemoryCases("crm");

        assertThatThrownBy(() -> CareForms.builder().connector("crm", crm).connector("crm", crm))
                .hasMessage("Connector 'crm' is added twice; every connector needs its own name");
    }

    @Test
    void a_form_that_asks_something_else_under_the_same_version_is_refused_while_a_draft_is_open() throws IOException {
        try (HikariDataSource pool = TestDatabase.H2.empty()) {
            try (CareForms forms = open(pool, TestDoor.packs())) {
                forms.drafts().start("ask-help", Channel.WEB);
            }
            Path reworded = changed("reworded", "schema.json", "What has happened?", "What happened to you?");
            open(pool, reworded).close();
            Path other = changed("other", "schema.json", "\"maxLength\": 12000", "\"maxLength\": 50");

            assertThatThrownBy(() -> open(pool, other))
                    .hasMessageContaining(
                            "ask-help/form.json: Version 1 takes other answers than it did when 1 open drafts"
                                    + " and 0 running cases began with it; give the changed form version 2");
        }
    }

    @Test
    void a_draft_and_a_case_finish_on_the_version_they_began_with() throws IOException {
        try (HikariDataSource pool = TestDatabase.H2.empty()) {
            Draft draft;
            Reference waiting;
            try (CareForms forms = open(pool, TestDoor.packs())) {
                draft = saved(forms);
                waiting = TestDoor.receipt(
                                forms.submissions().submit(saved(forms).id(), Optional.empty()))
                        .reference();
                forms.runDue();
            }
            Path second = changed("second", "form.json", "\"version\": 1", "\"version\": 2");
            rewrite(second.resolve("ask-help/schema.json"), "\"maxLength\": 12000", "\"maxLength\": 5");

            try (CareForms forms = open(pool, second)) {
                assertThat(forms.form("ask-help").orElseThrow().formVersion().version())
                        .isEqualTo(2);
                Draft old = forms.drafts().find(draft.id()).orElseThrow();
                assertThat(old.formVersion().version()).isEqualTo(1);
                Reference sent = TestDoor.receipt(forms.submissions().submit(old.id(), Optional.empty()))
                        .reference();
                forms.runDue();
                assertThat(forms.cases().find(sent, "ann").orElseThrow().tasks())
                        .hasSize(1);
                assertThat(forms.cases().find(waiting, "ann").orElseThrow().tasks())
                        .hasSize(1);
                assertThat(forms.tasks()
                                .complete(
                                        forms.cases()
                                                .find(waiting, "ann")
                                                .orElseThrow()
                                                .tasks()
                                                .get(0)
                                                .id(),
                                        "accepted",
                                        "",
                                        "ann"))
                        .isEqualTo(TaskResult.DONE);
            }
        }
    }

    @Test
    void plug_ins_are_asked_whether_they_will_work() {
        try (TestDoor door = new TestDoor(TestDatabase.H2)) {
            assertThat(door.forms.check()).isEmpty();
            assertThat(door.forms.checkPacks().passed()).isTrue();
            assertThat(door.forms.health().ready()).isTrue();

            door.crm.down();
            door.notices.down();

            assertThat(door.forms.check()).hasSize(2);
            door.pool.close();
            assertThat(door.forms.health()).satisfies(health -> {
                assertThat(health.live()).isTrue();
                assertThat(health.ready()).isFalse();
                assertThat(health.problems().get(0).where()).isEqualTo("database");
            });
        }
    }

    private static Draft saved(CareForms forms) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        return ((Saved.Stored) forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty()))
                .draft();
    }

    private static CareForms open(HikariDataSource pool, Path packs) {
        InMemoryCases crm = new InMemoryCases("crm");
        return parts(pool, packs).connector("crm", crm).people("crm", crm).build();
    }

    private static CareFormsBuilder parts(HikariDataSource pool, Path packs) {
        return CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(packs))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .notices(new InMemoryNotices("notices"))
                .clock(MovableClock.at(TestDoor.MONDAY))
                .node("test")
                .background(false);
    }

    /** A copy of the packs in which one text of one file of the form is another. */
    private Path changed(String name, String file, String from, String to) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(TestDoor.packs())) {
            for (Path source : files.toList()) {
                Path target = copy.resolve(TestDoor.packs().relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
        rewrite(copy.resolve("ask-help").resolve(file), from, to);
        return copy;
    }

    private static void rewrite(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
    }
}
