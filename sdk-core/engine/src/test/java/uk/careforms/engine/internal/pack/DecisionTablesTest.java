package uk.careforms.engine.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.engine.internal.pack.SmallAsk.answers;
import static uk.careforms.engine.internal.pack.SmallAsk.json;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Decision;

class DecisionTablesTest {

    private static final Occasion TODAY = new Occasion(Channel.WEB, SmallAsk.TODAY);

    private final DecisionTables tables = SmallAsk.pack().decisions();

    private Decision decide(String name, String answers, Occasion occasion) {
        return tables.decide(name, answers(answers), occasion).orElseThrow();
    }

    @Test
    void a_decision_is_made_on_answers_and_says_which_rules_it_used() {
        Decision decision = decide("need", "{'needs': {'washing': 'no'}}", TODAY);

        assertThat(decision.outcome()).isEqualTo(json("{'signal': 'LIKELY'}"));
        assertThat(decision.inputs()).isEqualTo(json("{'washing': 'no'}"));
        assertThat(decision.ruleVersion()).matches("need@2015-04-01#[0-9a-f]{8}");
        assertThat(decision.rows()).extracting(Decision.Row::because).containsExactly("Cannot wash. Invented.");
    }

    @Test
    void a_decision_builds_on_an_earlier_one_and_on_the_place_and_the_channel() {
        String answers = "{'needs': {'washing': 'no'}, 'person': {'address': {'postcode': 'ZZ99 3VZ'}}}";

        Decision decision = decide("route", answers, new Occasion(Channel.ASSISTED, SmallAsk.TODAY));

        assertThat(decision.inputs())
                .isEqualTo(json("{'signal': 'LIKELY', 'locality': 'north', 'channel': 'assisted'}"));
        assertThat(decision.outcome()).isEqualTo(json("{'team': 'north', 'route': 'TEAM'}"));
    }

    @Test
    void what_nobody_knows_is_left_out_which_is_not_the_same_as_no() {
        assertThat(decide("route", "{'person': {'address': {'postcode': 'M1 1AE'}}}", TODAY)
                        .inputs())
                .as("a district the council names no team for, and no signal")
                .isEqualTo(json("{'channel': 'web'}"));
        assertThat(decide("need", "{}", TODAY).outcome()).isEmpty();
        assertThat(decide("need", "{'needs': {'washing': 'does-not-apply'}}", TODAY)
                        .outcome())
                .as("no row fires")
                .isEmpty();
    }

    @Test
    void the_table_in_force_on_the_day_of_sending_decides() {
        String answers = "{'person': {'dateOfBirth': '2009-05-01', 'address': {'postcode': 'ZZ99 3VZ'}}}";

        Decision last = decide("route", answers, new Occasion(Channel.WEB, LocalDate.parse("2027-03-31")));
        Decision first = decide("route", answers, new Occasion(Channel.WEB, LocalDate.parse("2027-04-01")));

        assertThat(last.ruleVersion()).startsWith("route@2015-04-01#");
        assertThat(first.ruleVersion()).startsWith("route@2027-04-01#");
        assertThat(first.inputs()).isEqualTo(json("{'age': 17, 'day': '2027-04-01', 'district': 'ZZ99'}"));
        assertThat(first.outcome()).isEqualTo(json("{'team': 'north'}"));
        assertThat(tables.decide("route", Answers.NONE, new Occasion(Channel.WEB, LocalDate.parse("2015-03-31"))))
                .isEmpty();
    }

    @Test
    void somebody_grows_a_year_older_on_their_birthday() {
        String born = "{'person': {'dateOfBirth': '2009-05-01'}}";

        assertThat(age(born, "2028-04-30")).isEqualTo(18);
        assertThat(age(born, "2028-05-01")).isEqualTo(19);
        assertThat(age("{'person': {'dateOfBirth': '2008-02-29'}}", "2029-02-28"))
                .isEqualTo(20);
        assertThat(age("{'person': {'dateOfBirth': '2025-02-31'}}", "2028-01-01"))
                .as("not a date")
                .isEqualTo(-1);
    }

    private int age(String answers, String day) {
        return decide("route", answers, new Occasion(Channel.WEB, LocalDate.parse(day)))
                .inputs()
                .getInt("age", -1);
    }

    @Test
    void a_caller_may_bring_facts_of_its_own() {
        assertThat(tables.decide("need", SmallAsk.TODAY, json("{'washing': 'yes'}"))
                        .map(Decision::outcome))
                .contains(json("{'signal': 'UNLIKELY'}"));
        assertThat(tables.decide("wants", SmallAsk.TODAY, json("{}"))).isEmpty();
        assertThat(tables.publishes("route", SmallAsk.TODAY)).isEqualTo(List.of("team", "route"));
        assertThat(tables.inputs("need", SmallAsk.TODAY).orElseThrow()).containsExactly("washing");
    }
}
