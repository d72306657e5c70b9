package uk.careforms.charging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Facts.Share;
import uk.careforms.charging.Kinds.Kind;

/** Income, one line for each: weekly, the person's share, what is ignored and why. */
final class IncomeWork {

    private static final Set<String> SAVINGS_CREDIT_AGE = Set.of("pension-credit-savings");

    private final Sheet sheet;
    private final IncomeRules rules;
    private final DisabilityRates disability;

    private BigDecimal total = Money.ZERO;
    private BigDecimal qualifying = Money.ZERO;
    private BigDecimal savingsCredit = Money.ZERO;
    private boolean carersAllowance;

    IncomeWork(Sheet sheet, Setting setting) {
        this.sheet = sheet;
        this.disability = new DisabilityRates(sheet);
        this.rules = new IncomeRules(sheet, setting, disability);
        sheet.facts.each("income").forEach(this::add);
    }

    BigDecimal total() {
        return total;
    }

    /** What pension credit looks at to see whether the savings credit threshold is reached; income lines only. */
    BigDecimal qualifying() {
        return qualifying;
    }

    BigDecimal savingsCredit() {
        return savingsCredit;
    }

    boolean hasCarersAllowance() {
        return carersAllowance;
    }

    DisabilityRates disability() {
        return disability;
    }

    private void add(Facts item) {
        Kind kind = kind(item);
        if (kind == null || !isInForce(item)) {
            return;
        }
        BigDecimal amount = item.amount("amount");
        boolean partners = item.says("receivedBy", "partner");
        if (amount == null) {
            if (partners || kind.treatment().equals("ignored")) {
                line(item, kind, Money.ZERO, Money.ZERO, kind.reason() + " The amount is not needed.");
            } else {
                sheet.missing(item.at("amount"), "How much is it: " + kind.label() + "?");
            }
            return;
        }
        BigDecimal whole = sheet.weeks.weekly(amount, item);
        Share share = item.share();
        BigDecimal own = share.isAll() ? whole : sheet.weeks.weekly(share.of(amount), item);
        if (partners) {
            line(item, kind, own, own, "It is the partner's. A partner's income is never counted.");
            return;
        }
        disability.notice(kind, item, whole);
        carersAllowance |= kind.flag("carer");
        IncomeRules.Treated treated = rules.treat(kind, item, own, share);
        line(item, kind, own, treated.ignored(), share.isAll() ? treated.reason() : treated.reason() + shared(share));
        remember(kind, own, treated.ignored());
    }

    private static String shared(Share share) {
        return " Only the person's share was taken: "
                + share.over().stripTrailingZeros().toPlainString() + "/"
                + share.under().stripTrailingZeros().toPlainString() + ".";
    }

    private void remember(Kind kind, BigDecimal own, BigDecimal ignored) {
        if (kind.flag("qualifying")) {
            qualifying = qualifying.add(sheet.rounding.taken(own.subtract(ignored)));
        }
        if (SAVINGS_CREDIT_AGE.contains(kind.code())) {
            savingsCredit = savingsCredit.add(sheet.rounding.taken(own));
        }
    }

    private void line(Facts item, Kind kind, BigDecimal exact, BigDecimal ignoredExact, String reason) {
        BigDecimal amount = sheet.rounding.taken(exact);
        BigDecimal counted = sheet.rounding.taken(Money.notBelowZero(exact.subtract(ignoredExact)));
        BigDecimal ignored = amount.subtract(counted);
        total = total.add(counted);
        String rule = ignored.signum() == 0 ? "counted" : counted.signum() == 0 ? "ignored" : "part";
        String label = item.word("label").map(own -> kind.label() + ": " + own).orElse(kind.label());
        sheet.line(new Line(item.row(), "income", label, rule, amount, counted, ignored, exact, reason, kind.rule()));
    }

    private @Nullable Kind kind(Facts item) {
        String code = item.word("kind").orElse("");
        if (code.isEmpty()) {
            sheet.missing(item.at("kind"), "What kind of income is it?");
            return null;
        }
        if (code.equals("pip") || code.equals("dla")) {
            String component = item.word("component").orElse("");
            if (component.isEmpty()) {
                sheet.missing(item.at("component"), "Is it for daily living or care, or for mobility?");
                return null;
            }
            String part = component.equals("mobility") ? "mobility" : code.equals("pip") ? "daily-living" : "care";
            return Kinds.INCOME.of(code + "-" + part);
        }
        return Kinds.INCOME.of(code);
    }

    private boolean isInForce(Facts item) {
        LocalDate from = item.day("from");
        LocalDate to = item.day("to");
        sheet.event(from, "income-begins", "An income begins or changes.");
        sheet.event(to == null ? null : to.plusDays(1), "income-ends", "An income ends.");
        return (from == null || !sheet.on.isBefore(from)) && (to == null || !sheet.on.isAfter(to));
    }
}
