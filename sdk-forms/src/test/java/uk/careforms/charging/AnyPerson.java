package uk.careforms.charging;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An invented person with any income, capital and costs, the same for the same seed. */
final class AnyPerson {

    private static final List<String> SETTINGS = List.of("non-residential", "short-term", "temporary", "permanent");
    private static final List<String> BORN =
            List.of("1935-03-03", "1952-05-05", "1958-01-01", "1980-07-07", "2002-09-09");
    private static final List<String> DAYS = List.of("2022-04-06", "2024-02-29", "2025-06-02", "2026-10-10");
    private static final List<String> INCOME = List.of(
            "state-pension",
            "occupational-pension",
            "pension-credit-savings",
            "attendance-allowance",
            "pip-daily-living",
            "universal-credit",
            "earnings",
            "war-widows-pension",
            "carers-allowance");
    private static final List<String> CAPITAL = List.of("savings", "isa", "shares", "life-insurance", "cash");
    private static final List<String> PERIODS = List.of("week", "fortnight", "four-weeks", "month", "quarter", "year");

    private final long seed;
    private final JsonObject facts;
    private final JsonObject policy;
    private final String day;

    AnyPerson(long seed) {
        this.seed = seed;
        Random random = new Random(seed * 7_919 + 17);
        this.day = any(random, DAYS);
        this.facts = facts(random);
        this.policy = policy(random);
    }

    private AnyPerson(AnyPerson like, JsonObject facts) {
        this(like, facts, like.policy);
    }

    private AnyPerson(AnyPerson like, JsonObject facts, JsonObject policy) {
        this.seed = like.seed;
        this.day = like.day;
        this.policy = policy;
        this.facts = facts;
    }

    AnyPerson with(String rounding, String weeks) {
        return new AnyPerson(
                this,
                facts,
                Material.JSON
                        .createObjectBuilder(policy)
                        .add("rounding", rounding)
                        .add("weeksInYear", weeks)
                        .build());
    }

    /** A figure of the policy of this person, or what it is without one. */
    BigDecimal setting(String name, String otherwise) {
        return policy.get(name) instanceof JsonNumber number
                ? number.bigDecimalValue()
                : new BigDecimal(policy.getString(name, otherwise));
    }

    Charged charged() {
        return Charged.on(day, facts, policy);
    }

    boolean isAtHome() {
        String setting = facts.getJsonArray("periods").getJsonObject(0).getString("setting");
        return setting.equals("non-residential") || setting.equals("short-term");
    }

    BigDecimal maximum() {
        return policy.containsKey("maximumCharge")
                ? new BigDecimal(policy.getString("maximumCharge"))
                : new BigDecimal(1_000_000);
    }

    AnyPerson withMoreCapital() {
        Random random = new Random(seed + 5);
        JsonArray more = Material.JSON
                .createArrayBuilder(facts.getJsonArray("capital"))
                .add(Material.JSON.createObjectBuilder().add("kind", "savings").add("amount", pounds(random, 9_000)))
                .build();
        return new AnyPerson(
                this,
                Material.JSON.createObjectBuilder(facts).add("capital", more).build());
    }

    AnyPerson reversed() {
        JsonObjectBuilder changed = Material.JSON.createObjectBuilder(facts);
        for (String list : List.of("income", "capital", "dre", "housingCosts")) {
            JsonArray lines = facts.getJsonArray(list);
            JsonArrayBuilder turned = Material.JSON.createArrayBuilder();
            for (int i = lines.size() - 1; i >= 0; i--) {
                turned.add(lines.get(i));
            }
            changed.add(list, turned);
        }
        return new AnyPerson(this, changed.build());
    }

    private static JsonObject facts(Random random) {
        JsonArrayBuilder income = Material.JSON.createArrayBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            income.add(item(random, any(random, INCOME), 400)
                    .add("period", any(random, PERIODS))
                    .add("joint", random.nextInt(5) == 0));
        }
        JsonArrayBuilder capital = Material.JSON.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            capital.add(item(random, any(random, CAPITAL), 12_000).add("owners", 1 + random.nextInt(3)));
        }
        JsonArrayBuilder dre = Material.JSON.createArrayBuilder();
        JsonArrayBuilder housing = Material.JSON.createArrayBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            dre.add(item(random, "laundry", 20).add("sharedWith", random.nextInt(3)));
            housing.add(item(random, "rent", 120).add("period", any(random, PERIODS)));
        }
        JsonObjectBuilder stay = Material.JSON
                .createObjectBuilder()
                .add("setting", any(random, SETTINGS))
                .add("cost", pounds(random, 1_500));
        JsonObjectBuilder facts = Material.JSON
                .createObjectBuilder()
                .add(
                        "person",
                        Material.JSON
                                .createObjectBuilder()
                                .add("dateOfBirth", any(random, BORN))
                                .add("household", any(random, List.of("single", "couple", "lone-parent")))
                                .add("partnerOverPensionAge", random.nextBoolean())
                                .add("reachedPensionAgeBefore2016", random.nextBoolean())
                                .add("children", random.nextInt(3)))
                .add("periods", Material.JSON.createArrayBuilder().add(stay))
                .add("income", income)
                .add("capital", capital)
                .add("dre", dre)
                .add("housingCosts", housing);
        if (random.nextInt(3) == 0) {
            facts.add(
                    "properties",
                    Material.JSON
                            .createArrayBuilder()
                            .add(Material.JSON.createObjectBuilder().add("value", pounds(random, 300_000))));
        }
        return facts.build();
    }

    private static JsonObject policy(Random random) {
        if (random.nextBoolean()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonObjectBuilder policy = Material.JSON
                .createObjectBuilder()
                .add("rounding", any(random, List.of("HALF_UP", "ADULT_FAVOUR")))
                .add("weeksInYear", any(random, List.of("52", "52.14", "365/7")))
                .add("nightTreatment", any(random, List.of("full", "countStandardOnly")))
                .add("disposablePercent", 50 + random.nextInt(51))
                .add("minimumCharge", pounds(random, 3))
                .add("standardDre", Material.JSON.createObjectBuilder().add("amount", "15"));
        if (random.nextBoolean()) {
            policy.add("maximumCharge", pounds(random, 300));
        }
        return policy.build();
    }

    private static JsonObjectBuilder item(Random random, String kind, int most) {
        return Material.JSON.createObjectBuilder().add("kind", kind).add("amount", pounds(random, most));
    }

    private static String pounds(Random random, int most) {
        return BigDecimal.valueOf(random.nextInt(most * 100), 2).toPlainString();
    }

    private static String any(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnyPerson person && person.seed == seed;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seed);
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + facts + " " + policy;
    }
}
