package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a council's own program asks of a calculation. */
class CalculationApiTest {

    private static final RunningPages PAGES = RunningPages.start();
    private static final String CHARGING = "/calculations/charging";
    private static final String SIMPLEST =
            """
            {"asOf": "2025-06-02", "facts": {"person": {"dateOfBirth": "1955-05-01"},
              "periods": [{"setting": "permanent", "cost": {"amount": "1000"}}],
              "capital": [{"kind": "savings", "amount": "18250"}],
              "income": [{"kind": "state-pension", "amount": "185.15"}]}}""";

    private final Caller anybody = PAGES.caller("");

    @AfterAll
    static void stop() {
        PAGES.close();
    }

    @Test
    void the_simplest_case_has_a_figure_and_its_working() {
        Caller.Said said = anybody.post(CHARGING, SIMPLEST);

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().getString("status")).isEqualTo("contribution");
        JsonObject result = said.json().getJsonObject("result");
        assertThat(result.getString("tariffIncome")).isEqualTo("16.00");
        assertThat(result.getString("contribution")).isEqualTo("170.50"); // 185.15 + 16 - 30.65
        assertThat(said.json().getJsonArray("working")).isNotEmpty();
    }

    @Test
    void what_is_wrong_is_a_problem_with_a_pointer_into_the_body() {
        Caller.Said said = anybody.post(CHARGING, SIMPLEST.replace("\"18250\"", "\"about £200\""));

        assertThat(said.status()).isEqualTo(422);
        assertThat(said.type()).startsWith("application/problem+json");
        JsonObject problem = said.json().getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("pointer")).isEqualTo("/facts/capital/0/amount");
        assertThat(problem.getString("detail")).contains("figures only");
    }

    @Test
    void a_day_is_checked_and_so_is_one_without_rates() {
        assertThat(anybody.post(CHARGING, SIMPLEST.replace("2025-06-02", "soon"))
                        .text())
                .contains("/asOf", "date.not-real");
        assertThat(anybody.post(CHARGING, SIMPLEST.replace("2025-06-02", "2021-01-01"))
                        .text())
                .contains("\"/asOf\"", "date.before-first-rates");
    }

    @Test
    void a_policy_of_the_call_is_checked_and_then_used() {
        String half = SIMPLEST.replace("\"asOf\"", "\"policy\": {\"personalExpensesAllowance\": \"%s\"}, \"asOf\"");

        Caller.Said refused = anybody.post(CHARGING, half.formatted("20"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("/policy/personalExpensesAllowance", "reg. 6");
        Caller.Said used = anybody.post(CHARGING, half.formatted("40"));
        assertThat(used.json().getJsonObject("result").getString("contribution"))
                .isEqualTo("161.15"); // 201.15 - 40
    }

    @Test
    void hostile_bodies_end_in_a_sentence() {
        for (String amount : new String[] {
            "1" + "0".repeat(2_000),
            "1e30",
            "1e999999999",
            "-1e-999999999",
            "NaN",
            "\"NaN\"",
            "[".repeat(500) + "]".repeat(500)
        }) {
            Caller.Said said = anybody.post(CHARGING, SIMPLEST.replace("\"185.15\"", amount));

            assertThat(said.status()).as(amount).isIn(400, 422);
            assertThat(said.type()).startsWith("application/problem+json");
        }
        assertThat(anybody.post(CHARGING, SIMPLEST.replace("2025-06-02", "2026-02-30"))
                        .text())
                .contains("date.not-real");
    }

    @Test
    void the_schemas_can_be_fetched() {
        JsonObject known = anybody.get(CHARGING).json();

        assertThat(known.getString("name")).isEqualTo("charging");
        assertThat(known.getJsonObject("factsSchema").getString("$schema")).contains("draft-07");
        assertThat(known.getJsonObject("policySchema").getJsonObject("properties"))
                .containsKey("versions");
    }

    @Test
    void a_calculation_that_is_not_installed_is_not_found() {
        assertThat(anybody.get("/calculations/no-such").status()).isEqualTo(404);
        assertThat(anybody.post("/calculations/no-such", SIMPLEST).status()).isEqualTo(404);
        assertThat(anybody.post(CHARGING, "{}").status()).isEqualTo(422);
    }
}
