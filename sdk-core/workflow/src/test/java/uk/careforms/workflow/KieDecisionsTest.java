package uk.careforms.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.careforms.workflow.DecisionModels.expression;
import static uk.careforms.workflow.DecisionModels.input;
import static uk.careforms.workflow.DecisionModels.model;
import static uk.careforms.workflow.DecisionModels.table;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Decision;
import uk.careforms.api.spi.Decisions;

class KieDecisionsTest {

    private static final Decisions DECISIONS = KieDecisions.create();

    @Test
    void two_unmet_outcomes_signal_likely_and_say_why() {
        Decision decision = decide(DecisionModels.threshold(), "{'unable': 3, 'carer': false}");

        assertThat(decision.name()).isEqualTo("threshold");
        assertThat(decision.ruleVersion()).isEqualTo("v1");
        assertThat(decision.inputs()).isEqualTo(json("{'unable': 3, 'carer': false}"));
        assertThat(decision.outcome()).isEqualTo(json("{'signal': 'LIKELY'}"));
        assertThat(decision.rows())
                .containsExactly(new Decision.Row(
                        "signal", 1, "Two outcomes or more: Care Act 2014 eligibility regulations, regulation 2(1)"));
    }

    @Test
    void the_inputs_are_named() {
        assertThat(DECISIONS.compile("t.dmn", DecisionModels.threshold()).inputs())
                .containsExactlyInAnyOrder("unable", "carer");
    }

    @Test
    void a_gap_leaves_the_outcome_to_a_person() {
        Decision decision = decide(DecisionModels.threshold(), "{'unable': 1, 'carer': false}");

        assertThat(decision.outcome()).isEmpty();
        assertThat(decision.rows()).isEmpty();
    }

    @Test
    void two_rows_of_a_unique_table_that_clash_leave_the_outcome_to_a_person_and_are_both_named() {
        String clash = model(input("age", "number")
                + table(
                        "team",
                        "UNIQUE",
                        "age:number",
                        "team",
                        ">= 18 | \"adults\" | Adults",
                        ">= 65 | \"older\" | Older"));

        Decision decision = decide(clash, "{'age': 70}");

        assertThat(decision.outcome()).isEmpty();
        assertThat(decision.rows()).extracting(Decision.Row::number).containsExactly(1, 2);
        assertThat(decision.rows()).extracting(Decision.Row::because).containsExactly("Adults", "Older");
    }

    @Test
    void the_first_row_wins_where_the_policy_says_so() {
        String first = model(input("age", "number")
                + table(
                        "team",
                        "FIRST",
                        "age:number",
                        "team",
                        ">= 65 | \"older\" | Older",
                        ">= 18 | \"adults\" | Adults"));

        Decision decision = decide(first, "{'age': 70}");

        assertThat(decision.outcome()).isEqualTo(json("{'team': 'older'}"));
        assertThat(decision.rows()).extracting(Decision.Row::number).containsExactly(1);
    }

    @Test
    void a_collecting_table_gives_a_list_in_row_order() {
        for (String policy : List.of("COLLECT", "RULE ORDER")) {
            String collecting = model(input("age", "number")
                    + table(
                            "flags",
                            policy,
                            "age:number",
                            "flags",
                            ">= 65 | \"older\" | Older",
                            ">= 18 | \"adult\" | Adult"));

            assertThat(decide(collecting, "{'age': 70}").outcome()).isEqualTo(json("{'flags': ['older', 'adult']}"));
            assertThat(decide(collecting, "{'age': 7}").outcome()).isEmpty();
        }
    }

    @Test
    void a_fact_that_is_not_given_is_null() {
        String asks = model(input("age", "number")
                + table(
                        "known",
                        "UNIQUE",
                        "age:number",
                        "known",
                        "null | \"no\" | Not given",
                        "not(null) | \"yes\" | Given"));

        assertThat(decide(asks, "{}").outcome()).isEqualTo(json("{'known': 'no'}"));
        assertThat(decide(asks, "{'age': null}").outcome()).isEqualTo(json("{'known': 'no'}"));
        assertThat(decide(asks, "{'age': 40}").outcome()).isEqualTo(json("{'known': 'yes'}"));
    }

    @Test
    void a_fact_of_the_wrong_type_leaves_the_outcome_to_a_person() {
        assertThat(decide(DecisionModels.threshold(), "{'unable': 'many', 'carer': true}")
                        .outcome())
                .isEmpty();
    }

    @Test
    void facts_that_the_model_does_not_know_are_kept_in_the_record_and_not_used() {
        Decision decision = decide(DecisionModels.threshold(), "{'unable': 2, 'carer': true, 'other': 'x'}");

        assertThat(decision.outcome()).isEqualTo(json("{'signal': 'LIKELY'}"));
        assertThat(decision.inputs()).containsKey("other");
    }

    @Test
    void a_date_arrives_as_a_date() {
        String dated = model(input("born", "date")
                + input("asOf", "date")
                + expression("adult", "born asOf", "born + duration(\"P18Y\") <= asOf"));

        assertThat(decide(dated, "{'born': '2008-11-24', 'asOf': '2026-11-23'}").outcome())
                .isEqualTo(json("{'adult': false}"));
        assertThat(decide(dated, "{'born': '2008-11-23', 'asOf': '2026-11-23'}").outcome())
                .isEqualTo(json("{'adult': true}"));
        assertThat(decide(dated, "{'born': '31 February', 'asOf': '2026-11-23'}")
                        .outcome())
                .isEmpty();
    }

