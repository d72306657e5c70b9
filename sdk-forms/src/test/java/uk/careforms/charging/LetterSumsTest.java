package uk.careforms.charging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever adds up a letter with a pencil comes to what it says, for 2,000 invented people and each way of rounding. */
class LetterSumsTest {

    private static final String PENNIES = "-?[0-9]+\\.[0-9]{2}";

    @ParameterizedTest
    @CsvSource({"ADULT_FAVOUR,52", "HALF_UP,52", "ADULT_FAVOUR,52.14", "HALF_UP,52.14", "ADULT_FAVOUR,365/7"})
    void a_letter_adds_up_to_the_penny(String rounding, String weeks) {
        people().map(person -> person.with(rounding, weeks)).forEach(LetterSumsTest::addUp);
    }

    private static Stream<AnyPerson> people() {
        return IntStream.range(0, 2_000).mapToObj(AnyPerson::new);
    }

    private static void addUp(AnyPerson person) {
        Charged charged = person.charged();
        String who = person.toString();
        for (JsonObject line : charged.working()) {
            assertThat(line.getString("amount")).as(who).matches(PENNIES);
            assertThat(pounds(line, "counted").add(pounds(line, "ignored")))
                    .as(who)
                    .isEqualByComparingTo(pounds(line, "amount"));
        }
        BigDecimal income = charged.sum("income");
        BigDecimal kept = charged.sum("allowance");
        assertThat(income).as(who).isEqualByComparingTo(charged.pounds("assessableIncome"));
        assertThat(kept).as(who).isEqualByComparingTo(charged.pounds("totalAllowances"));
        assertThat(charged.sum("capital")).as(who).isEqualByComparingTo(charged.pounds("assessedCapital"));
        BigDecimal contribution = charged.pounds("contribution");
        assertThat(contribution.add(charged.pounds("councilShare")))
                .as(who)
                .isEqualByComparingTo(charged.pounds("cost"));
        assertThat(contribution).as(who).isEqualByComparingTo(byPencil(person, charged, income.subtract(kept)));
        assertThat(charged.working())
                .as(who)
                .filteredOn(line -> line.getString("item").equals("contribution"))
                .singleElement()
                .satisfies(line -> assertThat(pounds(line, "counted")).isEqualByComparingTo(contribution));
    }

    /** The steps of the letter, from what it prints. */
    private static BigDecimal byPencil(AnyPerson person, Charged charged, BigDecimal left) {
        if (charged.status().equals("self-funder")) {
            return charged.pounds("cost");
        }
        BigDecimal available = left.max(BigDecimal.ZERO);
        boolean home = charged.working().stream()
                .anyMatch(line -> line.getString("item").equals("minimum-income-guarantee"));
        if (!home) {
            return available.min(charged.pounds("cost"));
        }
        BigDecimal part =
                available.multiply(person.setting("disposablePercent", "100")).movePointLeft(2);
        BigDecimal charge = part.setScale(
                        2, person.toString().contains("\"HALF_UP\"") ? RoundingMode.HALF_UP : RoundingMode.FLOOR)
                .min(charged.pounds("cost"))
                .min(person.maximum());
        return charge.compareTo(person.setting("minimumCharge", "0")) < 0 ? BigDecimal.ZERO : charge;
    }

    private static BigDecimal pounds(JsonObject line, String name) {
        return new BigDecimal(line.getString(name));
    }
}
