package uk.careforms.charging;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Disability-related expenses, or the council's standard amount when that is more. */
final class Expenses {

    private static final String LAW = "SI 2014/2672 Sch. 1 para 4; Statutory guidance Annex C";
    private static final String CODE = "disability-related-expenses";
    private static final String LABEL = "Disability-related expenses";

    private final Sheet sheet;
    private BigDecimal total = Money.ZERO;
    private boolean isUndecided;

    Expenses(Sheet sheet) {
        this.sheet = sheet;
    }

    void allow(DisabilityRates benefits, Allowances allowances) {
        int before = sheet.lines().size();
        sheet.facts.each("dre").forEach(this::add);
        BigDecimal standard =
                benefits.any() ? sheet.rounding.allowed(sheet.policy.standardDre(benefits.higher())) : Money.ZERO;
        if (total.signum() > 0 && !benefits.any()) {
            sheet.warn(
                    "expenses-without-benefit",
                    "Disability-related expenses are allowed, but no disability benefit is counted. Please check.",
                    "/dre");
        }
        BigDecimal threshold = sheet.policy.dreEvidenceThreshold();
        if (threshold != null && total.compareTo(threshold) > 0) {
            sheet.warn("expenses-evidence", "The expenses are so high that the council asks for evidence.", "/dre");
        }
        if (isUndecided) {
            sheet.warn("expenses-undecided", "An officer has not decided about every expense yet.", "/dre");
        }
        if (standard.compareTo(total) > 0) {
            withoutItems(before);
            allowances.add(
                    CODE,
                    Line.whole(
                            "allowance",
                            CODE,
                            LABEL + ", standard amount",
                            standard,
                            "The council's standard amount, because it is more than the separate expenses.",
                            LAW));
        } else if (total.signum() > 0) {
            allowances.count(CODE, LABEL, total);
        }
    }

    /** The lines stay, but they count nothing: the standard amount takes their place. */
    private void withoutItems(int before) {
        var lines = sheet.lines();
        for (int i = before; i < lines.size(); i++) {
            Line line = lines.get(i);
            lines.set(
                    i,
                    new Line(
                            line.item(),
                            line.kind(),
                            line.label(),
                            "ignored",
                            line.amount(),
                            Money.ZERO,
                            line.amount(),
                            line.exact(),
                            "The council's standard amount is more, and takes its place.",
                            line.source()));
        }
    }

    private void add(Facts item) {
        String kind = item.word("kind").orElse("other");
        BigDecimal amount = item.amount("amount");
        if (amount == null) {
            sheet.missing(item.at("amount"), "How much does it cost: " + name(kind) + "?");
            return;
        }
        BigDecimal claimed = weekly(item, amount);
        if (claimed == null) {
            return;
        }
        int heads = item.count("sharedWith", 0) + 1;
        BigDecimal exact = heads == 1 ? claimed : Weeks.divide(claimed, new BigDecimal(heads));
        BigDecimal allowed = allowed(item, kind, exact);
        BigDecimal own = sheet.rounding.allowed(exact);
        BigDecimal counted = sheet.rounding.allowed(allowed);
        total = total.add(counted);
        BigDecimal whole = own.max(counted);
        sheet.line(new Line(
                item.row(),
                "allowance",
                item.word("label").map(label -> name(kind) + ": " + label).orElse(name(kind)),
                counted.compareTo(whole) == 0 ? "counted" : counted.signum() == 0 ? "ignored" : "part",
                whole,
                counted,
                whole.subtract(counted),
                counted.compareTo(own) > 0 ? null : exact,
                reason(item, kind, exact),
                LAW));
    }

    /** A price is spread over the life of the thing. */
    private @Nullable BigDecimal weekly(Facts item, BigDecimal amount) {
        if (!item.has("boughtOn") && !item.has("lifeWeeks") && !item.has("lifeYears")) {
            return sheet.weeks.weekly(amount, item);
        }
        if (item.has("lifeWeeks")) {
            return Weeks.divide(amount, new BigDecimal(item.count("lifeWeeks", 1)));
        }
        BigDecimal years = item.amount("lifeYears");
        if (years == null) {
            sheet.missing(item.at("lifeYears"), "How many years will it last?");
            return null;
        }
        return sheet.weeks.perWeekOfYears(amount, years);
    }

    private BigDecimal allowed(Facts item, String kind, BigDecimal claimed) {
        String decision = item.word("decision").orElse("");
        if (item.is("freeFromNhsOrCouncil")) {
            return Money.ZERO;
        }
        if (!decision.isEmpty()
                && !decision.equals("allow")
                && item.word("reason").isEmpty()) {
            sheet.missing(item.at("reason"), "Why is the expense not allowed, or not all of it?");
        }
        if (decision.equals("refuse")) {
            return Money.ZERO;
        }
        if (decision.equals("part")) {
            BigDecimal part = item.amount("allowed");
            if (part == null) {
                sheet.missing(item.at("allowed"), "How much of the expense is allowed a week?");
            }
            return part == null ? Money.ZERO : part;
        }
        isUndecided |= decision.isEmpty();
        BigDecimal cap = sheet.policy.dreCap(kind);
        return cap == null || decision.equals("allow") ? claimed : claimed.min(cap);
    }

    private String reason(Facts item, String kind, BigDecimal claimed) {
        if (item.is("freeFromNhsOrCouncil")) {
            return "Not allowed, because the NHS or the council provides it free.";
        }
        BigDecimal cap = sheet.policy.dreCap(kind);
        return switch (item.word("decision").orElse("")) {
            case "allow" -> "An officer allowed it.";
            case "part" ->
                "An officer allowed a part, with a reason: "
                        + item.word("reason").orElse("") + ".";
            case "refuse" ->
                "An officer did not allow it: " + item.word("reason").orElse("") + ".";
            default ->
                cap != null && claimed.compareTo(cap) > 0
                        ? "Allowed up to the council's usual most; an officer looks at the rest."
                        : "Taken as it was given; an officer has not decided yet.";
        };
    }

    private static String name(String kind) {
        String words = kind.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
