package uk.careforms.charging;

import java.math.BigDecimal;

/** What somebody should look at beside the figures: a benefit that may not be claimed, a partner at home. */
final class ForOfficers {

    private final Sheet sheet;
    private final Setting setting;
    private final IncomeWork income;

    ForOfficers(Sheet sheet, Setting setting, IncomeWork income) {
        this.sheet = sheet;
        this.setting = setting;
        this.income = income;
    }

    void warn() {
        boolean pensioner = Boolean.TRUE.equals(sheet.person.hasReachedPensionAge(sheet.on));
        BigDecimal guarantee = sheet.year.figure("minimum-guarantee-single").amount();
        boolean poor = !sheet.person.isInCouple() && income.total().compareTo(guarantee) < 0;
        boolean claims =
                sheet.facts.each("income").stream().anyMatch(item -> item.says("kind", "pension-credit-guarantee"));
        if (pensioner && poor && !claims) {
            sheet.warn(
                    "benefit-check",
                    sheet.policy.countsUnclaimedBenefits()
                            ? "Pension Credit may be due. The council's policy counts it when it is not claimed; an officer decides."
                            : "Pension Credit may be due and not claimed. Offer help to claim.",
                    "/income");
        }
        if (setting == Setting.HOME && sheet.person.isInCouple() && sheet.policy.checksPartners()) {
            sheet.warn(
                    "partner-affordability",
                    "The council looks at what the partner keeps. An officer makes that check.",
                    "/otherAllowances");
        }
    }
}
