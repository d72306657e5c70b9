package uk.careforms.systems.dynamics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.systems.dynamics.TableDefinition.AlternateKey;
import uk.careforms.systems.dynamics.TableDefinition.Column;
import uk.careforms.systems.dynamics.TableDefinition.Navigation;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Multipart;
import uk.careforms.systems.internal.wire.Shared;
import uk.careforms.systems.internal.wire.Trouble;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/**
 * The remote's table definitions, read when first needed and again every quarter of an hour.
 *
 * <p>Per table, because {@code $metadata} runs to megabytes. Lengths and choices come only with a cast to the kind of column
 * (Microsoft, "Query table definitions using the Web API", read November 2026). Thread-safe.
 */
final class Definitions {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final String CAST = "/Attributes/Microsoft.Dynamics.CRM.";
    private static final int QUESTIONS = 8;

    /** Of the questions these come first and must be answered; what the others would say we can do without. */
    private static final int NEEDED = 5;

    private final DynamicsClient client;
    private final Map<Set<String>, Shared<Loaded>> loaded = new ConcurrentHashMap<>();

    Definitions(DynamicsClient client) {
        this.client = client;
    }

    /**
     * What is known of some sets.
     *
     * @param tables by set name; a set that the remote does not have is missing
     * @param sets all sets that the remote has
     * @param trouble why nothing is known
     * @param offered false when the remote answers but does not let us read definitions: then we do without
     */
    record Loaded(
            Map<String, TableDefinition> tables,
            Set<String> sets,
            Optional<Trouble> trouble,
            boolean offered,
            Instant at) {

        Loaded {
            tables = Map.copyOf(tables);
            sets = Set.copyOf(sets);
        }

        Optional<TableDefinition> of(String set) {
            return Optional.ofNullable(tables.get(set));
        }

        boolean isKnown() {
            return trouble.isEmpty();
        }
    }

    Loaded of(Set<String> sets) {
        return loaded.computeIfAbsent(Set.copyOf(sets), key -> new Shared<>())
                .get(
                        known -> (known.isKnown() || !known.offered())
                                && client.clock().instant().isBefore(known.at().plus(LIFE)),
                        () -> load(sets));
    }

    /** Reads everything again when next needed: something turned out to have changed. */
    void forget() {
        loaded.clear();
    }

    private Loaded load(Set<String> sets) {
        return client.get("EntityDefinitions?$select=LogicalName,EntitySetName,PrimaryIdAttribute")
                .fold(
                        answer -> answer.status() == 200 ? named(sets, answer) : failed(answer),
                        trouble -> failed(trouble.ofRead(), true));
    }

    private Loaded named(Set<String> sets, Received answer) {
        SortedMap<String, String> tables = new TreeMap<>();
        Set<String> all = new HashSet<>();
        Optional<ObjectNode> json = JsonText.object(answer.body());
        if (json.isEmpty()) {
            return failed(client.trouble(answer).ofRead(), true);
        }
        for (JsonNode table : json.get().path("value")) {
            String set = table.path("EntitySetName").asString("");
            all.add(set);
            if (sets.contains(set)) {
                tables.put(set, table.path("LogicalName").asString(""));
            }
        }
        return tables.isEmpty() ? known(Map.of(), all) : detailed(tables, all);
    }

    /** Asks for the details of tables, given by set and logical name. */
    private Loaded detailed(SortedMap<String, String> tables, Set<String> all) {
        List<String> questions = tables.values().stream()
                .flatMap(table -> questions(table).stream())
                .toList();
        List<String> sets = List.copyOf(tables.keySet());
        return client.ask(questions).fold(answer -> read(sets, all, answer), t -> failed(t.ofRead(), true));
    }

    private static List<String> questions(String table) {
        String definition = "EntityDefinitions(LogicalName='" + table + "')";
        return List.of(
                definition + "?$select=LogicalName,PrimaryIdAttribute"
                        + "&$expand=Attributes($select=LogicalName,AttributeType,IsValidForCreate),"
                        + "ManyToOneRelationships($select=ReferencingEntityNavigationPropertyName,ReferencedEntity)",
                definition + CAST + "StringAttributeMetadata?$select=LogicalName,MaxLength",
                definition + CAST + "MemoAttributeMetadata?$select=LogicalName,MaxLength",
                definition + CAST + "DateTimeAttributeMetadata?$select=LogicalName,Format",
                definition + CAST + "PicklistAttributeMetadata?$select=LogicalName"
                        + "&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)",
                definition + "/Keys?$select=SchemaName,KeyAttributes,EntityKeyIndexStatus",
                definition + "/Attributes?$select=LogicalName,RequiredLevel",
                definition + "/ManyToOneRelationships?$select=ReferencingEntityNavigationPropertyName,"
                        + "ReferencingAttribute");
    }

