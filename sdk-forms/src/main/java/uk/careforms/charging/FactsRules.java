package uk.careforms.charging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Problem;

/** Facts of the right shape that cannot be right all the same. */
final class FactsRules {

    private static final int ADULT = 18;
    private static final int OLDEST = 125;
    private static final Map<String, String> NATIONS =
            Map.of("wales", "Wales", "scotland", "Scotland", "northern-ireland", "Northern Ireland");

    private final Rates rates;
    private final List<Problem> problems = new ArrayList<>();

    FactsRules(Rates rates) {
        this.rates = rates;
    }

    List<Problem> check(LocalDate asOf, Facts facts) {
        String nation = NATIONS.get(facts.word("nation").orElse("england"));
        if (nation != null) {
            add(
                    facts.at("nation"),
                    "nation.not-england",
                    nation + " has its own limits and rules; only charges in England are calculated here");
        }
        withinRates(asOf, "/asOf", "This day");
        born(asOf, facts.part("person"));
        if (facts.each("periods").isEmpty()) {
            add(facts.at("periods"), "list.size", "Give at least one period with the setting of the care");
        }
        facts.each("periods").forEach(stay -> stay(asOf, stay));
        problems.addAll(new PeriodRules().check(asOf, facts));
        return List.copyOf(problems);
    }

    private void born(LocalDate asOf, Facts person) {
        LocalDate born = person.day("dateOfBirth");
        if (born == null) {
            return;
        }
        if (born.isAfter(asOf)) {
            add(person.at("dateOfBirth"), "date.in-future", "The date of birth is after the day of the assessment");
        } else if (Person.age(born, asOf) < ADULT) {
            add(
                    person.at("dateOfBirth"),
                    "person.is-a-child",
                    "This date of birth makes the person younger than 18; only adults are assessed for charges");
        } else if (Person.age(born, asOf) > OLDEST) {
            add(person.at("dateOfBirth"), "date.too-early", "This date of birth makes the person older than 125");
        }
    }

    private void stay(LocalDate asOf, Facts stay) {
        LocalDate from = stay.day("from");
        LocalDate to = stay.day("to");
        if (from != null && to != null && to.isBefore(from)) {
            add(stay.at("to"), "period.ends-before-it-begins", "The last day is before the first day of the period");
        } else {
            withinRates(
                    day(asOf, from, to),
                    from != null && from.isAfter(asOf) ? stay.at("from") : stay.at("to"),
                    "The period");
        }
        for (Facts earlier : stay.each("earlierPermanentStays")) {
            if (earlier.day("from") == null || earlier.day("to") == null) {
                add(earlier.at(), "period.incomplete", "Give the first and the last day of an earlier stay");
            }
        }
    }

    /** The day of a stay whose rules and rates are used: the one asked for, or the nearest that is within the stay. */
    static LocalDate day(LocalDate asOf, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate day = from != null && asOf.isBefore(from) ? from : asOf;
        return to != null && day.isAfter(to) ? to : day;
    }

    private void withinRates(LocalDate day, String at, String what) {
        boolean known = rates.on(day).isPresent();
        if (!known && problems.stream().noneMatch(problem -> problem.pointer().equals("/asOf"))) {
            boolean early = day.isBefore(rates.first());
            add(
                    at,
                    early ? "date.before-first-rates" : "date.after-last-rates",
                    what + (early ? " is before the first rates" : " is after the last rates")
                            + "; rates are known from " + Words.day(rates.first()) + " to "
                            + Words.day(rates.last()));
        }
    }

    private void add(String at, String code, String sentence) {
        problems.add(new Problem(at, code, sentence));
    }
}
