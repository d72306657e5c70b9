package uk.careforms.simulators.dataverse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of one row; never changed.
 *
 * @param version row version, shown as {@code W/"…"}
 * @param order the place of its creation among all rows
 * @param values by column; text, Integer, BigDecimal, Boolean, LocalDate, Instant or {@link Reference}; no nulls
 */
record Row(Table table, UUID id, long version, long order, Map<String, Object> values) {

    /** Where a lookup points. */
    record Reference(String table, UUID id, String navigation) {}

    Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    String etag() {
        return "W/\"" + version + "\"";
    }

    Optional<Object> value(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /** A value by any name under which it can be read: column, primary key or {@code _x_value}. */
    @Nullable
    Object read(String name) {
        if (name.equals(table.id())) {
            return id;
        }
        Object value = values.get(table.lookupColumn(name).orElse(name));
        return value instanceof Reference reference ? reference.id() : value;
    }

    /** Leaves out the values, which may be personal data. */
    @Override
    public String toString() {
        return "Row[" + table.name() + " " + id + "]";
    }
}
