package uk.careforms.api.model;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * The explain record of one use of a decision table: what came out, and why.
 *
 * @param name the decision's name in its form pack, like {@code threshold}
 * @param ruleVersion which rules were used: name, valid-from date and content hash
 * @param inputs the facts the table was given
 * @param outcome the named results, like {@code {"signal": "LIKELY"}}
 * @param rows the rows that fired, in table order
 */
public record Decision(String name, String ruleVersion, JsonObject inputs, JsonObject outcome, List<Row> rows) {

    public Decision {
        rows = List.copyOf(rows);
    }

    /**
     * One row that fired.
     *
     * @param table the name of the table inside the model
     * @param number 1 is the first row
     * @param because the row's annotation: its reason and source
     */
    public record Row(String table, int number, String because) {}

    /** Never shows the inputs. */
    @Override
    public String toString() {
        return "Decision[" + name + ", " + ruleVersion + ", " + rows.size() + " rows]";
    }
}
