package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.Problem;

/** What cannot be right gets a sentence of its own. */
class WrongFactsTest {

    private static final String JUNE = "2025-06-02";
    private static final String GOOD = "'person':{'dateOfBirth':'1955-01-01'},'periods':[{'setting':'permanent'}]";

    @Test
    void an_amount_below_zero() {
        assertThat(one("'income':[{'kind':'annuity','amount':'-5'}]"))
                .isEqualTo(new Problem(
                        "/income/0/amount",
                        "amount.negative",
                        "An amount cannot be negative; give it without a minus sign"));
        assertThat(one("'income':[{'kind':'annuity','amount':-5}]").code()).isEqualTo("amount.negative");
    }

    @Test
    void pennies_in_three_decimals() {
        assertThat(one("'capital':[{'kind':'cash','amount':'5.123'}]").sentence())
                .isEqualTo("An amount has at most two decimals, the pennies, like 12.50");
        assertThat(one("'capital':[{'kind':'cash','amount':5.123}]").code()).isEqualTo("amount.decimals");
    }

    @Test
    void about_200_pounds() {
        assertThat(one("'capital':[{'kind':'cash','amount':'about £200'}]").sentence())
                .isEqualTo("Give the amount in figures only, like 200.00, without words such as 'about'");
    }

    @Test
    void a_share_over_100_per_cent() {
        assertThat(one("'capital':[{'kind':'cash','amount':'5','share':'101'}]").sentence())
                .isEqualTo("A share is from 0 to 100 percent; all of it is 100");
    }

    @Test
    void a_date_of_birth_that_makes_a_child() {
        List<Problem> problems =
                Charged.wrong(JUNE, "{'person':{'dateOfBirth':'2007-06-03'},'periods':[{'setting':'permanent'}]}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("person.is-a-child");
            assertThat(problem.sentence()).contains("younger than 18");
        });
        assertThat(Charged.on(JUNE, "{'person':{'dateOfBirth':'2007-06-02'},'periods':[{'setting':'permanent'}]}")
                        .status())
                .isEqualTo("nil");
    }

    @Test
    void a_date_of_birth_in_the_future() {
        assertThat(Charged.wrong(JUNE, "{'person':{'dateOfBirth':'2030-01-01'},'periods':[{'setting':'permanent'}]}"))
                .extracting(Problem::code)
                .containsExactly("date.in-future");
    }

    @Test
    void a_day_before_the_first_rates_and_one_after_the_last() {
        assertThat(Charged.wrong("2022-04-05", "{" + GOOD + "}"))
                .containsExactly(new Problem(
                        "/asOf",
                        "date.before-first-rates",
                        "This day is before the first rates; rates are known from 6 April 2022 to 5 April 2027"));
        assertThat(Charged.wrong("2027-04-06", "{" + GOOD + "}"))
                .extracting(Problem::code)
                .containsExactly("date.after-last-rates");
    }

    @Test
    void another_nation() {
        assertThat(one("'nation':'wales'").sentence()).startsWith("Wales has its own limits and rules");
        assertThat(one("'nation':'scotland'").code()).isEqualTo("nation.not-england");
        assertThat(one("'nation':'northern-ireland'").sentence()).startsWith("Northern Ireland");
    }

    @Test
    void a_kind_that_is_not_known_with_those_that_are() {
        assertThat(one("'income':[{'kind':'lottery','amount':'5'}]").sentence())
                .contains("not one of the words for 'kind'", "state-pension", "attendance-allowance");
    }

    @Test
    void a_day_that_cannot_be_read() {
        assertThat(one("'careStartedOn':'2025-02-30'").code()).isEqualTo("date.not-real");
        assertThat(one("'careStartedOn':'next week'").code()).isEqualTo("date.not-real");
    }

    @Test
    void a_member_that_is_not_known_is_not_quietly_left_out() {
        assertThat(one("'incomes':[]"))
                .satisfies(problem -> assertThat(problem.sentence()).contains("income", "capital"));
    }

    @Test
    void a_period_that_ends_before_it_begins() {
        assertThat(Charged.wrong(
                        JUNE,
                        "{'person':{},'periods':[{'setting':'permanent','from':'2025-06-01','to':'2025-05-01'}]}"))
                .extracting(Problem::code)
                .containsExactly("period.ends-before-it-begins");
    }

    @Test
    void everything_wrong_is_told_at_once_and_no_sentence_shows_what_was_typed() {
        List<Problem> problems = Charged.wrong(
                JUNE,
                "{" + GOOD + ",'income':[{'kind':'annuity','amount':'-77'},{'kind':'annuity','amount':'about 77'}]}");

        assertThat(problems).hasSize(2).noneMatch(problem -> problem.sentence().contains("77"));
    }

    @Test
    void hostile_facts_are_wrong_and_never_a_crash() {
        for (String more : List.of(
                "'income':5",
                "'income':[null]",
                "'income':[[]]",
                "'income':[{'kind':7,'amount':{}}]",
                "'income':[{'kind':'annuity','amount':1e99999}]",
                "'income':[{'kind':'annuity','amount':'1','period':{}}]",
                "'income':[{'kind':'annuity','amount':'1','period':{'days':null}}]",
                "'income':[{'kind':'annuity','amount':'1','period':{'days':0}}]",
                "'capital':[{'kind':'cash','amount':'1','owners':0}]",
                "'capital':[{'kind':'cash','amount':'99999999999999999999'}]",
                "'dre':[{'amount':'1','lifeYears':0}]",
                "'dre':[{'amount':'1','lifeWeeks':1.5}]",
                "'person':[]",
                "'overrides':'yes'")) {
            assertThat(Charged.wrong(JUNE, "{'periods':[{'setting':'permanent'}]," + more + "}"))
                    .as(more)
                    .isNotEmpty();
        }
        assertThat(Charged.wrong(JUNE, "{}")).extracting(Problem::pointer).containsExactly("/periods");
    }

    @Test
    void what_is_null_is_as_good_as_absent() {
        assertThat(Charged.on(
                                JUNE,
                                "{'nation':null,'person':null,'periods':[{'setting':null,'cost':null}],'income':null}")
                        .texts("missing", "pointer"))
                .containsExactly("/periods/0/setting");
    }

    @Test
    void amounts_are_read_as_people_write_them() {
        for (String amount : List.of("'230.25'", "230.25", "'£230.25'", "' 230.25 '")) {
            assertThat(Charged.on(JUNE, "{" + GOOD + ",'income':[{'kind':'annuity','amount':" + amount + "}]}")
                            .figure("assessableIncome"))
                    .hasValue("230.25");
        }
        assertThat(Charged.on(JUNE, "{" + GOOD + ",'capital':[{'kind':'cash','amount':'1,234.50'}]}")
                        .figure("assessedCapital"))
                .hasValue("1234.50");
    }

    private static Problem one(String more) {
        List<Problem> problems = Charged.wrong(JUNE, "{" + GOOD + "," + more + "}");
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
