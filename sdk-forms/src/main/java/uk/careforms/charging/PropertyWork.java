package uk.careforms.charging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Homes and land: ignored, ignored for 12 weeks, or counted. SI 2014/2672 Sch. 2. */
final class PropertyWork {

    private static final String LAW = "SI 2014/2672 regs 20 and 24; Statutory guidance Annex B";
    private static final String SCHEDULE = "SI 2014/2672 Sch. 2; Statutory guidance Annex B";
    private static final int TWELVE_WEEKS = 84;

    private final Sheet sheet;
    private final Setting setting;
    private final BigDecimal otherCapital;
    private BigDecimal total = Money.ZERO;
    private @Nullable Facts countedHome;

    /** @param otherCapital what counts beside homes and land */
    PropertyWork(Sheet sheet, Setting setting, BigDecimal otherCapital) {
        this.sheet = sheet;
        this.setting = setting;
        this.otherCapital = otherCapital.add(sheet.facts.each("properties").stream()
                .filter(property -> !isHome(property))
                .map(this::worth)
                .reduce(Money.ZERO, BigDecimal::add));
        sheet.facts.each("properties").forEach(this::add);
    }

    /** What counts beside the home: accounts and the like, and other houses and land. */
    BigDecimal otherCapital() {
        return otherCapital;
    }

    /** What a house or land beside the home counts. */
    private BigDecimal worth(Facts property) {
        BigDecimal interest = property.amount("interestValue");
        BigDecimal value = interest == null ? property.amount("value") : interest;
        return value == null || isIgnoredByOfficer(property)
                ? Money.ZERO
                : sheet.rounding.taken(share(property, value, interest != null, isSold(property)));
    }

    private boolean isIgnoredByOfficer(Facts property) {
        LocalDate until = property.part("ignore").day("until");
        return property.has("ignore") && (until == null || !sheet.on.isAfter(until));
    }

    BigDecimal total() {
        return total;
    }

    /** The home, when it counts and has not been sold: a deferred payment may be secured on it. */
    @Nullable
    Facts countedHome() {
        return countedHome;
    }

    private static boolean isHome(Facts property) {
        return property.word("kind").orElse("main-home").equals("main-home");
    }

    private void add(Facts property) {
        String ignored = reasonToIgnore(property);
        BigDecimal interest = property.amount("interestValue");
        BigDecimal value = interest == null ? property.amount("value") : interest;
        boolean sold = isSold(property);
        if (value == null && ignored == null) {
            sheet.missing(property.at("value"), "What is the property worth?");
            return;
        }
        BigDecimal whole = value == null ? Money.ZERO : value;
        BigDecimal own = interest == null ? property.share().of(whole) : whole;
        BigDecimal counted = ignored != null ? Money.ZERO : share(property, whole, interest != null, sold);
        line(property, own, counted, ignored == null ? Valuation.words(property, !sold) : ignored, ignored != null);
        if (ignored == null && isHome(property) && !sold) {
            countedHome = property;
        }
    }

    private static BigDecimal share(Facts property, BigDecimal value, boolean isInterest, boolean sold) {
        if (!isInterest) {
            return property.share().of(Valuation.net(value, property, !sold));
        }
        BigDecimal debts = property.amount("debts");
        BigDecimal worth = property.isOrUnsaid("sellingCosts") ? value.multiply(new BigDecimal("0.9")) : value;
        return Money.notBelowZero(
                debts == null ? worth : worth.subtract(property.share().of(debts)));
    }

    private void line(Facts property, BigDecimal own, BigDecimal counted, String reason, boolean isIgnored) {
        BigDecimal amount = sheet.rounding.taken(own);
        BigDecimal net = sheet.rounding.taken(counted);
        total = total.add(net);
        String name = isHome(property) ? "Home" : property.says("kind", "land") ? "Land" : "Other property";
        sheet.line(new Line(
                property.row(),
                "capital",
                property.word("label").map(label -> name + ": " + label).orElse(name),
                isIgnored ? "ignored" : net.compareTo(amount) == 0 ? "counted" : "part",
                amount,
                net,
                amount.subtract(net),
                own,
                reason,
                isIgnored ? SCHEDULE : LAW));
    }

