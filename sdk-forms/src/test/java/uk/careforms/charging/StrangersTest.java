package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Problem;

/** Facts of people who have read the schema once. */
class StrangersTest {

    private static final String JUNE = "2025-06-02";

    @Test
    void a_typing_error_in_a_name_is_told_with_the_nearest_name() {
        assertThat(one("{'periods':[{'setting':'permanent'}],'incom':[]}"))
                .contains("perhaps 'income' was meant", "there are");
        assertThat(one("{'periods':[{'seting':'permanent'}]}")).contains("perhaps 'setting' was meant");
        assertThat(one("{'person':{'date_of_birth':'1955-01-01'},'periods':[{'setting':'permanent'}]}"))
                .contains("perhaps 'dateOfBirth' was meant");
    }

    @Test
    void a_typing_error_in_a_word_is_told_with_the_nearest_word_and_all_there_are() {
        assertThat(one("{'periods':[{'setting':'permanent'}],'income':[{'kind':'atendance-allowance','amount':'5'}]}"))
                .contains("perhaps 'attendance-allowance' was meant", "state-pension", "universal-credit");
        assertThat(one("{'periods':[{'setting':'permanent'}],'income':[{'kind':'zzzzzzzz','amount':'5'}]}"))
                .doesNotContain("perhaps")
                .contains("state-pension");
    }

    @Test
    void words_may_be_written_with_spaces_capitals_underscores_and_apostrophes() {
        for (Map.Entry<String, String> written : Map.of(
                        "State Pension", "State Pension",
                        "STATE_PENSION", "State Pension",
                        "savings credit", "Pension Credit, savings part",
                        "Guarantee Credit", "Pension Credit, guarantee part",
                        "ESA", "Employment and Support Allowance",
                        "Employment & Support Allowance", "Employment and Support Allowance")
                .entrySet()) {
            Charged charged = Charged.on(
                    JUNE,
                    "{'person':{'dateOfBirth':'1955-01-01'},'periods':[{'setting':'care home permanent'}],"
                            + "'income':[{'kind':'" + written.getKey() + "','amount':'10','period':'Monthly'}]}");

            assertThat(charged.working().get(0).getString("label")).isEqualTo(written.getValue());
            assertThat(charged.figure("assessableIncome")).hasValue("2.30"); // 10 x 12 / 52 = 2.3076, down
        }
    }

    @Test
    void what_could_mean_two_things_is_not_guessed() {
        assertThat(one("{'periods':[{'setting':'residential'}]}")).contains("permanent", "temporary");
        assertThat(one("{'periods':[{'setting':'respite'}]}")).contains("short-term", "temporary");
    }

    @Test
    void every_other_name_in_the_schema_is_read() {
        JsonObject income = aliases("income");

        assertThat(income).isNotEmpty();
        income.keySet().forEach(alias -> assertThat(Charged.on(
                                JUNE,
                                "{'periods':[{'setting':'permanent'}],'income':[{'kind':'" + alias
                                        + "','component':'mobility','amount':'1'}]}")
                        .json())
                .as(alias)
                .isNotNull());
    }

    @Test
    void words_of_a_policy_are_read_in_the_same_way() {
        String facts = "{'person':{'dateOfBirth':'1955-01-01'},'periods':[{'setting':'at home'}],"
                + "'income':[{'kind':'state-pension','amount':'242.60'}]}";

        assertThat(Charged.on(JUNE, facts, "{'migUplift':{'kind':'Pounds','amount':'5'}}")
                        .figure("contribution"))
                .hasValue("5.00"); // 242.60 - 232.60 - 5
    }

    @Test
    void a_policy_is_not_used_outside_its_days() {
        String facts = "{'person':{'dateOfBirth':'1955-01-01'},'periods':[{'setting':'non-residential'}],"
                + "'income':[{'kind':'state-pension','amount':'242.60'}]}";
        String lastYears =
                "{'validTo':'2025-04-05','migUplift':{'kind':'table','table':{'mig-single-pension-age':'230'}}}";

        assertThat(Charged.on("2024-06-03", facts, lastYears).figure("totalAllowances"))
                .hasValue("230.00");
        assertThat(Charged.on(JUNE, facts, lastYears).figure("totalAllowances")).hasValue("232.60");
    }

    @Test
    void periods_that_contradict_each_other_are_told() {
        assertThat(one("{'periods':[{'setting':'permanent','from':'2025-01-01','to':'2025-06-01'},"
                        + "{'setting':'temporary','from':'2025-03-01'}]}"))
                .contains("overlaps");
        assertThat(one("{'periods':[{'setting':'permanent','from':'2025-01-01'},"
                        + "{'setting':'temporary','from':'2025-01-01'}]}"))
                .contains("overlaps");
        assertThat(one("{'periods':[{'setting':'permanent'}],"
                        + "'income':[{'kind':'annuity','amount':'1','from':'2025-02-01','to':'2025-01-01'}]}"))
                .contains("before the first day");
    }

    @Test
    void a_flood_of_faults_is_cut_off_and_a_flood_of_work_is_refused() {
        String item = "{'kind':'x','amount':'x','foo':1}";
        assertThat(Charged.wrong(
                        JUNE,
                        "{'periods':[{'setting':'permanent'}],'income':[" + (item + ",").repeat(199) + item + "]}"))
                .hasSizeBetween(100, 103);
        String notional =
                "{'kind':'notional-capital','amount':9999999999,'countedFrom':'0001-01-01','decided':{'reason':'x'}}";
        String stays = "{'setting':'permanent','cost':5000},".repeat(11) + "{'setting':'permanent','cost':5000}";
        String most = "{'periods':[" + stays + "],'capital':[" + (notional + ",").repeat(19) + notional + "]}";

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> Charged.on(JUNE, most));
        assertThat(one(most.replace("'capital':[", "'capital':[" + notional + ",")))
                .contains("at most 20");
    }

    @Test
    void extreme_days_and_figures_end_in_a_sentence_or_a_result() {
        for (String more : List.of(
                "'properties':[{'value':1000,'ignoredOtherwiseUntil':'9999-12-31','soldOn':'0000-01-01'}]",
                "'capital':[{'kind':'personal-injury-payment','amount':5,'receivedOn':'9999-12-31'}]",
                "'income':[{'kind':'annuity','amount':-0.00}]",
                "'income':[{'kind':'annuity','amount':1e999999999}]",
                "'income':[{'kind':'annuity','amount':1e-999999999}]",
                "'person':{'children':1e999999999}")) {
            String told = Charged.CHARGING
                    .calculate(
                            LocalDate.parse(JUNE),
                            Charged.read("{'periods':[{'setting':'permanent'}]," + more + "}"),
                            JsonValue.EMPTY_JSON_OBJECT)
                    .fold(
                            result -> result.json().getString("status"),
                            wrong -> wrong.problems().get(0).sentence());

            assertThat(told).as(more).isNotBlank();
        }
    }

    private static JsonObject aliases(String list) {
        return Charged.CHARGING
                .factsSchema()
                .getJsonObject("properties")
                .getJsonObject(list)
                .getJsonObject("items")
                .getJsonObject("properties")
                .getJsonObject("kind")
                .getJsonObject("x-aliases");
    }

    private static String one(String facts) {
        List<Problem> problems = Charged.wrong(JUNE, facts);
        assertThat(problems).hasSize(1);
        return problems.get(0).sentence();
    }
}
