package uk.careforms.forms;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import uk.careforms.api.model.Calculated;
import uk.careforms.api.model.Reference;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Calculation;

/** A calculation for tests: a tenth of the income until 2027, an eighth from then on. */
final class TenthOfIncome implements Calculation {

    @Override
    public String name() {
        return "tenth";
    }

    @Override
    public Calculated calculate(LocalDate asOf, JsonObject facts, JsonObject policy) {
        if (!facts.containsKey("income")) {
            return new Calculated.Result(
                    Json.createObjectBuilder().add("status", "cannot-decide").build());
        }
        String share = new BigDecimal(facts.getString("income"))
                .multiply(new BigDecimal(asOf.getYear() < 2027 ? "0.1" : "0.125"))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
        return new Calculated.Result(Json.createObjectBuilder()
                .add("status", "contribution")
                .add("rates", Json.createObjectBuilder().add("id", String.valueOf(asOf.getYear())))
                .add(
                        "periods",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("contribution", share)))
                .build());
    }

    /** Keeps a decided figure of 20.00 a week, with facts that may lack the income of 200.00. */
    static Reference decided(RunningPages pages, String letters, boolean withIncome) {
        Reference reference = Reference.of("FA", letters);
        try (Connection connection = pages.database.source().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into cf_calculation (reference, name, kind,"
                                + " as_of, facts, result, status, contribution_pence, rates, policy, in_force, made_at, made_by)"
                                + " values (?, 'tenth', 'FINAL', date '2026-05-01', ?, '{}', 'contribution', 2000, '2026', '', true,"
                                + " current_timestamp, 'ann')")) {
            insert.setString(1, reference.text());
            insert.setString(2, withIncome ? "{\"income\": \"200.00\"}" : "{}");
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return reference;
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
}
