package uk.careforms.charging;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.careforms.charging.Kinds.Kind;

/** Which disability benefits somebody has, and at which rate; amounts that are not usual are a warning, never a fault. */
final class DisabilityRates {

    private static final Set<String> HIGHER = Set.of("higher", "enhanced", "highest");
    private static final Set<String> CARE = Set.of("attendance-allowance", "dla-care", "pip-daily-living");
    private static final Set<String> MOBILITY = Set.of("pip-mobility", "dla-mobility");

    private final Sheet sheet;
    private boolean any;
    private boolean higher;
    private boolean working;
    private boolean enhanced;

    DisabilityRates(Sheet sheet) {
        this.sheet = sheet;
    }

    /** @param weekly the whole award a week */
    void notice(Kind kind, Facts item, BigDecimal weekly) {
        boolean care = CARE.contains(kind.code());
        if (care || MOBILITY.contains(kind.code())) {
            warnWhenUnusual(kind, item, weekly, care);
        }
        any |= kind.treatment().equals("disability");
        if (care) {
            boolean high = isHigher(item, weekly);
            higher |= high;
            working |= kind.flag("disabled");
            enhanced |= kind.flag("disabled") && high;
        }
    }

    boolean isHigher(Facts item, BigDecimal weekly) {
        return item.word("rate").map(HIGHER::contains).orElse(weekly.compareTo(usual("benefit-care-higher")) >= 0);
    }

    boolean any() {
        return any;
    }

    boolean higher() {
        return higher;
    }

    /** A benefit that brings the disability premium to adults of working age. */
    boolean bringsPremium() {
        return working;
    }

    boolean bringsEnhancedPremium() {
        return enhanced;
    }

    /** Not remembered as a figure that the result stands on: it only names a rate. */
    private BigDecimal usual(String key) {
        return sheet.year.figure(key).amount();
    }

    private void warnWhenUnusual(Kind kind, Facts item, BigDecimal weekly, boolean care) {
        List<String> keys = care
                ? List.of("benefit-care-lowest", "benefit-care-lower", "benefit-care-higher")
                : List.of("benefit-mobility-lower", "benefit-mobility-higher");
        boolean usual = Stream.concat(keys.stream().map(this::usual), Stream.of(BigDecimal.ZERO))
                .anyMatch(amount -> amount.compareTo(weekly) == 0);
        if (!usual) {
            sheet.warn(
                    "unusual-amount",
                    kind.label() + ": this is not one of the usual amounts of " + sheet.year.id()
                            + ". Please check it.",
                    item.at("amount"));
        }
    }
}
