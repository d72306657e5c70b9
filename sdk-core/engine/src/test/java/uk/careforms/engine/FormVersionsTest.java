package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.Task;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.testkit.MovableClock;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** Drafts and cases finish on the form and process version they began with (promise P12). */
class FormVersionsTest {

    private static final int BOTH = 50;
    private static final String ANN = "ann@testshire";

    @TempDir
    Path folder = Path.of("made by JUnit");

    private final InMemoryCases crm = new InMemoryCases("crm");
    private final MovableClock clock = MovableClock.at(TestDoor.MONDAY);

    @Test
    void fifty_drafts_and_cases_of_the_first_version_finish_on_it_after_the_second_was_loaded() {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty()) {
            List<Draft> drafts = new ArrayList<>();
            List<Reference> cases = new ArrayList<>();
            try (CareForms forms = open(pool, TestDoor.packs())) {
                for (int i = 0; i < BOTH / 2; i++) {
                    drafts.add(filledIn(forms));
                    cases.add(sent(forms, filledIn(forms)));
                }
                forms.runDue();
            }
            try (CareForms forms = open(pool, second())) {
                assertThat(forms.form("ask-help").orElseThrow().formVersion().version())
                        .isEqualTo(2);
                for (Draft draft : drafts) {
                    Draft found = forms.drafts().find(draft.id()).orElseThrow();
                    assertThat(forms.drafts().problems(found)).isEmpty();
                    cases.add(sent(forms, found));
                }
                forms.runDue();
                finish(forms);

                assertThat(cases).hasSize(BOTH).allSatisfy(reference -> {
                    CaseRecord record = forms.cases().find(reference, ANN).orElseThrow();
                    assertThat(record.submission().formVersion()).isEqualTo(new FormVersion("ask-help", 1));
                    assertThat(record.outcome().orElseThrow().code())
                            .as("as the first version's process ends")
                            .isEqualTo("advice");
                });
                Ledger ledger = forms.submissions().ledger();
                assertThat(ledger.delivered()).isEqualTo(ledger.accepted()).isEqualTo(BOTH);
            }
            assertThat(crm.rows("incidents")).hasSize(BOTH);
        }
    }

    @Test
    void a_draft_of_a_form_that_was_withdrawn_still_opens_and_is_sent() throws IOException {
        try (HikariDataSource pool = TestDatabase.H2.empty()) {
            Draft draft;
            try (CareForms forms = open(pool, TestDoor.packs())) {
                draft = filledIn(forms);
            }
            Path without = ChangedPacks.in(folder.resolve("without"))
                    .with("ask-help/form.json", "\"id\": \"ask-help\"", "\"id\": \"ask-other\"")
                    .with("ask-help/form.json", "\"prefix\": \"AH\"", "\"prefix\": \"AO\"")
                    .with("ask-help/process.bpmn20.xml", "<process id=\"ask-help\"", "<process id=\"ask-other\"")
                    .folder();
            Files.move(without.resolve("ask-help"), without.resolve("ask-other"));
            try (CareForms forms = open(pool, without)) {
                assertThat(forms.form("ask-help")).as("to begin anew").isEmpty();
                Reference reference =
                        sent(forms, forms.drafts().find(draft.id()).orElseThrow());
                forms.runDue();
                finish(forms);

                assertThat(reference.text()).startsWith("AH-");
                assertThat(forms.cases().find(reference, ANN).orElseThrow().outcome())
                        .isPresent();
            }
        }
    }

    /** It asks for a telephone number that everybody must give, and its process closes cases as declined. */
    private Path second() {
        return ChangedPacks.in(folder.resolve("second"))
                .version(2)
                .with(
                        "ask-help/schema.json",
                        "\"postcode\": {",
                        "\"phone\": { \"title\": \"Telephone\", \"type\": \"string\", \"format\": \"phone\" },\n    \"postcode\": {")
                .with(
                        "ask-help/form.json",
                        "{ \"at\": \"/person/postcode\" }",
                        "{ \"at\": \"/person/postcode\" }, { \"at\": \"/person/phone\", \"required\": true }")
                .with(
                        "ask-help/samples/north.json",
                        "\"dateOfBirth\": \"1941-03-27\"",
                        "\"dateOfBirth\": \"1941-03-27\", \"phone\": \"01632 960 001\"")
                .with(
                        "ask-help/process.bpmn20.xml",
                        "<flowable:field name=\"outcomeFrom\" stringValue=\"decideOutcome\"/>",
                        "<flowable:field name=\"outcome\" stringValue=\"declined\"/>")
                .folder();
    }

    private static void finish(CareForms forms) {
        for (int round = 0; round < 3; round++) {
            for (Task task : forms.tasks().open(Optional.empty())) {
                String outcome = task.key().equals("accept") ? "accepted" : "advice";
                forms.tasks().complete(task.id(), outcome, "Said on the phone", ANN);
            }
            forms.runDue();
        }
    }

    private static Draft filledIn(CareForms forms) {
        Draft draft = forms.drafts().start("ask-help", Channel.WEB);
        return ((Saved.Stored) forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty()))
                .draft();
    }

    private static Reference sent(CareForms forms, Draft draft) {
        return TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                .reference();
    }

    private CareForms open(HikariDataSource pool, Path packs) {
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