    @Test
    void a_date_of_a_type_of_the_models_own_arrives_as_a_date() {
        String dated = model("<itemDefinition name=\"birthday\"><typeRef>date</typeRef></itemDefinition>"
                + input("born", "birthday") + expression("year", "born", "born.year"));

        assertThat(decide(dated, "{'born': '2008-11-24'}").outcome()).isEqualTo(json("{'year': 2008}"));
    }

    @Test
    void whole_numbers_come_out_whole_and_others_exact() {
        String sum = model(input("a", "number") + input("b", "number") + expression("sum", "a b", "a + b"));

        assertThat(decide(sum, "{'a': 1.5, 'b': 0.5}").outcome()).hasToString("{\"sum\":2}");
        assertThat(decide(sum, "{'a': 100, 'b': 0}").outcome()).hasToString("{\"sum\":100}");
        assertThat(decide(sum, "{'a': 0.1, 'b': 0.2}").outcome()).hasToString("{\"sum\":0.3}");
    }

    @Test
    void a_context_gives_several_named_results() {
        String context = model(input("age", "number")
                + expression(
                        "route",
                        "age",
                        "{ team: if age >= 65 then \"older\" else \"adults\", age: age, flags: [true, \"x\"] }"));

        assertThat(decide(context, "{'age': 70}").outcome())
                .isEqualTo(json("{'team': 'older', 'age': 70, 'flags': [true, 'x']}"));
    }

    @Test
    void a_named_result_without_a_value_leaves_the_whole_outcome_to_a_person() {
        String context = model(input("age", "number") + expression("route", "age", "{ team: null, age: age }"));

        assertThat(decide(context, "{'age': 70}").outcome()).isEmpty();
    }

    @Test
    void an_expression_that_fails_leaves_the_outcome_to_a_person() {
        String failing = model(input("a", "number") + expression("share", "a", "10 / a"));

        assertThat(decide(failing, "{'a': 0}").outcome()).isEmpty();
        assertThat(decide(failing, "{'a': 5}").outcome()).isEqualTo(json("{'share': 2}"));
    }

    @Test
    void lists_and_objects_arrive_as_such() {
        String list =
                model(input("needs", "Any") + expression("washing", "needs", "list contains(needs, \"washing\")"));

        assertThat(decide(list, "{'needs': ['meals', 'washing']}").outcome()).isEqualTo(json("{'washing': true}"));
    }

    @Test
    void rows_of_every_table_on_the_way_are_explained() {
        String two = model(
                input("age", "number")
                        + table(
                                "band",
                                "FIRST",
                                "age:number",
                                "band",
                                ">= 65 | \"older\" | From 65",
                                "- | \"younger\" | Others")
                        + """
                <decision id="d_team" name="team"><variable name="team"/>
                  <informationRequirement><requiredDecision href="#d_band"/></informationRequirement>
                  <decisionTable hitPolicy="UNIQUE">
                    <input><inputExpression typeRef="string"><text>band</text></inputExpression></input>
                    <output name="team"/><annotation name="because"/>
                    <rule><inputEntry><text>"older"</text></inputEntry><outputEntry><text>"north"</text></outputEntry>
                      <annotationEntry><text>Older people's team</text></annotationEntry></rule>
                  </decisionTable>
                </decision>""");

        Decision decision = decide(two, "{'age': 80}");

        assertThat(decision.outcome()).isEqualTo(json("{'team': 'north'}"));
        assertThat(decision.rows())
                .containsExactly(
                        new Decision.Row("band", 1, "From 65"), new Decision.Row("team", 1, "Older people's team"));
        assertThat(decide(two, "{'age': 30}").outcome()).isEmpty();
    }

    @Test
    void many_threads_decide_at_once_and_keep_their_own_rows() throws Exception {
        Decisions.Model model = DECISIONS.compile("t.dmn", DecisionModels.threshold());
        List<Callable<Decision>> calls = IntStream.range(0, 200)
                .<Callable<Decision>>mapToObj(i -> () -> model.decide(
                        "threshold",
                        "v1",
                        json(i % 2 == 0 ? "{'unable': 5, 'carer': false}" : "{'unable': 1, 'carer': true}")))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Decision>> decisions = threads.invokeAll(calls);

            for (int i = 0; i < decisions.size(); i++) {
                Decision decision = decisions.get(i).get();
                assertThat(decision.outcome().getString("signal")).isEqualTo(i % 2 == 0 ? "LIKELY" : "HUMAN");
                assertThat(decision.rows()).hasSize(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_model_with_faults_is_not_compiled() {
        assertThatThrownBy(() -> DECISIONS.compile("t.dmn", model(input("a", "number"))))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("one top decision");
    }

    private static Decision decide(String dmn, String facts) {
        assertThat(DECISIONS.check("t.dmn", dmn)).isEmpty();
        return DECISIONS.compile("t.dmn", dmn).decide("threshold", "v1", json(facts));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
