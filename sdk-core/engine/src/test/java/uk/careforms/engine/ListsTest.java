package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Sent;
import uk.careforms.engine.form.Warning;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.AddingUp;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** Lists whose items keep their names, and what is calculated and warned of from them. */
@ParameterizedClass
@EnumSource
class ListsTest {

    private static final String LIST =
            """
            "money": { "title": "Money you get", "type": "array", "maxItems": 9, "items": { "type": "object", "required": ["amount"], "properties": {
                "kind": { "title": "What is it?", "type": "string", "oneOf": [{ "const": "pension", "title": "Pension" }, { "const": "benefit", "title": "Benefit" }] },
                "amount": { "title": "How much?", "type": "string", "format": "money" } } } },
            """;
    private static final String DERIVED =
            """
            "calculations": { "charge": { "calculation": "adding-up", "asOf": "today", "facts": { "amounts":
                { "each": "/money", "item": { "row": { "item": "/row" }, "amount": { "item": "/amount" } } } } } },
            "warnings": [{ "id": "benefit", "each": "/money", "when": { "/kind": "benefit" }, "sentence": "Have the letter ready", "at": "/kind" }],
            """;

    @TempDir
    private Path folder;

    private final HikariDataSource pool;
    private final MovableClock clock = MovableClock.at(TestDoor.MONDAY);

    ListsTest(TestDatabase kind) {
        pool = kind.empty();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void an_item_is_named_when_it_is_first_saved_and_keeps_its_name_whatever_happens_around_it() {
        try (CareForms forms = open(first())) {
            Draft one = saved(forms, begun(forms), "[{'amount': '£1,200.5'}, {'amount': '7'}]");
            List<String> names = rows(one, "/money");
            assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z0-9]{8}"));
            assertThat(one.answers().text("/money/0/amount")).contains("1200.50");

            Draft changed = saved(
                    forms, one, "[{'row': '" + names.get(1) + "', 'amount': '8'}, {'amount': '3', 'kind': 'benefit'}]");
            assertThat(rows(changed, "/money").get(0)).isEqualTo(names.get(1));

            Draft withoutNames = saved(forms, changed, "[{'amount': '3', 'kind': 'benefit'}, {'amount': '9'}]");
            assertThat(rows(withoutNames, "/money").get(0))
                    .as("the item that says the same as before is the same item")
                    .isEqualTo(rows(changed, "/money").get(1));
        }
    }

    @Test
    void names_that_are_none_or_stand_twice_are_repaired_and_no_item_is_lost() {
        try (CareForms forms = open(first())) {
            Draft draft = saved(
                    forms,
                    begun(forms),
                    "[{'row': 'abcd1234', 'amount': '1'}, {'row': 'abcd1234', 'amount': '2'}, {'row': '../../x', 'amount': '3'}, {'row': 7, 'amount': '4'}]");

            assertThat(rows(draft, "/money"))
                    .hasSize(4)
                    .doesNotHaveDuplicates()
                    .startsWith("abcd1234")
                    .allMatch(name -> name.matches("[A-Za-z0-9]{8}"));
            assertThat(draft.answers().text("/money/3/amount")).contains("4.00");
            assertThat(forms.drafts().problems(draft))
                    .extracting(Problem::pointer)
                    .noneMatch(at -> at.startsWith("/money"));
        }
    }