    private boolean isSold(Facts property) {
        LocalDate sold = property.day("soldOn");
        return sold != null && !sheet.on.isBefore(sold);
    }

    private @Nullable String reasonToIgnore(Facts property) {
        if (property.has("ignore")) {
            String reason = officer(property);
            if (reason != null) {
                return reason;
            }
        }
        if (!isHome(property)) {
            return null;
        }
        if (setting == Setting.HOME && property.isOrUnsaid("livesThere") && !isSold(property)) {
            return "The person lives there.";
        }
        if (setting == Setting.TEMPORARY) {
            String temporary = temporary(property);
            if (temporary != null) {
                return temporary;
            }
        }
        if (isSold(property)) {
            return null;
        }
        String occupied = new Occupants(sheet).reasonToIgnore(property);
        return occupied != null || setting != Setting.PERMANENT ? occupied : twelveWeeks(property);
    }

    private @Nullable String officer(Facts property) {
        Facts decision = property.part("ignore");
        LocalDate until = decision.day("until");
        if (decision.word("reason").isEmpty()) {
            sheet.missing(decision.at("reason"), "Why does the council ignore this property?");
        }
        if (until != null && sheet.on.isAfter(until)) {
            return null;
        }
        sheet.event(
                until == null ? null : until.plusDays(1),
                "disregard-ends",
                "The council ignores the property no longer.");
        return "An officer decided to ignore it, with a reason that is kept with the case.";
    }

    private @Nullable String temporary(Facts property) {
        if (property.is("sellingToBuyAnother")) {
            return "It is being sold to buy a home that suits better.";
        }
        Boolean own = property.yesNo("intendsToReturn");
        boolean returns = own == null ? sheet.stay.isOrUnsaid("intendsToReturn") : own;
        return returns && !isSold(property) ? "The stay is temporary and the person means to return." : null;
    }

    /** 12 weeks from the first permanent day; what an earlier stay used up within 52 weeks is gone. */
    private @Nullable String twelveWeeks(Facts property) {
        if (otherCapital.compareTo(sheet.rate("capital-upper")) > 0) {
            return null; // the 12 weeks are only for people whose other capital is not over the limit
        }
        LocalDate from = sheet.stay.day("from");
        if (from == null) {
            sheet.warn(
                    "permanent-since",
                    "The first day as a permanent resident was not given, so the 12 weeks are counted from the day of the assessment.",
                    sheet.stay.at("from"));
        }
        LocalDate start = from == null ? sheet.on : from;
        long used = sheet.stay.each("earlierPermanentStays").stream()
                .mapToLong(stay -> used(stay, start))
                .sum();
        LocalDate end = start.plusDays(Math.max(0, TWELVE_WEEKS - used));
        LocalDate other = property.day("ignoredOtherwiseUntil");
        if (other != null) {
            LocalDate again = other.plusDays(1L + TWELVE_WEEKS);
            end = again.isAfter(end) ? again : end;
        }
        if (!sheet.on.isBefore(end)) {
            return null;
        }
        sheet.event(end, "twelve-weeks-end", "The 12 weeks end in which the home is ignored.");
        return "The home is ignored for 12 weeks, until " + Words.day(end) + ".";
    }

    private static long used(Facts stay, LocalDate start) {
        LocalDate from = stay.day("from");
        LocalDate to = stay.day("to");
        boolean counts = from != null && to != null && to.isBefore(start) && !start.isAfter(to.plusWeeks(52));
        return counts && from != null && to != null ? ChronoUnit.DAYS.between(from, to) + 1 : 0;
    }
}
