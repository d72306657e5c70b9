package uk.careforms.charging;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Rates.Figure;
import uk.careforms.charging.Weighing.Weighed;

/** What one stay came to, as it is told. */
final class StayResult {

    private final Sheet sheet;
    private final @Nullable BigDecimal cost;
    private String status = "cannot-decide";
    private @Nullable BigDecimal contribution;
    private @Nullable BigDecimal capital;
    private @Nullable Weighed weighed;
    private @Nullable Allowances allowances;
    private @Nullable JsonObjectBuilder deferred;
    private @Nullable BigDecimal fee;

    StayResult(Sheet sheet, @Nullable BigDecimal cost) {
        this.sheet = sheet;
        this.cost = cost;
    }

    void status(String now) {
        status = now;
    }

    void contributes(BigDecimal amount) {
        status = amount.signum() == 0 ? "nil" : "contribution";
        contribution = amount;
    }

    /** The full cost, when it is known. */
    void pays(@Nullable BigDecimal full) {
        contribution = full;
    }

    void arrangementFee(BigDecimal amount) {
        fee = amount;
    }

    void assessed(BigDecimal assessed, Weighed outcome, Allowances allowed) {
        capital = assessed;
        weighed = outcome;
        allowances = allowed;
    }

    void deferred(JsonObjectBuilder agreement) {
        deferred = agreement;
    }

    Sheet sheet() {
        return sheet;
    }

    /** A final assessment may not stand on figures that are not confirmed, unless an officer decided so with a reason. */
    void settle() {
        List<Figure> provisional = sheet.provisional();
        if (provisional.isEmpty() || status.equals("not-chargeable")) {
            return;
        }
        String names = provisional.stream().map(Figure::key).collect(Collectors.joining(", "));
        boolean isFinal = sheet.facts.says("purpose", "final");
        boolean overridden = sheet.facts
                .part("overrides")
                .part("provisionalFigures")
                .word("reason")
                .isPresent();
        if (!isFinal || overridden) {
            sheet.warn(
                    "provisional-rates",
                    "These figures of " + sheet.year.id() + " are not confirmed yet: " + names + ".",
                    "");
        } else {
            sheet.missing(
                    "/overrides/provisionalFigures/reason",
                    "A final assessment cannot use figures of " + sheet.year.id() + " that are not confirmed yet ("
                            + names + "). Confirm them, or give an officer's reason to use them.");
            status = "cannot-decide";
        }
    }

    String status() {
        return status;
    }

    boolean isFinal() {
        return !status.equals("cannot-decide")
                && (sheet.provisional().isEmpty() || sheet.facts.says("purpose", "final"));
    }

    JsonObjectBuilder rates() {
        var keys = Material.JSON.createArrayBuilder();
        sheet.provisional().forEach(figure -> keys.add(figure.key()));
        return Material.JSON
                .createObjectBuilder()
                .add("id", sheet.year.id())
                .add("status", sheet.provisional().isEmpty() ? "confirmed" : "provisional")
                .add("provisional", keys);
    }

    JsonObject json() {
        JsonObjectBuilder json = Material.JSON.createObjectBuilder();
        json.add("status", status);
        sheet.stay.word("row").ifPresent(row -> json.add("row", row));
        sheet.stay.word("setting").ifPresent(setting -> json.add("setting", setting));
        for (String day : List.of("from", "to")) {
            sheet.stay.word(day).ifPresent(text -> json.add(day, text));
        }
        json.add("on", sheet.on.toString());
        if (sheet.missing().isEmpty()) {
            figures(json);
        }
        add(json, "cost", cost);
        json.add("isCappedByCost", isCappedByCost());
        BigDecimal topUp = sheet.stay.weekly("thirdPartyTopUp", sheet.weeks);
        add(json, "thirdPartyTopUp", topUp == null ? null : sheet.rounding.taken(topUp));
        return json.add("rates", rates()).add("policy", sheet.policy.id()).build();
    }

    /** Whether somebody could pay more than the care costs, and pays the cost. */
    private boolean isCappedByCost() {
        return cost != null && weighed != null && weighed.charged().compareTo(cost) > 0;
    }

    private void figures(JsonObjectBuilder json) {
        Weighed known = weighed;
        if (known != null && allowances != null) {
            add(json, "assessedCapital", capital);
            add(json, "tariffIncome", known.tariff());
            add(json, "assessableIncome", known.assessable());
            json.add("allowances", allowances.json());
            add(json, "totalAllowances", allowances.total());
            add(json, "available", known.available());
            add(json, "charged", known.charged());
        }
        if (!status.equals("cannot-decide")) {
            BigDecimal paid = status.equals("not-chargeable") ? Money.ZERO : contribution;
            add(json, "contribution", paid);
            add(json, "councilShare", cost == null || paid == null ? null : cost.subtract(paid));
            add(json, "arrangementFee", fee);
        }
        if (deferred != null) {
            json.add("deferredPayment", deferred);
        }
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            json.add(name, Money.text(amount));
        }
    }
}
