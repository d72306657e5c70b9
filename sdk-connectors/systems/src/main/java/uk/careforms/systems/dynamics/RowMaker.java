package uk.careforms.systems.dynamics;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.spi.Dispatch;
import uk.careforms.systems.dynamics.CaseMapping.Bind;
import uk.careforms.systems.dynamics.CaseMapping.Table;
import uk.careforms.systems.dynamics.Cell.Unfit;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.NameUuid;
import uk.careforms.systems.internal.wire.Trouble;

/**
 * Makes rows of one dispatch by its mapping.
 *
 * <p>The id of a row is the UUID of version 5 of the row's name in the space of the dispatch's key, so every try makes the
 * same ones.
 */
final class RowMaker {

    private static final Logger LOG = LoggerFactory.getLogger(RowMaker.class);

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Dispatch dispatch;
    private final CaseMapping mapping;
    private final Definitions.Loaded definitions;
    private final JsonObject facts;

    RowMaker(Dispatch dispatch, CaseMapping mapping, Definitions.Loaded definitions, Optional<UUID> defaultQueue) {
        this.dispatch = dispatch;
        this.mapping = mapping;
        this.definitions = definitions;
        this.facts = withQueue(dispatch.facts(), defaultQueue);
    }

    /** One row to create. {@link #toString()} never shows its content. */
    record NewRow(String set, UUID id, ObjectNode content) {

        @Override
        public String toString() {
            return "NewRow[" + set + ", " + id + "]";
        }
    }

    private static JsonObject withQueue(JsonObject facts, Optional<UUID> defaultQueue) {
        boolean unset = !facts.containsKey("queue")
                || ColumnSource.text(facts.get("queue")).isBlank();
        return defaultQueue
                .filter(queue -> unset)
                .map(queue -> Json.createObjectBuilder(facts)
                        .add("queue", queue.toString())
                        .build())
                .orElse(facts);
    }

    static UUID idOf(Dispatch dispatch, String row) {
        return NameUuid.of(dispatch.key(), row);
    }

    /** The rows in the mapping's order; without the person's when one is linked. */
    List<NewRow> rows() throws Unfit {
        List<NewRow> rows = new ArrayList<>();
        for (Table table : mapping.tables()) {
            if (!isLinked(table)) {
                rows.add(new NewRow(table.set(), idOf(dispatch, table.row()), content(table)));
            }
        }
        return rows;
    }

    private boolean isLinked(Table table) {
        return table.skipWhenLinked() && dispatch.person().isPresent();
    }

    private ObjectNode content(Table table) throws Unfit {
        ObjectNode content = JsonText.newObject();
        Optional<TableDefinition> definition = definitions.of(table.set());
        if (definition.isEmpty() && definitions.isKnown()) {
            throw missing("set '" + table.set() + "'");
        }
        for (Map.Entry<String, ColumnSource> column : table.columns().entrySet()) {
            String name = column.getKey();
            Optional<JsonValue> value = column.getValue().value(dispatch, facts);
            String place = "'" + name + "' of '" + table.set() + "'";
            if (column.getValue().lacksCode(dispatch, facts)) {
                LOG.warn(
                        "Column {} has no code for what was answered in {}; it stays empty. Add one to 'codes'",
                        place,
                        dispatch.submission().reference());
            }
            if (value.isPresent()) {
                Optional<TableDefinition.Column> found = definition.flatMap(d -> d.column(name));
                if (found.isEmpty() && definition.isPresent()) {
                    throw missing("column " + place);
                }
                content.set(name, Cell.of(place, column.getValue(), value.get(), found));
            }
        }
        for (Map.Entry<String, Bind> bind : table.binds().entrySet()) {
            if (definition.isPresent() && !definition.get().navigations().containsKey(bind.getKey())) {
                throw missing("navigation property '" + bind.getKey() + "' of '" + table.set() + "'");
            }
            content.put(bind.getKey() + "@odata.bind", target(table, bind.getKey(), bind.getValue()));
        }
        return content;
    }

    private String target(Table table, String property, Bind bind) throws Unfit {
        if (bind.source().isEmpty()) {
            Table other = mapping.table(bind.row()).orElseThrow();
            return isLinked(other)
                    ? address(other.set(), dispatch.person().orElseThrow().id(), "the linked person's id")
                    : "/" + other.set() + "(" + idOf(dispatch, other.row()) + ")";
        }
        String id = bind.source()
                .get()
                .value(dispatch, facts)
                .map(ColumnSource::text)
                .orElse("");
        String what = "'" + property + "' of '" + table.set() + "'";
        if (id.isBlank()) {
            String queue = bind.source().get().name().equals("queue")
                    ? "; give the team a 'queue', or the connector a default one"
                    : "";
            throw new Unfit(Trouble.refused("bind-missing", what + " has nothing to refer to" + queue));
        }
        return address(bind.set(), id, what);
    }

    private static Unfit missing(String what) {
        return new Unfit(
                Trouble.refused(Unfit.NOT_THERE, "Dynamics has no " + what + "; add it there, or correct the mapping"));
    }

    private static String address(String set, String id, String what) throws Unfit {
        if (!GUID.matcher(id).matches()) {
            throw new Unfit(Trouble.refused("bind-not-an-id", what + " must be the id of a record, a GUID"));
        }
        return "/" + set + "(" + id + ")";
    }
}
