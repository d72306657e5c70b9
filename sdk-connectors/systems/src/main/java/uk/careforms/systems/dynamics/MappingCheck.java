package uk.careforms.systems.dynamics;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.systems.dynamics.CaseMapping.Table;
import uk.careforms.systems.dynamics.TableDefinition.Column;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/** Holds mappings against what the remote really has, and lists everything that will not work. Changes nothing. */
final class MappingCheck {

    /** The least room for facts that run long; a plain-text summary of a form is a few thousand characters. */
    private static final Map<String, Integer> ROOM = Map.of("summary", 10_000, "reference", 13, "form", 60);

    private static final int CLOSE_ENOUGH = 3;

    private final DynamicsClient client;
    private final Definitions definitions;
    private final List<SetupProblem> problems = new ArrayList<>();

    MappingCheck(DynamicsClient client, Definitions definitions) {
        this.client = client;
        this.definitions = definitions;
    }

    List<SetupProblem> check(Map<String, JsonObject> mappings) {
        Map<String, CaseMapping> usable = new LinkedHashMap<>();
        new TreeMap<>(mappings).forEach((file, json) -> {
            MappingReader.Result read = MappingReader.read(file, json);
            problems.addAll(read.problems());
            if (read.problems().isEmpty()) {
                usable.put(file, read.mapping());
            }
        });
        if (isReached()) {
            client.settings().queue().ifPresent(this::queue);
            columns(usable);
        }
        return List.copyOf(problems);
    }

    private boolean isReached() {
        client.forgetRefusal();
        return client.get("WhoAmI")
                .fold(
                        answer -> answer.status() == 200
                                || problem("", client.trouble(answer).sentence()),
                        trouble -> problem("", trouble.sentence()));
    }

    private void queue(UUID id) {
        client.get("queues(" + id + ")?$select=queueid")
                .fold(
                        answer -> answer.status() == 200 || problem(" queue", queueProblem(answer)),
                        trouble -> problem(" queue", trouble.sentence()));
    }

    private String queueProblem(Received answer) {
        return answer.status() == 404
                ? "Setting 'queue' names a queue that Dynamics does not have; open the queue there and copy its id"
                : client.trouble(answer).sentence();
    }

    private void columns(Map<String, CaseMapping> mappings) {
        Set<String> sets = new TreeSet<>();
        mappings.values().forEach(mapping -> {
            mapping.tables().forEach(table -> {
                sets.add(table.set());
                table.binds().values().stream()
                        .filter(bind -> bind.source().isPresent())
                        .forEach(bind -> sets.add(bind.set()));
            });
        });
        if (sets.isEmpty()) {
            return;
        }
        definitions.forget();
        Definitions.Loaded known = definitions.of(sets);
        if (known.trouble().isPresent()) {
            problem(
                    "",
                    "The table definitions cannot be read, so no mapping was checked against them: "
                            + known.trouble().get().sentence());
            return;
        }
        mappings.forEach((file, mapping) -> {
            for (int i = 0; i < mapping.tables().size(); i++) {
                table(file + " /tables/" + i, mapping, mapping.tables().get(i), known);
            }
        });
    }

    private void table(String place, CaseMapping mapping, Table table, Definitions.Loaded known) {
        Optional<TableDefinition> definition = known.of(table.set());
        if (definition.isEmpty()) {
            add(
                    place + "/set",
                    "Dynamics has no set '" + table.set() + "'; a set is named in the plural, like 'incidents'");
            return;
        }
        table.columns().forEach((name, source) -> definition
                .get()
                .column(name)
                .ifPresentOrElse(
                        column -> column(place + "/columns/" + name, column, source),
                        () -> add(
                                place + "/columns/" + name,
                                "Dynamics has no column '" + name + "' in '" + table.set() + "'"
                                        + similar(
                                                name, definition.get().columns().keySet()))));
        table.binds().forEach((property, target) -> {
            String set = target.source().isPresent()
                    ? target.set()
                    : mapping.table(target.row()).map(Table::set).orElse("");
            bind(place + "/binds/" + property, property, set, definition.get(), known);
        });
        if (table.row().equals(mapping.caseRow())) {
            caseColumns(place, mapping, table, definition.get());
        }
    }

