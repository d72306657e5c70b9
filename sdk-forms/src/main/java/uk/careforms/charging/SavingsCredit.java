package uk.careforms.charging;

import java.math.BigDecimal;
import uk.careforms.charging.Rates.Figure;

/**
 * The savings credit disregard: SI 2014/2672 Sch. 1 para 40.
 *
 * <p>Qualifying income is that of the person's own income lines. Income that pension credit assumes from capital is left out, so
 * that more capital can never lower a charge.
 */
final class SavingsCredit {

    static final String CODE = "savings-credit-disregard";

    private final Sheet sheet;
    private final Setting setting;
    private final IncomeWork income;

    SavingsCredit(Sheet sheet, Setting setting, IncomeWork income) {
        this.sheet = sheet;
        this.setting = setting;
        this.income = income;
    }

    void allow(Allowances allowances) {
        if (income.qualifying().signum() == 0 && income.savingsCredit().signum() == 0) {
            return;
        }
        Boolean entitled = sheet.person.reachedPensionAgeBefore2016();
        if (Boolean.FALSE.equals(entitled)) {
            return;
        }
        String end = setting != Setting.PERMANENT && sheet.person.isInCouple() ? "couple" : "single";
        BigDecimal amount = disregard(end);
        if (amount.signum() == 0) {
            return;
        }
        if (entitled == null && income.savingsCredit().signum() == 0) {
            notKnown(amount);
            return;
        }
        BigDecimal ignoredAlready = setting != Setting.PERMANENT && sheet.policy.ignoresSavingsCreditAtHome()
                ? income.savingsCredit()
                : Money.ZERO;
        BigDecimal rest = Money.notBelowZero(amount.subtract(ignoredAlready));
        if (rest.signum() > 0) {
            Figure figure = sheet.figure("savings-credit-" + end);
            allowances.add(CODE, figure, rest, "For people who reached state pension age before 6 April 2016.");
            sheet.warn(
                    CODE,
                    "The savings credit disregard of " + Money.text(rest)
                            + " a week is left to the person, because they reached state pension age before 6 April 2016 and their"
                            + " pensions are high enough. Many published examples leave it out; the answer about 2016 switches it off.",
                    "/person/reachedPensionAgeBefore2016");
        }
    }

    /** An estimate goes on without it; nothing final is decided on what nobody asked. */
    private void notKnown(BigDecimal amount) {
        boolean noBirth = sheet.person.born() == null;
        String at = noBirth ? "/person/dateOfBirth" : "/person/reachedPensionAgeBefore2016";
        if (sheet.facts.says("purpose", "final")) {
            sheet.missing(
                    at,
                    noBirth
                            ? "What is the person's date of birth?"
                            : "Did the person reach state pension age before 6 April 2016?");
        } else {
            sheet.warn(
                    "savings-credit-unknown",
                    "A savings credit disregard of " + Money.text(amount)
                            + " a week would be taken off if the person reached state pension age before 6 April 2016."
                            + " Nobody said so, and it was left out.",
                    at);
        }
    }

    private BigDecimal disregard(String end) {
        BigDecimal most = sheet.rate("savings-credit-" + end);
        if (income.qualifying().compareTo(sheet.rate("minimum-guarantee-" + end)) > 0) {
            return most;
        }
        boolean reaches = income.savingsCredit().signum() > 0
                || income.qualifying().compareTo(sheet.rate("savings-credit-threshold-" + end)) >= 0;
        return reaches ? most.min(income.savingsCredit()) : Money.ZERO;
    }
}
