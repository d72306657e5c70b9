package uk.careforms.charging;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.careforms.charging.Rates.Figure;

/** What a council decided, in the version for one day and one person; the law's minimum where it decided nothing. */
final class Policy {

    /** SI 2014/2672 Sch. 1 para 2. */
    private static final Set<String> HOUSING =
            Set.of("rent", "mortgage", "ground-rent", "service-charge", "council-tax");

    private final Facts settings;
    private final String id;

    private Policy(Facts settings, String id) {
        this.settings = settings;
        this.id = id;
    }

    /** The version in force. */
    static Policy on(Facts policy, LocalDate day, LocalDate careStarted) {
        String name = policy.word("id").orElse(policy.json().isEmpty() ? "statutory-minimum" : "council");
        List<Facts> versions = policy.each("versions");
        if (versions.isEmpty() && holds(policy, "validFrom", "validTo", day)) {
            return new Policy(policy, name);
        }
        return versions.stream()
                .filter(version -> holds(version, "validFrom", "validTo", day)
                        && holds(version.part("cohort"), "careFrom", "careTo", careStarted))
                .max(Comparator.comparing((Facts version) -> version.has("cohort"))
                        .thenComparing(version -> orEarliest(version.day("validFrom"))))
                .map(version -> new Policy(
                        version, version.word("id").orElse(name + " from " + orEarliest(version.day("validFrom")))))
                .orElse(new Policy(new Facts(JsonValue.EMPTY_JSON_OBJECT, ""), "statutory-minimum"));
    }

    private static boolean holds(Facts window, String from, String to, LocalDate day) {
        LocalDate last = window.day(to);
        return !day.isBefore(orEarliest(window.day(from))) && (last == null || !day.isAfter(last));
    }

    private static LocalDate orEarliest(@Nullable LocalDate day) {
        return day == null ? LocalDate.of(1900, 1, 1) : day;
    }

    String id() {
        return id;
    }

    Rounding rounding() {
        return settings.says("rounding", "HALF_UP") ? Rounding.HALF_UP : Rounding.ADULT_FAVOUR;
    }

    Weeks weeks() {
        return Weeks.of(settings.word("weeksInYear").orElse("52"));
    }

    String night() {
        return settings.word("nightTreatment").orElse("full");
    }

    boolean ignoresWarPensions() {
        return settings.says("warPensions", "all");
    }

    boolean ignoresSavingsCreditAtHome() {
        return settings.says("savingsCreditAtHome", "ignore");
    }

    BigDecimal disposablePercent() {
        BigDecimal percent = TypedShapes.figure(settings.json().get("disposablePercent"));
        return percent == null ? new BigDecimal(100) : percent;
    }

    BigDecimal minimumCharge() {
        BigDecimal minimum = settings.amount("minimumCharge");
        return minimum == null ? Money.ZERO : minimum;
    }

    @Nullable
    BigDecimal maximumCharge() {
        return settings.amount("maximumCharge");
    }

    @Nullable
    BigDecimal arrangementFee() {
        return settings.weekly("arrangementFee", weeks());
    }

    @Nullable
    BigDecimal dreEvidenceThreshold() {
        return settings.amount("dreEvidenceThreshold");
    }

    @Nullable
    BigDecimal dreCap(String kind) {
        return settings.part("dreCaps").amount(kind);
    }

    /** The standard amount for expenses; zero where there is none. */
    BigDecimal standardDre(boolean higherRate) {
        Facts standard = settings.part("standardDre");
        return Stream.of(higherRate ? "higher" : "lower", "amount")
                .map(standard::amount)
                .filter(amount -> amount != null)
                .findFirst()
                .orElse(Money.ZERO);
    }

    boolean checksPartners() {
        return settings.is("partnerAffordabilityCheck");
    }

    boolean countsUnclaimedBenefits() {
        return settings.is("notionalBenefits");
    }

    int reviewMonths() {
        return settings.count("reviewMonths", 12);
    }

    int shortTermDays() {
        return settings.part("shortTerm").count("days", 56);
    }

    boolean chargesShortTermAsTemporary() {
        return settings.part("shortTerm").says("chargedAs", "temporary");
    }

    boolean halvesHousingOfCouples() {
        return settings.part("housingCosts").says("sharing", "half-for-couples");
    }

    boolean allowsHousing(String kind) {
        Set<String> allowed = new HashSet<>(HOUSING);
        if (settings.part("housingCosts").json().get("allowed") instanceof JsonArray more) {
            more.forEach(one -> allowed.add(one instanceof JsonString text ? text.getString() : ""));
        }
        return allowed.contains(kind);
    }

    /** Never below the national figure: {@link PolicyCheck} refuses it, and this is the second lock. */
    BigDecimal personalExpensesAllowance(Figure national) {
        BigDecimal own = settings.amount("personalExpensesAllowance");
        return own == null ? national.amount() : own.max(national.amount());
    }

    /** The capital limit outside permanent care, never below the national one. */
    BigDecimal capitalLimit(Figure national) {
        BigDecimal own = settings.amount("capitalLimit");
        return own == null ? national.amount() : own.max(national.amount());
    }

    /** One part of the minimum income guarantee with what the council adds, never below the national figure. */
    BigDecimal guarantee(Figure national, boolean base) {
        Facts uplift = settings.part("migUplift");
        BigDecimal own =
                switch (uplift.word("kind").orElse("none")) {
                    case "pounds" -> base ? national.amount().add(orZero(uplift.amount("amount"))) : national.amount();
                    case "percent" -> percent(national.amount(), uplift);
                    case "table" -> orZero(uplift.part("table").amount(national.key()));
                    default -> national.amount();
                };
        return own.max(national.amount());
    }

    private BigDecimal percent(BigDecimal national, Facts uplift) {
        BigDecimal percent = orZero(TypedShapes.figure(uplift.json().get("percent")));
        return rounding()
                .allowed(national.multiply(percent.add(new BigDecimal(100))).movePointLeft(2));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? Money.ZERO : amount;
    }
}