    private void caseColumns(String place, CaseMapping mapping, Table table, TableDefinition definition) {
        mapping.label()
                .filter(label -> definition.column(label).isEmpty())
                .ifPresent(label -> add(
                        place, "'label' names the column '" + label + "', which '" + table.set() + "' does not have"));
        if (mapping.referenceColumn().isEmpty()) {
            add(
                    place + "/columns",
                    "No column of the case takes the fact 'reference'; staff could not find it, and we could not tell ours");
        }
    }

    private void column(String place, Column column, ColumnSource source) {
        if (!column.writable()) {
            add(place, "Column '" + column.name() + "' cannot be set on a new row");
        }
        if (Set.of("Lookup", "Customer", "Owner").contains(column.type())) {
            add(place, "Column '" + column.name() + "' refers to another record; use 'binds'");
        }
        if (column.isText()) {
            room(place, column, source);
        }
        if (column.isChoice() || column.type().equals("Boolean")) {
            codes(place, column, source);
        }
    }

    private void room(String place, Column column, ColumnSource source) {
        int needed =
                switch (source.kind()) {
                    case TEXT ->
                        ColumnSource.FACT_IN_TEXT
                                .matcher(source.name())
                                .replaceAll("")
                                .length();
                    case FACT -> ROOM.getOrDefault(source.name(), 0);
                    case ANSWER -> 0;
                };
        int most = column.maxLength().orElse(Integer.MAX_VALUE);
        if (needed > most && !source.shorten()) {
            add(
                    place,
                    "Column '" + column.name() + "' takes " + most + " characters, and up to " + needed
                            + " are to go there; use a longer column, or set 'shorten'");
        }
    }

    private void codes(String place, Column column, ColumnSource source) {
        if (column.isChoice() && source.codes().isEmpty()) {
            add(place, "Column '" + column.name() + "' is a choice; give a number for each answer in 'codes'");
        }
        for (Map.Entry<String, JsonValue> code : source.codes().entrySet()) {
            if (column.isChoice() && !isChoiceOf(column, code.getValue())) {
                add(
                        place + "/codes/" + code.getKey(),
                        "must be the number of a choice of column '" + column.name() + "'"
                                + (column.choices().isEmpty() ? "" : ": " + new TreeSet<>(column.choices())));
            }
        }
    }

    private static boolean isChoiceOf(Column column, JsonValue code) {
        return code instanceof JsonNumber number
                && number.isIntegral()
                && (column.choices().isEmpty() || column.choices().contains(number.intValue()));
    }

    private void bind(String place, String property, String set, TableDefinition definition, Definitions.Loaded known) {
        String leadsTo = definition.navigations().get(property);
        if (leadsTo == null) {
            add(
                    place,
                    "Dynamics has no navigation property '" + property + "' there; names are exact to the case"
                            + similar(property, definition.navigations().keySet()));
            return;
        }
        Optional<TableDefinition> target = known.of(set);
        if (target.isEmpty()) {
            add(place, "Dynamics has no set '" + set + "'");
        } else if (!leadsTo.equals(target.get().logicalName()) && !leadsTo.equals("owner")) {
            add(
                    place,
                    "'" + property + "' leads to '" + leadsTo + "' and not to '"
                            + target.get().logicalName() + "'");
        }
    }

    /** Names that differ by case only, or begin alike. */
    private static String similar(String name, Set<String> names) {
        String some = names.stream()
                .filter(other -> other.equalsIgnoreCase(name)
                        || (name.length() > CLOSE_ENOUGH && other.startsWith(name.substring(0, name.length() / 2 + 1))))
                .sorted()
                .limit(CLOSE_ENOUGH)
                .collect(Collectors.joining("', '"));
        return some.isEmpty() ? "" : "; similar: '" + some + "'";
    }

    /** Remembers a problem of the connector itself; always false. */
    private boolean problem(String detail, String sentence) {
        add(DynamicsSettings.PLUG_IN + detail, sentence);
        return false;
    }

    private void add(String where, String sentence) {
        problems.add(new SetupProblem(where, sentence));
    }
}