    private Loaded read(List<String> order, Set<String> sets, Received batch) {
        Optional<List<Received>> answers = Multipart.answers(batch);
        if (answers.isEmpty() || answers.get().size() != order.size() * QUESTIONS) {
            Received first = answers.filter(all -> !all.isEmpty())
                    .map(all -> all.get(all.size() - 1))
                    .orElse(batch);
            return failed(first);
        }
        Map<String, TableDefinition> definitions = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            List<Received> all = answers.get().subList(i * QUESTIONS, (i + 1) * QUESTIONS);
            Optional<Received> bad =
                    all.stream().limit(NEEDED).filter(a -> a.status() != 200).findFirst();
            if (bad.isPresent()) {
                return failed(bad.get());
            }
            List<ObjectNode> parts = all.stream().map(Definitions::part).toList();
            if (parts.stream().limit(NEEDED).anyMatch(ObjectNode::isEmpty)) {
                return failed(
                        Trouble.unknown("unreadable", "Dynamics' table definitions cannot be read")
                                .ofRead(),
                        true);
            }
            definitions.put(order.get(i), definition(parts));
        }
        return known(definitions, sets);
    }

    /** What an answer says; nothing when it says nothing that can be read. */
    private static ObjectNode part(Received answer) {
        return answer.status() == 200
                ? JsonText.object(answer.body()).orElseGet(JsonText::newObject)
                : JsonText.newObject();
    }

    private static TableDefinition definition(List<ObjectNode> parts) {
        ObjectNode table = parts.get(0);
        Map<String, Integer> lengths = new HashMap<>();
        for (ObjectNode texts : parts.subList(1, 3)) {
            texts.path("value")
                    .forEach(a -> lengths.put(name(a), a.path("MaxLength").asInt(Integer.MAX_VALUE)));
        }
        Set<String> dates = new HashSet<>();
        parts.get(3).path("value").forEach(a -> {
            if (a.path("Format").asString("").equals("DateOnly")) {
                dates.add(name(a));
            }
        });
        Map<String, Set<Integer>> choices = new HashMap<>();
        parts.get(4).path("value").forEach(a -> choices.put(name(a), choices(a)));
        Set<String> required = new HashSet<>();
        parts.get(6).path("value").forEach(a -> {
            if (a.path("RequiredLevel").path("Value").asString("").endsWith("Required")) {
                required.add(name(a));
            }
        });
        Map<String, Column> columns = new HashMap<>();
        table.path("Attributes").forEach(a -> {
            Integer length = lengths.get(name(a));
            columns.put(
                    name(a),
                    new Column(
                            name(a),
                            a.path("AttributeType").asString(""),
                            length == null ? OptionalInt.empty() : OptionalInt.of(length),
                            dates.contains(name(a)),
                            a.path("IsValidForCreate").asBoolean(true),
                            required.contains(name(a)),
                            choices.getOrDefault(name(a), Set.of())));
        });
        Map<String, String> lookups = new HashMap<>();
        parts.get(7)
                .path("value")
                .forEach(r -> lookups.put(
                        navigation(r), r.path("ReferencingAttribute").asString("")));
        Map<String, Navigation> navigations = new HashMap<>();
        table.path("ManyToOneRelationships")
                .forEach(r -> navigations.put(
                        navigation(r),
                        new Navigation(
                                r.path("ReferencedEntity").asString(""), lookups.getOrDefault(navigation(r), ""))));
        List<AlternateKey> keys = new ArrayList<>();
        parts.get(5).path("value").forEach(k -> keys.add(key(k)));
        return new TableDefinition(
                table.path("LogicalName").asString(""),
                table.path("PrimaryIdAttribute").asString(""),
                columns,
                navigations,
                keys);
    }

    private static AlternateKey key(JsonNode key) {
        List<String> columns = new ArrayList<>();
        key.path("KeyAttributes").forEach(column -> columns.add(column.asString("")));
        return new AlternateKey(
                key.path("SchemaName").asString(""),
                columns,
                key.path("EntityKeyIndexStatus").asString(""));
    }

    private static Set<Integer> choices(JsonNode attribute) {
        Set<Integer> values = new HashSet<>();
        for (String kind : List.of("OptionSet", "GlobalOptionSet")) {
            attribute
                    .path(kind)
                    .path("Options")
                    .forEach(option -> values.add(option.path("Value").asInt(-1)));
        }
        return values;
    }

    private static String navigation(JsonNode relationship) {
        return relationship.path("ReferencingEntityNavigationPropertyName").asString("");
    }

    private static String name(JsonNode attribute) {
        return attribute.path("LogicalName").asString("");
    }

    private Loaded known(Map<String, TableDefinition> tables, Set<String> sets) {
        return new Loaded(tables, sets, Optional.empty(), true, client.clock().instant());
    }

    /** A remote that refuses definitions but is there can still be worked with. */
    private Loaded failed(Received answer) {
        Trouble trouble = client.trouble(answer).ofRead();
        boolean notOffered = trouble.kind() == Trouble.Kind.REFUSED && answer.status() >= 400 && answer.status() != 401;
        return failed(trouble, !notOffered);
    }

    private Loaded failed(Trouble trouble, boolean offered) {
        return new Loaded(
                Map.of(),
                Set.of(),
                Optional.of(trouble),
                offered,
                client.clock().instant());
    }
}
