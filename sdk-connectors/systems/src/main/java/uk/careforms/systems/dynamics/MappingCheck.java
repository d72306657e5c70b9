package uk.careforms.systems.dynamics;

import jakarta.json.Json;
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
import tools.jackson.databind.node.ValueNode;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.systems.dynamics.CaseMapping.Table;
import uk.careforms.systems.dynamics.Cell.Unfit;
import uk.careforms.systems.dynamics.TableDefinition.Column;
import uk.careforms.systems.dynamics.TableDefinition.Navigation;

/** Holds mappings against what the remote really has, and lists everything that will not work. Changes nothing. */
final class MappingCheck {

    /** The least room for facts that run long; a plain-text summary of a form is a few thousand characters. */
    private static final Map<String, Integer> ROOM = Map.of("summary", 10_000, "reference", 13, "form", 60);

    /** Types whose value nobody but the mapping brings; owner, state and the like are set by Dynamics. */
    private static final Set<String> ASKED_FOR = Set.of(
            "String", "Memo", "Integer", "Decimal", "Double", "Money", "DateTime", "Picklist", "Lookup", "Customer");

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
        SetUpCheck.Result setUp = new SetUpCheck(client).check();
        problems.addAll(setUp.problems());
        if (setUp.reached()) {
            columns(usable);
        }
        return List.copyOf(problems);
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
            add(
                    DynamicsSettings.PLUG_IN,
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
                    "Dynamics has no set '" + table.set() + "'; a set is named in the plural, like 'incidents'"
                            + Similar.sentence(table.set(), known.sets()));
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
                                        + Similar.sentence(
                                                name, definition.get().columns().keySet()))));
        table.binds().forEach((property, target) -> {
            String set = target.source().isPresent()
                    ? target.set()
                    : mapping.table(target.row()).map(Table::set).orElse("");
            bind(place + "/binds/" + property, property, set, definition.get(), known);
        });
        required(place + "/columns", table, definition.get());
        keys(place, mapping, table, definition.get());
        if (table.row().equals(mapping.caseRow())) {
            caseColumns(place, mapping, table, definition.get());
        }
    }

    private void caseColumns(String place, CaseMapping mapping, Table table, TableDefinition definition) {
        mapping.label()
                .filter(label -> definition.column(label).isEmpty())
                .ifPresent(label -> add(
                        place, "'label' names the column '" + label + "', which '" + table.set() + "' does not have"));
        if (mapping.referenceColumn().isEmpty() && !mapping.isBesideACase()) {
            add(
                    place + "/columns",
                    "No column of the case takes the fact 'reference'; staff could not find it, and we could not tell ours");
        }
    }

    private void column(String place, Column column, ColumnSource source) {
        if (source.isConstant() && !Set.of("Lookup", "Customer", "Owner").contains(column.type())) {
            constant(place, column, source);
            return;
        }
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

    /** A text without facts in it is the same every time, so it can be tried out. */
    private void constant(String place, Column column, ColumnSource source) {
        if (!column.writable()) {
            add(place, "Column '" + column.name() + "' cannot be set on a new row");
        }
        if (column.isText()) {
            room(place, column, source);
            return;
        }
        try {
            ValueNode value =
                    Cell.of("'" + column.name() + "'", source, Json.createValue(source.name()), Optional.of(column));
            if (column.isChoice()
                    && !column.choices().isEmpty()
                    && !column.choices().contains(value.asInt(-1))) {
                add(
                        place,
                        "'text' must be the number of a choice of column '" + column.name() + "': "
                                + new TreeSet<>(column.choices()));
            }
        } catch (Unfit unfit) {
            add(place, unfit.trouble().sentence());
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
        Navigation navigation = definition.navigations().get(property);
        if (navigation == null) {
            add(place, noNavigation(property, definition));
            return;
        }
        Optional<TableDefinition> target = known.of(set);
        if (target.isEmpty()) {
            add(place, "Dynamics has no set '" + set + "'" + Similar.sentence(set, known.sets()));
        } else if (!navigation.leadsTo().equals(target.get().logicalName())
                && !navigation.leadsTo().equals("owner")) {
            add(
                    place,
                    "'" + property + "' leads to '" + navigation.leadsTo() + "' and not to '"
                            + target.get().logicalName() + "'");
        }
    }

    private static String noNavigation(String property, TableDefinition definition) {
        Set<String> names = definition.navigations().keySet();
        String start = "Dynamics has no navigation property '" + property + "' there; names are exact to the case";
        return Similar.butForCase(property, names)
                .map(right -> start + ": write '" + right + "'")
                .orElseGet(() -> start + Similar.sentence(property, names));
    }

    /** Dynamics itself may let such a row through and a plug-in of the council's not. */
    private void required(String place, Table table, TableDefinition definition) {
        if (definition.navigations().values().stream().anyMatch(n -> n.column().isEmpty())) {
            return; // which columns are bound cannot be told
        }
        Set<String> set = new TreeSet<>(table.columns().keySet());
        table.binds().keySet().stream()
                .flatMap(
                        property -> Optional.ofNullable(definition.navigations().get(property)).stream())
                .forEach(navigation -> set.add(navigation.column()));
        definition.columns().values().stream()
                .filter(column -> column.required() && column.writable() && ASKED_FOR.contains(column.type()))
                .map(Column::name)
                .filter(name -> !set.contains(name))
                .sorted()
                .forEach(
                        name -> add(
                                place,
                                "Column '" + name + "' of '" + table.set()
                                        + "' is required in Dynamics and the mapping leaves it out; map it, or make it optional there"));
    }

    private void keys(String place, CaseMapping mapping, Table table, TableDefinition definition) {
        definition.keys().stream()
                .filter(key -> !key.isActive() && table.columns().keySet().containsAll(key.columns()))
                .forEach(key -> add(
                        place,
                        "Alternate key '" + key.name() + "' of '" + table.set() + "' is not enforced: its index is '"
                                + key.status() + "'; wait for it, or build it again"));
        Optional<String> wanted =
                client.settings().referenceKey().filter(key -> table.row().equals(mapping.caseRow()));
        if (wanted.isEmpty()) {
            return;
        }
        if (definition.keys().stream().noneMatch(key -> key.columns().equals(List.of(wanted.get())))) {
            add(
                    DynamicsSettings.PLUG_IN + " reference-key",
                    "'" + table.set() + "' has no alternate key on the column '" + wanted.get()
                            + "' alone; add one there, or leave the setting out");
        } else if (!mapping.referenceColumn().equals(wanted)) {
            add(
                    place + "/columns",
                    "Setting 'reference-key' is '" + wanted.get()
                            + "' and the mapping does not put the fact 'reference' there");
        }
    }

    private void add(String where, String sentence) {
        problems.add(new SetupProblem(where, sentence));
    }
}
