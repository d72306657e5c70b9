package uk.careforms.engine.internal.store;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import uk.careforms.api.model.Reference;

/** Officers' corrections of single facts of a calculation. */
public final class OverrideTable {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String VALUE = "value";

    private OverrideTable() {}

    /**
     * One correction.
     *
     * @param name the calculation's
     * @param pointer JSON Pointer into the facts
     * @param fact what holds instead; empty when the answer holds again
     */
    public record Row(
            Reference reference,
            String name,
            String pointer,
            Optional<JsonValue> fact,
            String reason,
            String actor,
            Instant at) {

        /** Never shows the fact. */
        @Override
        public String toString() {
            return "Row[" + reference + ", " + pointer + "]";
        }
    }

    public static void add(Handle handle, Row row) {
        handle.createUpdate("insert into cf_override (reference, name, pointer, fact, reason, actor, at)"
                        + " values (:reference, :name, :pointer, :fact, :reason, :actor, :at)")
                .bind("reference", row.reference().text())
                .bind("name", row.name())
                .bind("pointer", row.pointer())
                .bind("fact", row.fact().map(OverrideTable::text).orElse(null))
                .bind("reason", row.reason())
                .bind("actor", row.actor())
                .bind("at", row.at())
                .execute();
    }

    /** Everything that was ever corrected, the oldest first. */
    public static List<Row> of(Handle handle, Reference reference) {
        return handle.createQuery("select reference, name, pointer, fact, reason, actor, at from cf_override"
                        + " where reference = :reference order by number")
                .bind("reference", reference.text())
                .map((row, context) -> read(row))
                .list();
    }

    /** Of everything that was ever corrected, what holds: the latest of each place, in the order of the first. */
    public static Collection<Row> holding(List<Row> all, String name) {
        Map<String, Row> latest = new LinkedHashMap<>();
        all.stream().filter(row -> row.name().equals(name)).forEach(row -> latest.put(row.pointer(), row));
        latest.values().removeIf(row -> row.fact().isEmpty());
        return latest.values();
    }

    private static String text(JsonValue fact) {
        return JsonText.of(JSON.createObjectBuilder().add(VALUE, fact).build());
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new Reference(row.getString("reference")),
                row.getString("name"),
                row.getString("pointer"),
                Optional.ofNullable(row.getString("fact"))
                        .map(text -> JsonText.object(text).get(VALUE)),
                row.getString("reason"),
                row.getString("actor"),
                InstantColumns.at(row, "at"));
    }
}
