package uk.careforms.engine;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Problem;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;
import uk.careforms.engine.internal.store.Database;

/** Cases with decided figures, and a calculation that takes a tenth of the income until April 2027 and an eighth from then on. */
final class UpratedCases implements Calculation {

    static final LocalDate BEFORE = LocalDate.of(2026, 5, 1);
    static final LocalDate APRIL = LocalDate.of(2027, 4, 5);

    final AtomicInteger runs = new AtomicInteger();
    final Map<String, Integer> perCase = new ConcurrentHashMap<>();

    private volatile boolean unconfirmed;

    @Override
    public String name() {
        return "tenth";
    }

    @Override
    public Calculated calculate(LocalDate asOf, JsonObject facts, JsonObject policy) {
        runs.incrementAndGet();
        perCase.merge(facts.getString("case"), 1, Integer::sum);
        String income = facts.getString("income", "");
        if (income.equals("broken")) {
            throw new IllegalStateException("A fault of the calculation");
        }
        if (income.startsWith("-")) {
            return new Calculated.Wrong(
                    List.of(new Problem("/income", "amount.negative", "An income must be zero or more, like 123.45")));
        }
        boolean later = !asOf.isBefore(APRIL);
        if (income.isEmpty()) {
            return cannotDecide("Say what the income is.", "/income");
        }
        if (later && unconfirmed && facts.getString("purpose", "").equals("final") && !hasReason(facts)) {
            return cannotDecide("The rates of 2027/28 are not confirmed yet.", "/overrides/provisionalFigures/reason");
        }
        BigDecimal share = new BigDecimal(income).multiply(new BigDecimal(later ? "0.125" : "0.1"));
        return new Calculated.Result(result(income, share.setScale(2).toPlainString(), later ? "2027/28" : "2026/27"));
    }

    /** Nobody has confirmed the rates from April 2027 on. */
    UpratedCases unconfirmed() {
        unconfirmed = true;
        return this;
    }

    /** Now somebody has. */
    void confirmed() {
        unconfirmed = false;
    }

    private static boolean hasReason(JsonObject facts) {
        return facts.get("overrides") instanceof JsonObject overrides
                && overrides.get("provisionalFigures") instanceof JsonObject allowed
                && allowed.containsKey("reason");
    }

    private static Calculated cannotDecide(String sentence, String pointer) {
        return new Calculated.Result(Json.createObjectBuilder()
                .add("status", "cannot-decide")
                .add(
                        "missing",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("pointer", pointer)
                                        .add("sentence", sentence)))
                .build());
    }

    private static JsonObject result(String income, String contribution, String rates) {
        boolean nil = contribution.equals("0.00");
        return Json.createObjectBuilder()
                .add("status", nil ? "nil" : "contribution")
                .add("rates", Json.createObjectBuilder().add("id", rates))
                .add(
                        "periods",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("from", "2026-01-01")
                                        .add("assessableIncome", income)
                                        .add("contribution", contribution)))
                .build();
    }

    @Override
    public List<SetupProblem> checkPolicy(String place, JsonObject policy) {
        return List.of();
    }

    @Override
    public JsonObject factsSchema() {
        return JsonObject.EMPTY_JSON_OBJECT;
    }

    @Override
    public JsonObject policySchema() {
        return JsonObject.EMPTY_JSON_OBJECT;
    }

    /** Keeps a decided figure for each income, as it was in 2026; an income without one is decided as 10.00. */
    void decided(Database database, List<String> incomes) {
        database.inTransaction(handle -> {
            var batch = handle.prepareBatch(
                    "insert into cf_calculation (reference, name, kind, as_of, facts, result, status,"
                            + " contribution_pence, rates, policy, in_force, made_at, made_by) values (:reference, 'tenth', 'FINAL',"
                            + " :asOf, :facts, :result, :status, :pence, '2026/27', '', true, current_timestamp, 'ann@testshire')");
            int number = 0;
            for (String income : incomes) {
                boolean amount = income.matches("[0-9.]+");
                BigDecimal share = amount ? new BigDecimal(income).multiply(new BigDecimal("0.1")) : BigDecimal.TEN;
                String reference = reference(number++);
                batch.bind("reference", reference)
                        .bind("asOf", BEFORE)
                        .bind(
                                "facts",
                                Json.createObjectBuilder()
                                        .add("case", reference)
                                        .add("income", income)
                                        .build()
                                        .toString())
                        .bind(
                                "result",
                                result(income, share.setScale(2).toPlainString(), "2026/27")
                                        .toString())
                        .bind("status", share.signum() == 0 ? "nil" : "contribution")
                        .bind("pence", share.movePointRight(2).longValueExact())
                        .add();
            }
            return batch.execute();
        });
    }

    static String reference(int number) {
        String letters = "23456789ABCDEFGHJKLMNPQRSTUVWXY";
        StringBuilder text = new StringBuilder();
        for (int i = 0, left = number; i < 7; i++, left /= letters.length()) {
            text.append(letters.charAt(left % letters.length()));
        }
        return Reference.of("FA", text.toString()).text();
    }
}