    @Test
    void names_go_into_the_submission_and_survive_a_new_version_that_calls_the_list_otherwise() {
        Draft draft;
        List<String> names;
        try (CareForms forms = open(first())) {
            draft = saved(forms, begun(forms), "[{'amount': '5', 'kind': 'pension'}, {'amount': '7'}]");
            names = rows(draft, "/money");
        }
        try (CareForms forms = open(second())) {
            MigrationReport report = forms.upgrades().migrate("ask-help", "olga@testshire");

            assertThat(report.rows()).singleElement().satisfies(row -> assertThat(row.clean())
                    .isEqualTo(1));
            Draft moved = forms.drafts().find(draft.id()).orElseThrow();
            assertThat(moved.formVersion().version()).isEqualTo(2);
            assertThat(rows(moved, "/income")).isEqualTo(names);
            Sent sent = forms.submissions().submit(moved.id(), Optional.empty());
            assertThat(sent).isInstanceOfSatisfying(Sent.Accepted.class, accepted -> assertThat(forms.submissions()
                            .find(accepted.receipt().reference())
                            .orElseThrow()
                            .answers()
                            .text("/income/1/row"))
                    .contains(names.get(1)));
        }
    }

    @Test
    void a_calculation_runs_on_what_was_answered_and_warnings_stop_nobody() {
        try (CareForms forms = open(first())) {
            Draft draft = saved(forms, begun(forms), "[{'amount': '5.50', 'kind': 'benefit'}, {'amount': '7'}]");

            assertThat(forms.calculate(draft, "charge")).hasValueSatisfying(made -> assertThat(made.<String>fold(
                            result -> result.json()
                                    .getJsonArray("periods")
                                    .getJsonObject(0)
                                    .getString("contribution"),
                            wrong -> "wrong"))
                    .isEqualTo("12.50"));
            assertThat(forms.calculate(draft, "chrage")).isEmpty();
            assertThat(forms.warnings(draft.formVersion(), draft.answers()))
                    .containsExactly(new Warning("benefit", "Have the letter ready", "/money/0/kind"));
            assertThat(forms.drafts().problems(draft)).isEmpty();
        }
    }

    @Test
    void a_calculation_that_is_not_installed_stops_the_start() {
        assertThatThrownBy(() -> builder(first()).build())
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("ask-help/form.json /calculations/charge")
                .hasMessageContaining("names the calculation 'adding-up', which is not installed");
    }

    private static Draft begun(CareForms forms) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        return save(forms, draft, TestDoor.answers());
    }

    private static Draft saved(CareForms forms, Draft draft, String money) {
        try (var reader = Json.createReader(new StringReader(money.replace('\'', '"')))) {
            return save(
                    forms,
                    draft,
                    Json.createObjectBuilder().add("money", reader.readArray()).build());
        }
    }

    private static Draft save(CareForms forms, Draft draft, JsonObject patch) {
        return ((Saved.Stored) forms.drafts().save(draft.id(), draft.row(), patch, Optional.empty())).draft();
    }

    private static List<String> rows(Draft draft, String list) {
        JsonArray items = draft.answers().json().getJsonArray(list.substring(1));
        return items.getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("row"))
                .toList();
    }

    private Path first() {
        return with(ChangedPacks.in(folder.resolve("first")), "money").folder();
    }

    private Path second() {
        return with(ChangedPacks.in(folder.resolve("second")).version(2), "income")
                .with(
                        "ask-help/form.json",
                        "\"decisions\":",
                        "\"migrations\": [{ \"from\": 1, \"steps\": [{ \"rename\": \"/money\", \"to\": \"/income\" }] }], \"decisions\":")
                .folder();
    }

    private static ChangedPacks with(ChangedPacks packs, String list) {
        return packs.with(
                        "ask-help/schema.json",
                        "\"story\":",
                        LIST.replace("\"money\": {", "\"" + list + "\": {") + "\"story\":")
                .with(
                        "ask-help/form.json",
                        "{ \"id\": \"story\"",
                        "{ \"id\": \"money\", \"questions\": [{ \"at\": \"/" + list + "\" }] }, { \"id\": \"story\"")
                .with("ask-help/form.json", "\"variables\":", DERIVED.replace("/money", "/" + list) + "\"variables\":");
    }

    private CareForms open(Path packs) {
        return builder(packs).calculation(new AddingUp("adding-up")).build();
    }

    private CareFormsBuilder builder(Path packs) {
        InMemoryCases crm = new InMemoryCases("crm");
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
                .background(false);
    }
}
