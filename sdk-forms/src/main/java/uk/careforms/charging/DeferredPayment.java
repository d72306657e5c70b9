package uk.careforms.charging;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a deferred payment agreement must be offered, how much may be deferred and what is paid now: SI 2014/2671. */
final class DeferredPayment {

    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");
    private static final BigDecimal SEVENTY = new BigDecimal("0.7");

    private final Sheet sheet;
    private final Facts wish;
    private final Facts home;
    private final BigDecimal otherCapital;
    private final BigDecimal income;
    private final @Nullable BigDecimal cost;

    /**
     * Asks about a home that counts.
     *
     * @param income counted income with tariff income on the other capital, less the savings credit disregard
     */
    DeferredPayment(Sheet sheet, Facts home, BigDecimal otherCapital, BigDecimal income, @Nullable BigDecimal cost) {
        this.sheet = sheet;
        this.wish = sheet.stay.part("deferredPayment");
        this.home = home;
        this.otherCapital = otherCapital;
        this.income = income;
        this.cost = cost;
    }

    private boolean isBelowLimit() {
        return otherCapital.compareTo(sheet.rate("capital-upper")) <= 0;
    }

    /** {@code yes}, {@code no}, or {@code for-a-person} while nobody has looked at the security. */
    String eligible() {
        Boolean security = wish.yesNo("adequateSecurity");
        if (!isBelowLimit() || equityLimit().signum() == 0) {
            return "no";
        }
        return security == null ? "for-a-person" : security ? "yes" : "for-a-person";
    }

    /** The person's share of the home, before debts. */
    private BigDecimal value() {
        BigDecimal interest = home.amount("interestValue");
        BigDecimal whole = home.amount("value");
        return interest != null ? interest : home.share().of(whole == null ? Money.ZERO : whole);
    }

    private BigDecimal charges() {
        BigDecimal debts = home.amount("debts");
        return debts == null ? Money.ZERO : home.share().of(debts);
    }

    /** 90% of the value, less the lower capital limit and what is charged on it before. */
    BigDecimal equityLimit() {
        return sheet.rounding.taken(Money.notBelowZero(value().multiply(NINE_TENTHS)
                .subtract(sheet.rate("capital-lower"))
                .subtract(charges())));
    }

    private BigDecimal kept() {
        BigDecimal most = sheet.rate("deferred-income-allowance");
        BigDecimal chosen = wish.amount("incomeKept");
        if (chosen != null && chosen.compareTo(most) > 0) {
            sheet.warn(
                    "deferred-income-kept",
                    "More than the national most of " + Words.pounds(most) + " a week cannot be kept.",
                    wish.at("incomeKept"));
        }
        return sheet.rounding.allowed(chosen == null ? most : chosen.min(most));
    }

    JsonObjectBuilder json() {
        BigDecimal payNow = Money.notBelowZero(income.subtract(kept()));
        payNow = cost == null ? payNow : payNow.min(cost);
        JsonArrayBuilder conditions = Material.JSON
                .createArrayBuilder()
                .add(condition("permanent-care-home", true, "Needs are met in a care home for good."))
                .add(condition("capital-below-limit", isBelowLimit(), "Other capital is at or below the limit."))
                .add(condition("home-counted", true, "The home counts as capital."))
                .add(condition("adequate-security", wish.is("adequateSecurity"), "The council has adequate security."));
        JsonObjectBuilder json = Material.JSON
                .createObjectBuilder()
                .add("eligible", eligible())
                .add("wanted", wish.is("wanted"))
                .add("conditions", conditions)
                .add("homeValue", Money.text(sheet.rounding.taken(value())))
                .add("equityLimit", Money.text(equityLimit()))
                .add("reviewAt", Money.text(sheet.rounding.taken(value().multiply(SEVENTY))))
                .add("incomeKept", Money.text(kept()))
                .add("payNow", Money.text(payNow));
        if (cost != null) {
            json.add("deferredWeekly", Money.text(cost.subtract(payNow)));
        }
        if ("yes".equals(eligible()) && wish.is("wanted")) {
            sheet.line(Line.whole(
                    "step",
                    "deferred-payment",
                    "Paid now in a deferred payment agreement",
                    payNow,
                    "Income less what the person keeps, " + Words.pounds(kept()) + " a week; the rest is deferred.",
                    "SI 2014/2671; Statutory guidance ch. 9"));
        }
        return json;
    }

    private static JsonObjectBuilder condition(String code, boolean met, String sentence) {
        return Material.JSON
                .createObjectBuilder()
                .add("code", code)
                .add("met", met)
                .add("sentence", sentence);
    }
}
