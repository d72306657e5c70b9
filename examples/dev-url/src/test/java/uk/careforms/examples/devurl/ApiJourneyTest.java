package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import uk.careforms.examples.devurl.ApiClient.Answer;

/** The same journeys through the JSON API, down to the rows in the simulated CRM, on H2 and on PostgreSQL. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiJourneyTest {

    private static final int PATIENCE = 2_000;

    @Parameter
    private boolean postgres;

    private RunningDevUrl dev;
    private ApiClient api;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        dev = postgres ? RunningDevUrl.startOn(Postgres.newDatabase(), data) : RunningDevUrl.start(data);
        api = new ApiClient(dev.address());
    }

    @AfterAll
    void close() throws Exception {
        dev.close();
    }

    @Test
    void ten_submits_at_once_make_one_case() throws Exception {
        String draft = api.draft(Sample.answers("self-two-outcomes"));
        ExecutorService hands = Executors.newFixedThreadPool(10);
        List<Future<Answer>> pressed = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pressed.add(hands.submit(() -> api.post("/drafts/" + draft + "/submission", "")));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> one : pressed) {
            answers.add(one.get());
        }
        hands.shutdown();

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.json().getString("reference"))
                        .distinct())
                .hasSize(1);
        inTheCrmOnce(answers.get(0).json().getString("reference"), Sample.answers("self-two-outcomes"));
    }

    @Test
    void names_that_look_like_code_reach_the_crm_as_they_were_typed() throws Exception {
        for (String sample : List.of(
                "a-formula-as-a-name",
                "markup-as-a-name",
                "names-in-arabic",
                "names-with-emoji",
                "names-with-apostrophes-and-accents")) {
            JsonObject answers = Sample.answers(sample);
            String draft = api.draft(answers);
            Answer sent = api.post("/drafts/" + draft + "/submission", "");

            assertThat(sent.status()).as(sample + ": " + sent.text()).isEqualTo(201);
            inTheCrmOnce(sent.json().getString("reference"), answers);
        }
    }

    @Test
    void wrong_answers_are_saved_but_not_sent_and_each_says_what_to_do() throws Exception {
        String draft = api.draft(Sample.answers("invalid-birth-date-31-february"));
        Answer refused = api.post("/drafts/" + draft + "/submission", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(refused.json().getJsonArray("problems").getJsonObject(0).getString("pointer"))
                .isEqualTo("/person/dateOfBirth");
        assertThat(api.get("/drafts/" + draft).json().getJsonObject("answers").getJsonObject("person"))
                .containsKey("dateOfBirth");
    }

    @Test
    void a_stale_save_is_refused_and_loses_nothing() throws Exception {
        JsonObject draft = api.post("/drafts", "{\"form\": \"adult-referral\"}").json();
        String row = ApiClient.row(draft);
        String path = "/drafts/" + draft.getString("id");

        assertThat(api.patch(path, row, "{\"about\": {\"who\": \"self\"}}").status())
                .isEqualTo(200);
        assertThat(api.patch(path, row, "{\"about\": {\"who\": \"family\"}}").status())
                .isEqualTo(412);
        assertThat(api.get(path)
                        .json()
                        .getJsonObject("answers")
                        .getJsonObject("about")
                        .getString("who"))
                .isEqualTo("self");
    }

    @Test
    void a_crm_that_is_down_costs_the_person_nothing_and_the_case_arrives_when_it_is_back() throws Exception {
        dev.crmDown();
        String draft = api.draft(Sample.answers("daughter-dementia-husband-copes"));
        Answer sent = api.post("/drafts/" + draft + "/submission", "");
        String reference = sent.json().getString("reference");

        assertThat(sent.status()).isEqualTo(201);
        assertThat(await(() -> hasTask(reference, "locality-north"))).isTrue();
        assertThat(dev.crm("incident")).noneMatch(row -> reference.equals(row.get("cf_reference")));

        dev.crmUp();
        inTheCrmOnce(reference, Sample.answers("daughter-dementia-husband-copes"));
    }

    @Test
    void strangers_see_no_case_and_staff_do() throws Exception {
        String draft = api.draft(Sample.answers("nurse-hospital-discharge-with-a-date"));
        String reference =
                api.post("/drafts/" + draft + "/submission", "").json().getString("reference");

        assertThat(api.get("/submissions/" + reference).status()).isEqualTo(401);
        assertThat(api.get("/submissions/" + reference, "gp").status()).isEqualTo(403);
        assertThat(await(() -> hasTask(reference, "hospital"))).isTrue();
        JsonObject seen = api.get("/submissions/" + reference, "staff").json();
        assertThat(seen.getJsonArray("explain").toString())
                .contains("threshold")
                .contains("route");
        assertThat(seen.getJsonObject("answers")).containsKey("hospital");
    }

    @Test
    void the_ledger_balances() throws Exception {
        JsonObject ledger = api.get("/ledger", "operator").json();

        assertThat(ledger.getInt("accepted"))
                .isEqualTo(ledger.getInt("delivered") + ledger.getInt("inFlight") + ledger.getInt("parked"));
    }

    private boolean hasTask(String reference, String team) throws Exception {
        return api.get("/tasks?team=" + team, "staff").text().contains(reference);
    }

    private void inTheCrmOnce(String reference, JsonObject answers) throws Exception {
        assertThat(await(() -> dev.crm("incident").stream().anyMatch(row -> reference.equals(row.get("cf_reference")))))
                .as(
                        "the case in the CRM; deliveries: %s",
                        api.get("/deliveries", "operator").text())
                .isTrue();
        List<Map<String, Object>> cases = dev.crm("incident").stream()
                .filter(row -> reference.equals(row.get("cf_reference")))
                .toList();
        assertThat(cases).hasSize(1);
        assertThat(dev.crm("task"))
                .filteredOn(row -> Objects.equals(cases.get(0).get("incidentid"), row.get("_regardingobjectid_value")))
                .hasSize(1);
        assertThat(dev.crm("contact"))
                .filteredOn(
                        row -> Objects.equals(row.get("contactid"), cases.get(0).get("_customerid_value")))
                .singleElement()
                .satisfies(contact -> assertThat(contact)
                        .containsEntry(
                                "firstname", answers.getJsonObject("person").getString("firstName"))
                        .containsEntry(
                                "lastname", answers.getJsonObject("person").getString("lastName")));
    }

    private interface Question {
        boolean ask() throws Exception;
    }

    /** Asks again and again, a round trip of HTTP each time, so this neither sleeps nor spins for nothing. */
    private boolean await(Question question) throws Exception {
        for (int i = 0; i < PATIENCE; i++) {
            if (question.ask()) {
                return true;
            }
            api.get("/health/live");
        }
        return false;
    }
}
