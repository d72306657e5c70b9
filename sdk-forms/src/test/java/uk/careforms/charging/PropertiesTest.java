package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for everybody, tried on invented people from fixed seeds: 40 batches of 50. */
class PropertiesTest {

    private static final int EACH = 50;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    static List<AnyPerson> people(int seed) {
        return IntStream.range(0, EACH)
                .mapToObj(i -> new AnyPerson(seed * 1000L + i))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_charge_is_never_negative_and_never_above_cost_or_local_maximum(int seed) {
        for (AnyPerson person : people(seed)) {
            Charged charged = person.charged();
            BigDecimal contribution = charged.pounds("contribution");

            assertThat(contribution).as(person.toString()).isBetween(BigDecimal.ZERO, charged.pounds("cost"));
            if (person.isAtHome() && !charged.status().equals("self-funder")) {
                assertThat(contribution).as(person.toString()).isLessThanOrEqualTo(person.maximum());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_charge_never_leaves_less_than_the_guarantee_or_the_personal_allowance(int seed) {
        for (AnyPerson person : people(seed)) {
            Charged charged = person.charged();
            if (charged.status().equals("contribution")) {
                BigDecimal left = charged.pounds("assessableIncome").subtract(charged.pounds("contribution"));
                String floor = person.isAtHome() ? "minimum-income-guarantee" : "personal-expenses-allowance";
                BigDecimal kept =
                        Charged.objects(charged.json().getJsonObject("result").getJsonArray("allowances")).stream()
                                .filter(part -> part.getString("code").equals(floor))
                                .map(part -> new BigDecimal(part.getString("amount")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);

                assertThat(kept).isPositive();
                assertThat(left).as(person.toString()).isGreaterThanOrEqualTo(kept);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void more_capital_never_lowers_a_charge(int seed) {
        for (AnyPerson person : people(seed)) {
            BigDecimal before = person.charged().pounds("contribution");
            BigDecimal after = person.withMoreCapital().charged().pounds("contribution");

            assertThat(after).as(person.toString()).isGreaterThanOrEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_lines_never_matters(int seed) {
        for (AnyPerson person : people(seed)) {
            JsonObject one = person.charged().json().getJsonObject("result");
            JsonObject other = person.reversed().charged().json().getJsonObject("result");

            assertThat(other).as(person.toString()).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_working_of_anybody_adds_up(int seed) {
        for (AnyPerson person : people(seed)) {
            Charged charged = person.charged();

            assertThat(charged.sum("income")).isEqualByComparingTo(charged.pounds("assessableIncome"));
            assertThat(charged.sum("capital")).isEqualByComparingTo(charged.pounds("assessedCapital"));
            assertThat(charged.sum("allowance")).isEqualByComparingTo(charged.pounds("totalAllowances"));
        }
    }
}
