package uk.careforms.charging;

import java.math.BigDecimal;

/** Rent, mortgage, council tax and what else is paid for the home: SI 2014/2672 Sch. 1 para 2. */
final class HomeCosts {

    private static final String LAW = "SI 2014/2672 Sch. 1 para 2";
    private static final String CODE = "housing-costs";

    private final Sheet sheet;
    private final Allowances allowances;

    HomeCosts(Sheet sheet, Allowances allowances) {
        this.sheet = sheet;
        this.allowances = allowances;
    }

    void allow() {
        sheet.facts.each("housingCosts").forEach(this::add);
    }

    private void add(Facts item) {
        String kind = item.word("kind").orElse("");
        if (kind.isEmpty()) {
            sheet.missing(item.at("kind"), "What is the housing cost for?");
            return;
        }
        boolean isAllowed = sheet.policy.allowsHousing(kind);
        BigDecimal amount = item.amount("amount");
        if (amount == null) {
            if (isAllowed) {
                sheet.missing(item.at("amount"), "How much is it: " + name(kind) + "?");
            }
            return;
        }
        BigDecimal help = item.amount("helpReceived");
        BigDecimal paid = Money.notBelowZero(help == null ? amount : amount.subtract(help));
        BigDecimal exact = half(item)
                ? Weeks.divide(paid, new BigDecimal(2))
                : item.share().of(paid);
        BigDecimal weekly = sheet.weeks.weekly(exact, item);
        BigDecimal own = sheet.rounding.allowed(weekly);
        BigDecimal counted = isAllowed ? own : Money.ZERO;
        sheet.line(new Line(
                item.row(),
                "allowance",
                item.word("label").map(label -> name(kind) + ": " + label).orElse(name(kind)),
                isAllowed ? "counted" : "ignored",
                own,
                counted,
                own.subtract(counted),
                weekly,
                isAllowed
                        ? "What the person pays, after help with it." + (half(item) ? " Half, as one of a couple." : "")
                        : "The council's policy does not allow this cost.",
                LAW));
        allowances.count(CODE, "Housing costs", counted);
    }

    private boolean half(Facts item) {
        return sheet.policy.halvesHousingOfCouples()
                && sheet.person.isInCouple()
                && !item.has("share")
                && !item.has("owners")
                && !item.has("joint");
    }

    private static String name(String kind) {
        String words = kind.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
