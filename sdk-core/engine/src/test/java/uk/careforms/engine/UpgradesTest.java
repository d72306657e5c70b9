package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** Open drafts brought to the next version of their form, because a council asks for it. */
@ParameterizedClass
@EnumSource
class UpgradesTest {

    private static final String STEPS =
            """
            { "rename": "/why", "to": "/reason" },
            { "map": "/area", "values": { "nowhere": "elsewhere" } },
            { "split": "/person/firstName", "by": " ", "into": ["/person/firstName", "/person/middleName"] }""";

    @TempDir
    private Path folder;

    private final HikariDataSource pool;
    private final InMemoryCases crm = new InMemoryCases("crm");
    private final MovableClock clock = MovableClock.at(TestDoor.MONDAY);

    UpgradesTest(TestDatabase kind) {
        pool = kind.empty();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void drafts_are_counted_first_then_brought_over_and_the_person_looks_again_at_what_was_guessed() {
        Draft clean;
        Draft guessed;
        Draft stuck;
        try (CareForms forms = open(TestDoor.packs())) {
            clean = begun(forms, "Ada Maria", "south");
            guessed = begun(forms, "Ada", "nowhere");
            stuck = begun(forms, "Ada Maria", "north");
            forms.drafts().save(stuck.id(), stuck.row(), object("{\"old\": {\"note\": \"x\"}}"), Optional.empty());
        }
        try (CareForms forms = open(second(STEPS))) {
            MigrationReport dry = forms.upgrades().dryRun("ask-help");
            assertThat(dry.rows())
                    .containsExactly(new MigrationReport.Row(
                            1,
                            1,
                            1,
                            1,
                            0,
                            List.of("There is an answer at '/old/note', which version 2 does not ask and its migration"
                                    + " does not name")));
            assertThat(find(forms, clean).formVersion().version())
                    .as("counting changes nothing")
                    .isEqualTo(1);

            assertThat(forms.upgrades().migrate("ask-help", "olga@testshire")).isEqualTo(dry);

            assertThat(find(forms, clean)).satisfies(draft -> {
                assertThat(draft.formVersion().version()).isEqualTo(2);
                assertThat(draft.answers().text("/reason")).contains("Family");
                assertThat(draft.answers().text("/why")).isEmpty();
                assertThat(draft.answers().text("/person/middleName")).contains("Maria");
                assertThat(draft.askAgain()).isEmpty();
                assertThat(forms.drafts().problems(draft)).isEmpty();
            });
            assertThat(find(forms, stuck).formVersion().version()).isEqualTo(1);
            Draft asked = find(forms, guessed);
            assertThat(asked.answers().text("/area")).contains("elsewhere");
            assertThat(asked.askAgain()).containsExactly("/person/firstName", "/person/middleName");
            assertThat(forms.drafts().problems(asked))
                    .extracting(Problem::pointer, Problem::code)
                    .contains(org.assertj.core.groups.Tuple.tuple("/person/firstName", "ask-again"));
            assertThat(forms.submissions().submit(asked.id(), Optional.empty()))
                    .as("nothing is sent that nobody has looked at")
                    .isInstanceOf(uk.careforms.api.model.Sent.NotYet.class);
            assertThat(forms.upgrades().dryRun("ask-help").moved())
                    .as("what is left")
                    .isZero();

            Saved saved = forms.drafts()
                    .save(
                            asked.id(),
                            asked.row(),
                            object("{\"person\": {\"firstName\": \"Ada\", \"middleName\": null}}"),
                            Optional.empty());
            assertThat(((Saved.Stored) saved).problems()).isEmpty();
            assertThat(find(forms, guessed).askAgain()).isEmpty();
            assertThat(TestDoor.receipt(forms.submissions().submit(asked.id(), Optional.empty())))
                    .isNotNull();
        }
    }

    @Test
    void a_version_that_declares_no_migration_leaves_its_drafts_where_they_are() {
        Draft draft;
        try (CareForms forms = open(TestDoor.packs())) {
            draft = begun(forms, "Ada", "north");
        }
        try (CareForms forms =
                open(ChangedPacks.in(folder.resolve("plain")).version(2).folder())) {
            assertThat(forms.upgrades().migrate("ask-help", "olga@testshire").rows())
                    .containsExactly(new MigrationReport.Row(1, 0, 0, 0, 1, List.of()));
            assertThat(find(forms, draft).formVersion().version()).isEqualTo(1);
            assertThatThrownBy(() -> forms.upgrades().dryRun("no-such")).hasMessageContaining("is not installed");
        }
    }

    @Test
    void every_fault_of_a_migration_is_told_with_its_place() {
        Path wrong = second(
                """
                { "renmae": "/why", "to": "/reason" },
                { "rename": "/why", "to": "/nobody" },
                { "map": "/area", "values": { "nowhere": "mars" } },
                { "split": "/x", "into": ["/person/firstName", "/area"] },
                { "default": "/reason", "value": "Because" },
                { "askAgain": "story" },
                { "drop": "/gone", "why": "x" }""");

        assertThatThrownBy(() -> open(wrong))
                .hasMessageContainingAll(
                        "/migrations/0/steps/0: A step has exactly one of",
                        "/migrations/0/steps/1/to: No page asks '/nobody'",
                        "/migrations/0/steps/2/values/nowhere: '/area' can never be 'mars'",
                        "/migrations/0/steps/3/into: No page asks for a text at '/area'",
                        "/migrations/0/steps/4/value: ",
                        "/migrations/0/steps/5/askAgain: 'story' is not a JSON Pointer",
                        "/migrations/0/steps/6/why: 'why' is not known here");
    }

    @Test
    void the_example_of_the_guide_works_as_the_guide_says() throws IOException {
        Draft draft;
        try (CareForms forms = open(TestDoor.packs())) {
            draft = begun(forms, "Ada Maria", "nowhere");
        }
        String guide = Files.readString(Path.of("../../docs/guides/pack-format.md"));
        String example = guide.substring(guide.indexOf("```json", guide.indexOf("<!-- migration-example -->")) + 7);
        try (CareForms forms = open(withMigrations(example.substring(0, example.indexOf("```"))))) {
            assertThat(forms.upgrades().migrate("ask-help", "olga@testshire").moved())
                    .isEqualTo(1);

            assertThat(find(forms, draft)).satisfies(moved -> {
                assertThat(moved.answers().text("/reason")).contains("Family");
                assertThat(moved.answers().text("/area")).contains("elsewhere");
                assertThat(moved.answers().text("/person/middleName")).contains("Maria");
                assertThat(moved.answers().text("/story")).isEmpty();
                assertThat(moved.askAgain()).containsExactly("/story");
            });
        }
    }

    private static Draft find(CareForms forms, Draft draft) {
        return forms.drafts().find(draft.id()).orElseThrow();
    }

    private static Draft begun(CareForms forms, String firstName, String area) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        JsonObject answers = Json.createObjectBuilder(TestDoor.answers())
                .add(
                        "person",
                        Json.createObjectBuilder(TestDoor.answers().getJsonObject("person"))
                                .add("firstName", firstName))
                .add("area", area)
                .add("why", "Family")
                .build();
        return ((Saved.Stored) forms.drafts().save(draft.id(), draft.row(), answers, Optional.empty())).draft();
    }

