package uk.careforms.charging;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the working: what it is about, what counted and what did not, and why.
 *
 * @param kind income, capital, allowance, limit or step
 * @param amount {@code counted} and {@code ignored} together, pounds, a week for income and allowances
 * @param exact the amount before rounding
 */
record Line(
        String item,
        String kind,
        String label,
        String rule,
        BigDecimal amount,
        BigDecimal counted,
        BigDecimal ignored,
        @Nullable BigDecimal exact,
        String reason,
        String source) {

    /** A line that counts as a whole. */
    static Line whole(String kind, String item, String label, BigDecimal amount, String reason, String source) {
        return new Line(item, kind, label, "whole", amount, amount, Money.ZERO, null, reason, source);
    }

    JsonObject json() {
        var line = Material.JSON
                .createObjectBuilder()
                .add("item", item)
                .add("kind", kind)
                .add("label", label)
                .add("rule", rule)
                .add("amount", Money.text(amount))
                .add("counted", Money.text(counted))
                .add("ignored", Money.text(ignored));
        if (exact != null && exact.compareTo(amount) != 0) {
            line.add("exact", exact.stripTrailingZeros().toPlainString());
        }
        return line.add("reason", reason).add("source", source).build();
    }
}
