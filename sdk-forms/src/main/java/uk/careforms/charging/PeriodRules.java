package uk.careforms.charging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.model.Problem;

/** Days that contradict each other: of stays, of earlier stays and of what begins and ends. */
final class PeriodRules {

    /** Each is made smaller week by week, which takes time. */
    private static final int MOST_NOTIONAL = 20;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> check(LocalDate asOf, Facts facts) {
        List<Facts> stays = facts.each("periods");
        for (int i = 0; i < stays.size(); i++) {
            for (int j = 0; j < stays.size(); j++) {
                if (i != j) {
                    apart(stays.get(i), stays.get(j), i < j);
                }
            }
            stays.get(i).each("earlierPermanentStays").forEach(this::order);
        }
        facts.each("income").forEach(this::order);
        LocalDate partner = facts.part("person").day("partnerDateOfBirth");
        if (partner != null && partner.isAfter(asOf)) {
            add(
                    facts.part("person").at("partnerDateOfBirth"),
                    "date.in-future",
                    "The partner's date of birth is after the day of the assessment");
        }
        long notional = facts.each("capital").stream()
                .filter(item -> item.says("kind", "notional-capital"))
                .count();
        if (notional > MOST_NOTIONAL) {
            add(facts.at("capital"), "list.size", "Give at most " + MOST_NOTIONAL + " items of notional capital");
        }
        return problems;
    }

    /** One stay may begin on the last day of another, and within one without a last day; not otherwise. */
    private void apart(Facts one, Facts later, boolean inOrder) {
        LocalDate from = one.day("from");
        LocalDate to = one.day("to");
        LocalDate begins = later.day("from");
        if (begins == null) {
            return;
        }
        boolean same = inOrder && begins.equals(from);
        boolean within = to != null && to.isAfter(begins) && isBefore(from, begins);
        if (same || within) {
            add(
                    later.at("from"),
                    "period.overlaps",
                    "This period overlaps another one; let each end before the next begins");
        }
    }

    private static boolean isBefore(@Nullable LocalDate from, LocalDate begins) {
        return from == null || from.isBefore(begins);
    }

    private void order(Facts item) {
        LocalDate from = item.day("from");
        LocalDate to = item.day("to");
        if (from != null && to != null && to.isBefore(from)) {
            add(item.at("to"), "period.ends-before-it-begins", "The last day is before the first day");
        }
    }

    private void add(String at, String code, String sentence) {
        problems.add(new Problem(at, code, sentence));
    }
}
