package uk.careforms.charging;

import java.math.BigDecimal;

/** What something would bring: SI 2014/2672 reg. 20. */
final class Valuation {

    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

    private Valuation() {}

    /** A value less a tenth when selling costs something, less the debts on it; never below zero. */
    static BigDecimal net(BigDecimal value, Facts item, boolean costsUnlessSaid) {
        BigDecimal worth = costs(item, costsUnlessSaid) ? value.multiply(NINE_TENTHS) : value;
        BigDecimal debts = item.amount("debts");
        return Money.notBelowZero(debts == null ? worth : worth.subtract(debts));
    }

    static String words(Facts item, boolean costsUnlessSaid) {
        String costs =
                costs(item, costsUnlessSaid) ? "Counted, less a tenth because selling it costs something" : "Counted";
        String debts = item.amount("debts") == null ? "" : ", less the debts on it";
        return costs + debts + (item.share().isAll() ? "." : ", only the person's share.");
    }

    private static boolean costs(Facts item, boolean unlessSaid) {
        Boolean said = item.yesNo("sellingCosts");
        return said == null ? unlessSaid : said;
    }
}
