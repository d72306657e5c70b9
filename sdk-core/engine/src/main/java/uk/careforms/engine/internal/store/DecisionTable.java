package uk.careforms.engine.internal.store;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Decision;
import uk.careforms.api.model.Reference;

/** Explain records. */
public final class DecisionTable {

    private static final JsonProvider JSON = JsonProvider.provider();

    private DecisionTable() {}

    public static void add(Handle handle, Reference reference, String step, Decision decision, Instant at) {
        handle.createUpdate(
                        "insert into cf_decision (reference, step, name, rule_version, inputs, outcome, fired, made_at)"
                                + " values (:reference, :step, :name, :rule, :inputs, :outcome, :fired, :at)")
                .bind("reference", reference.text())
                .bind("step", step)
                .bind("name", decision.name())
                .bind("rule", decision.ruleVersion())
                .bind("inputs", JsonText.of(decision.inputs()))
                .bind("outcome", JsonText.of(decision.outcome()))
                .bind("fired", fired(decision.rows()))
                .bind("at", at)
                .execute();
    }

    /** In the order in which they were made. */
    public static List<Decision> of(Handle handle, Reference reference) {
        return handle.createQuery("select name, rule_version, inputs, outcome, fired from cf_decision"
                        + " where reference = :reference order by number")
                .bind("reference", reference.text())
                .map((row, context) -> new Decision(
                        row.getString("name"),
                        row.getString("rule_version"),
                        JsonText.object(row.getString("inputs")),
                        JsonText.object(row.getString("outcome")),
                        rows(JsonText.object(row.getString("fired")))))
                .list();
    }

    private static String fired(List<Decision.Row> rows) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        for (Decision.Row row : rows) {
            list.add(JSON.createObjectBuilder()
                    .add("table", row.table())
                    .add("number", row.number())
                    .add("because", row.because()));
        }
        return JsonText.of(JSON.createObjectBuilder().add("rows", list).build());
    }

    private static List<Decision.Row> rows(JsonObject fired) {
        List<Decision.Row> rows = new ArrayList<>();
        for (JsonValue value : fired.getJsonArray("rows")) {
            JsonObject row = value.asJsonObject();
            rows.add(new Decision.Row(row.getString("table"), row.getInt("number"), row.getString("because")));
        }
        return rows;
    }
}
