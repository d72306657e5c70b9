package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.ApiClient.Answer;

/** The same journeys through the JSON API, down to the rows in the simulated CRM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiJourneys {

    private static final int PATIENCE = 20_000;

    private RunningDevUrl dev;
    private ApiClient api;

    /** The dev URL, on the database that this is about. */
    abstract RunningDevUrl start(Path data) throws Exception;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        dev = start(data);
        api = new ApiClient(dev.address());
    }

    ApiClient api() {
        return api;
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
    void somebody_new_whose_nhs_number_is_another_persons_in_the_crm_waits_with_a_plain_reason() throws Exception {
        JsonObject answers = Sample.answers("mental-health");
        String number = answers.getJsonObject("person").getString("nhsNumber");
        dev.knowsPerson(
                Map.of("firstname", "Agnes", "lastname", "Other", "birthdate", "1931-02-03", "cf_nhsnumber", number));
        String reference = dev.send("mental-health");
        assertThat(await(() -> taskToTellApart(reference).isPresent())).isTrue();

        Answer told = api.post(
                "/tasks/" + taskToTellApart(reference).orElseThrow() + "/complete",
                "{\"outcome\": \"new\", \"note\": \"Asked the daughter\"}",
                "staff");

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(await(() ->
                        api.get("/deliveries?state=parked", "operator").text().contains(reference)))
                .isTrue();
        assertThat(api
                        .get("/deliveries?state=parked", "operator")
                        .json()
                        .getJsonArray("deliveries")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(delivery -> delivery.getString("reference").equals(reference))
                        .map(delivery -> delivery.getString("reason")))
                .singleElement()
                .asString()
                .contains("another record with the same key, like the same NHS number", "match it by hand");
        assertThat(dev.crm("incident")).noneMatch(row -> reference.equals(row.get("cf_reference")));
        assertThat(dev.crm("contact"))
                .filteredOn(row -> number.equals(row.get("cf_nhsnumber")))
                .as("nobody was merged or overwritten by software")
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("lastname", "Other"));
    }

    @Test
    void the_ledger_balances() throws Exception {
        JsonObject ledger = api.get("/ledger", "operator").json();

        assertThat(ledger.getInt("accepted"))
                .isEqualTo(ledger.getInt("delivered") + ledger.getInt("inFlight") + ledger.getInt("parked"));
    }

    private Optional<String> taskToTellApart(String reference) throws Exception {
        return api.get("/tasks", "staff").json().getJsonArray("tasks").getValuesAs(JsonObject.class).stream()
                .filter(task -> task.getString("reference").equals(reference))
                .filter(task -> task.getString("key").equals("confirm-match"))
                .map(task -> task.getString("id"))
                .findFirst();
    }

    private boolean hasTask(String reference, String team) throws Exception {
        return api.get("/tasks?team=" + team, "staff").text().contains(reference);
    }

    private void inTheCrmOnce(String reference, JsonObject answers) throws Exception {
        JsonObject person = answers.getJsonObject("person");
        assertThat(dev.inTheCrmOnce(reference))
                .containsEntry("firstname", person.getString("firstName"))
                .containsEntry("lastname", person.getString("lastName"));
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
