package uk.careforms.charging;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Rates.Figure;
import uk.careforms.charging.Weighing.Weighed;

/** One stay from facts to figures. */
final class StayWork {

    private final Sheet sheet;
    private final StayResult result;
    private final @Nullable BigDecimal cost;

    private StayWork(Sheet sheet) {
        this.sheet = sheet;
        BigDecimal weekly = sheet.stay.weekly("cost", sheet.weeks);
        this.cost = weekly == null ? null : sheet.rounding.taken(weekly);
        this.result = new StayResult(sheet, cost);
    }

    static StayResult of(Sheet sheet) {
        StayWork work = new StayWork(sheet);
        new Gate(sheet).status().ifPresentOrElse(work::settled, work::assess);
        return work.result;
    }

    private void settled(String status) {
        if (status.equals("light-touch")) {
            BigDecimal agreed = sheet.facts.part("declaration").weekly("charge", sheet.weeks);
            BigDecimal charge = sheet.rounding.taken(agreed == null ? Money.ZERO : agreed);
            result.contributes(cost == null ? charge : charge.min(cost));
            return;
        }
        result.status(status);
        if (status.equals("self-funder")) {
            fullCost();
        }
    }

    private void fullCost() {
        result.pays(cost);
        BigDecimal fee = sheet.policy.arrangementFee();
        if (fee != null && !sheet.stay.says("setting", "permanent")) {
            result.arrangementFee(sheet.rounding.taken(fee));
        }
        if (cost != null) {
            sheet.line(Line.whole(
                    "step",
                    "contribution",
                    "Full cost of care",
                    cost,
                    "Over the capital limit.",
                    "SI 2014/2672 reg. 12"));
        }
    }

    private void assess() {
        Setting setting = Setting.of(sheet);
        IncomeWork income = new IncomeWork(sheet, setting);
        CapitalWork capital = new CapitalWork(sheet);
        PropertyWork property = new PropertyWork(sheet, setting, capital.total());
        Allowances allowances = new Allowances(sheet);
        allow(setting, income, allowances);
        Weighing weighing = weighing(setting, income, allowances);
        BigDecimal assessed = capital.total().add(property.total());
        if (sheet.missing().isEmpty()) {
            NotionalCapital notional = new NotionalCapital(sheet, weighing);
            for (Facts item : capital.notional()) {
                assessed = assessed.add(notional.left(item, assessed));
            }
        }
        Weighed weighed = weighing.at(assessed);
        sheet.line(limit(weighing, assessed, weighed));
        tariff(weighing, assessed, weighed);
        result.assessed(assessed, weighed, allowances);
        deferred(setting, weighing, property, income, allowances);
        if (cost == null) {
            sheet.warn(
                    "no-cost",
                    "The cost of the care was not given, so the result is not capped by it.",
                    sheet.stay.at("cost"));
        }
        if (!sheet.missing().isEmpty()) {
            result.status("cannot-decide");
        } else if (weighed.isOverLimit()) {
            result.status("self-funder");
            fullCost();
            new Forecast(sheet, assessed, weighing, weighed).add();
        } else {
            steps(weighing, weighed);
            result.contributes(weighed.contribution() == null ? Money.ZERO : weighed.contribution());
        }
        benefitsStop(setting, income);
        new ForOfficers(sheet, setting, income).warn();
    }

    private void allow(Setting setting, IncomeWork income, Allowances allowances) {
        if (setting == Setting.HOME) {
            new Guarantee(sheet, income, allowances).allow();
            new HomeCosts(sheet, allowances).allow();
            new Expenses(sheet).allow(income.disability(), allowances);
        } else {
            Figure pea = sheet.figure("personal-expenses-allowance");
            BigDecimal own = sheet.policy.personalExpensesAllowance(pea);
            String more = own.compareTo(pea.amount()) == 0 ? "." : ", raised by the council.";
            allowances.add("personal-expenses-allowance", pea, own, "The national figure of " + sheet.year.id() + more);
            if (setting == Setting.TEMPORARY) {
                new HomeCosts(sheet, allowances).allow();
            }
            BigDecimal upkeep = sheet.stay.weekly("propertyUpkeep", sheet.weeks);
            if (upkeep != null) {
                officers(allowances, "property-upkeep", "Upkeep of the home", sheet.stay.at("propertyUpkeep"), upkeep);
            }
        }
        new SavingsCredit(sheet, setting, income).allow(allowances);
        for (Facts more : sheet.facts.each("otherAllowances")) {
            BigDecimal amount = more.amount("amount");
            if (amount == null || more.word("reason").isEmpty()) {
                sheet.missing(
                        more.at(amount == null ? "amount" : "reason"),
                        amount == null ? "How much is the extra allowance?" : "Why is the extra allowance given?");
            } else {
                String label = more.word("label").orElse("Allowed by an officer");
                officers(allowances, "other", label, more.row(), sheet.weeks.weekly(amount, more));
            }
        }
    }

