package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import uk.careforms.charging.Facts.Share;
import uk.careforms.charging.Kinds.Kind;

/** How much of an income is ignored: SI 2014/2672 regs 13 to 17 and Sch. 1. */
final class IncomeRules {

    private static final BigDecimal TEN = new BigDecimal(10);
    private static final BigDecimal TWENTY = new BigDecimal(20);
    private static final BigDecimal TWO = new BigDecimal(2);

    private final Sheet sheet;
    private final Setting setting;
    private final DisabilityRates disability;

    IncomeRules(Sheet sheet, Setting setting, DisabilityRates disability) {
        this.sheet = sheet;
        this.setting = setting;
        this.disability = disability;
    }

    /** What is ignored of a weekly amount, exactly, and the sentence for the letter. */
    record Treated(BigDecimal ignored, String reason) {}

    Treated treat(Kind kind, Facts item, BigDecimal weekly, Share share) {
        if (item.has("ignore")) {
            return officerIgnores(item, weekly);
        }
        return switch (kind.treatment()) {
            case "ignored" -> new Treated(weekly, kind.reason());
            case "child" -> child(kind, item, weekly);
            case "pension" -> pension(kind, item, weekly);
            case "disability" -> disability(kind, item, weekly, share);
            case "savings-credit" -> savingsCredit(kind, weekly);
            case "war" -> war(kind, weekly);
            case "first-20" -> new Treated(weekly.min(TWENTY), kind.reason());
            case "less-used" -> lessUsed(kind, item, weekly, share);
            case "notional" -> notional(kind, item, weekly);
            default -> new Treated(BigDecimal.ZERO, kind.reason());
        };
    }

    private Treated officerIgnores(Facts item, BigDecimal weekly) {
        if (item.part("ignore").word("reason").isEmpty()) {
            sheet.missing(item.at("ignore") + "/reason", "Why does the council ignore this income?");
        }
        return new Treated(weekly, "An officer decided to ignore it, with a reason that is kept with the case.");
    }

    private Treated child(Kind kind, Facts item, BigDecimal weekly) {
        return setting != Setting.HOME && item.is("childLivesInAccommodation")
                ? new Treated(BigDecimal.ZERO, "Counted, because adult and child both live in the accommodation.")
                : new Treated(weekly, kind.reason());
    }

    private Treated pension(Kind kind, Facts item, BigDecimal weekly) {
        boolean said = item.is("passedToSpouse") || item.json().get("passedToSpouse") instanceof JsonObject;
        if (!said) {
            return new Treated(BigDecimal.ZERO, kind.reason());
        }
        if (setting != Setting.PERMANENT) {
            return new Treated(
                    BigDecimal.ZERO,
                    "Counted in full: half is ignored only for people who live in a care home permanently.");
        }
        if (!item.isOrUnsaid("spouseLivesElsewhere")) {
            return new Treated(
                    BigDecimal.ZERO, "Counted in full: half is ignored only when the spouse lives somewhere else.");
        }
        BigDecimal half = Weeks.divide(weekly, TWO);
        if (item.json().get("passedToSpouse") instanceof JsonObject) {
            BigDecimal passed = item.weekly("passedToSpouse", sheet.weeks);
            if (passed == null) {
                sheet.missing(item.at("passedToSpouse") + "/amount", "How much of the pension is paid to the spouse?");
                return new Treated(BigDecimal.ZERO, kind.reason());
            }
            if (passed.compareTo(sheet.rounding.taken(half)) < 0) {
                return new Treated(BigDecimal.ZERO, "Counted in full: less than half is really paid to the spouse.");
            }
        }
        return new Treated(half, "Half is ignored, because it is really paid to a spouse or civil partner elsewhere.");
    }

    private Treated disability(Kind kind, Facts item, BigDecimal weekly, Share share) {
        if (setting == Setting.TEMPORARY) {
            return new Treated(weekly, "Disability benefits are not counted during a temporary stay.");
        }
        if (setting == Setting.PERMANENT) {
            LocalDate stopped = sheet.stay.day("disabilityBenefitsStoppedOn");
            return stopped != null && !sheet.on.isBefore(stopped)
                    ? new Treated(weekly, "It has stopped, because the council helps to pay for the care home.")
                    : new Treated(BigDecimal.ZERO, kind.reason());
        }
        return kind.flag("night") && disability.isHigher(item, weekly) ? night(weekly, share) : full(kind);
    }

    private static Treated full(Kind kind) {
        return new Treated(BigDecimal.ZERO, kind.reason());
    }

    private Treated night(BigDecimal weekly, Share share) {
        boolean care = sheet.stay.has("nightCare") ? sheet.stay.is("nightCare") : sheet.facts.is("nightCare");
        String policy = sheet.policy.night();
        boolean less =
                policy.equals("countStandardOnly") || (policy.equals("higherMinusLowerWhenNoNightCare") && !care);
        if (!less) {
            return new Treated(BigDecimal.ZERO, "Counted in full.");
        }
        BigDecimal difference = share.of(sheet.rate("benefit-care-higher").subtract(sheet.rate("benefit-care-lower")));
        return new Treated(
                difference.min(weekly),
                policy.equals("countStandardOnly")
                        ? "Only the standard rate is counted, by the council's policy."
                        : "The part for the night is ignored, because the council arranges no care at night.");
    }

    private Treated savingsCredit(Kind kind, BigDecimal weekly) {
        return setting != Setting.PERMANENT && sheet.policy.ignoresSavingsCreditAtHome()
                ? new Treated(weekly, "Savings Credit is not counted at home, by the council's policy.")
                : new Treated(BigDecimal.ZERO, kind.reason());
    }

    private Treated war(Kind kind, BigDecimal weekly) {
        return sheet.policy.ignoresWarPensions()
                ? new Treated(weekly, "Ignored altogether, by the council's policy.")
                : new Treated(weekly.min(TEN), kind.reason());
    }

    private Treated lessUsed(Kind kind, Facts item, BigDecimal weekly, Share share) {
        BigDecimal used = item.amount("usedFor");
        if (used == null) {
            sheet.missing(item.at("usedFor"), "Which part of it is used for the loan or the mortgage?");
            return full(kind);
        }
        return new Treated(share.of(sheet.weeks.weekly(used, item)).min(weekly), kind.reason());
    }

    private Treated notional(Kind kind, Facts item, BigDecimal weekly) {
        if (item.part("decided").word("reason").isPresent()) {
            return full(kind);
        }
        sheet.warn(
                "notional-income",
                "Income may be available or may have been given up. An officer decides whether it counts; it is not counted here.",
                item.at());
        return new Treated(weekly, "Not counted: no officer has decided that it counts.");
    }
}