    private static JsonObject object(String text) {
        return Json.createReader(new java.io.StringReader(text)).readObject();
    }

    /** The next version: other names and codes for what the first asked. */
    private Path second(String steps) {
        return withMigrations("[{ \"from\": 1, \"steps\": [" + steps + "] }]");
    }

    private Path withMigrations(String migrations) {
        return ChangedPacks.in(folder.resolve("second"))
                .version(2)
                .with("ask-help/form.json", "\"decisions\":", "\"migrations\": " + migrations + ",\n  \"decisions\":")
                .with("ask-help/form.json", "{ \"at\": \"/why\"", "{ \"at\": \"/reason\"")
                .with(
                        "ask-help/form.json",
                        "{ \"at\": \"/person/lastName\"",
                        "{ \"at\": \"/person/middleName\" }, { \"at\": \"/person/lastName\"")
                .with("ask-help/schema.json", "\"why\":", "\"reason\":")
                .with("ask-help/schema.json", "\"const\": \"nowhere\"", "\"const\": \"elsewhere\"")
                .with(
                        "ask-help/schema.json",
                        "\"lastName\": {",
                        "\"middleName\": { \"title\": \"Middle names\", \"type\": \"string\", \"format\": \"person-name\", \"maxLength\": 100 },\n    \"lastName\": {")
                .with("ask-help/samples/north.json", "\"why\": \"left over\"", "\"reason\": \"left over\"")
                .with("ask-help/samples/north.json", "[\"/why\"]", "[\"/reason\"]")
                .folder();
    }

    private CareForms open(Path packs) {
        return CareForms.builder()
                .database(pool)
                .packs(FormPacks.folder(packs))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", crm)
                .people("crm", crm)
                .notices(new InMemoryNotices("notices"))
                .clock(clock)
                .node("test")
                .background(false)
                .build();
    }
}