    private void officers(Allowances allowances, String code, String label, String item, BigDecimal weekly) {
        BigDecimal amount = sheet.rounding.allowed(weekly);
        allowances.add(
                code,
                Line.whole(
                        "allowance",
                        item,
                        label,
                        amount,
                        "An officer decided to leave this to the person as well.",
                        "SI 2014/2672 regs 6 and 7"));
    }

    private Weighing weighing(Setting setting, IncomeWork income, Allowances allowances) {
        Figure upper = sheet.figure("capital-upper");
        boolean home = setting == Setting.HOME;
        return new Weighing(
                sheet.rate("capital-lower"),
                setting == Setting.PERMANENT ? upper.amount() : sheet.policy.capitalLimit(upper),
                sheet.rate("tariff-slice"),
                income.total(),
                allowances.total(),
                home ? sheet.policy.disposablePercent() : new BigDecimal(100),
                home ? sheet.policy.minimumCharge() : Money.ZERO,
                home ? sheet.policy.maximumCharge() : null,
                cost,
                sheet.rounding);
    }

    private static Line limit(Weighing weighing, BigDecimal assessed, Weighed weighed) {
        return Line.whole(
                "limit",
                "capital-limit",
                "Capital limit",
                weighing.limit(),
                "The capital of " + Words.pounds(assessed)
                        + (weighed.isOverLimit() ? " is over it." : " is not over it."),
                "SI 2014/2672 reg. 12");
    }

    private void tariff(Weighing weighing, BigDecimal assessed, Weighed weighed) {
        if (weighed.tariff().signum() > 0) {
            sheet.line(Line.whole(
                    "income",
                    "tariff-income",
                    "Tariff income from capital",
                    weighed.tariff(),
                    "£1 for each £250 or part of it from " + Words.pounds(weighing.lower()) + " to "
                            + Words.pounds(assessed) + ".",
                    "SI 2014/2672 reg. 25"));
        }
    }

    private void steps(Weighing weighing, Weighed weighed) {
        String law = "SI 2014/2672 regs 6, 7 and 11";
        sheet.line(Line.whole(
                "step",
                "available",
                "Income less allowances",
                weighed.available(),
                Words.pounds(weighed.assessable()) + " less " + Words.pounds(weighing.allowances())
                        + ", not below nil.",
                law));
        if (weighing.percent().compareTo(new BigDecimal(100)) != 0) {
            sheet.line(Line.whole(
                    "step",
                    "percent",
                    "Part of it that is charged",
                    weighed.charged(),
                    weighing.percent().stripTrailingZeros().toPlainString() + "% by the council's policy.",
                    law));
        }
        BigDecimal paid = weighed.contribution() == null ? Money.ZERO : weighed.contribution();
        String why = paid.signum() == 0 && weighed.charged().signum() > 0 && (cost == null || cost.signum() > 0)
                ? "Nil, because it is below the council's smallest charge."
                : paid.compareTo(weighed.charged()) == 0
                        ? "What is available."
                        : cost != null && paid.compareTo(cost) == 0
                                ? "Not more than the care costs."
                                : "Not more than the council's most.";
        sheet.line(Line.whole("step", "contribution", "Contribution", paid, why, law));
    }

    private void deferred(
            Setting setting, Weighing weighing, PropertyWork property, IncomeWork income, Allowances allowances) {
        Facts home = property.countedHome();
        BigDecimal others = property.otherCapital();
        if (setting == Setting.PERMANENT && home != null && sheet.missing().isEmpty()) {
            BigDecimal tariff = others.compareTo(weighing.limit()) > 0 ? Money.ZERO : weighing.tariff(others);
            BigDecimal counted =
                    Money.notBelowZero(income.total().add(tariff).subtract(allowances.of(SavingsCredit.CODE)));
            result.deferred(new DeferredPayment(sheet, home, others, counted, cost).json());
        }
    }

    /** Attendance Allowance and the like stop after 28 days in a care home that the council helps to pay for. */
    private void benefitsStop(Setting setting, IncomeWork income) {
        LocalDate from = sheet.stay.day("from");
        boolean mayStop = setting == Setting.PERMANENT
                && income.disability().any()
                && !sheet.stay.has("disabilityBenefitsStoppedOn")
                && sheet.stay.isOrUnsaid("councilFunded");
        if (!mayStop || from == null || (result.status().equals("self-funder") && !sheet.stay.is("councilFunded"))) {
            return;
        }
        LocalDate stop = from.plusDays(28);
        sheet.event(stop, "disability-benefits-stop", "Disability benefits stop after four weeks of council funding.");
        if (!sheet.on.isBefore(stop)) {
            sheet.warn(
                    "disability-benefits-stop",
                    "A disability benefit is counted more than four weeks after the person moved. It may have to stop; please check.",
                    "/income");
        }
    }
}
