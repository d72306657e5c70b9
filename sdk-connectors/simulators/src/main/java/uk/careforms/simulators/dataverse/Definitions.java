package uk.careforms.simulators.dataverse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.Answer;

/**
 * Table definitions ("Query table definitions using the Web API"): what a connector needs to check its mapping.
 *
 * <p>As there, {@code $select} of an expanded {@code Attributes} knows common properties only: for {@code MaxLength} or
 * the choices the list must be cast, like {@code …/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata}.
 */
final class Definitions {

    private static final Pattern NAMED = Pattern.compile("LogicalName='([a-z0-9_]+)'");
    private static final Pattern EXPANSION = Pattern.compile("([A-Za-z]+)(?:\\(\\$select=([A-Za-z,]+)\\))?(,|$)");
    private static final Set<String> OPTIONS = Set.of("$select", "$expand");
    private static final Set<String> TABLE_PROPERTIES = Set.of(
            "LogicalName", "SchemaName", "EntitySetName", "PrimaryIdAttribute", "PrimaryNameAttribute", "MetadataId");

    private final Schema schema;
    private final String root;

    Definitions(Schema schema, String root) {
        this.schema = schema;
        this.root = root;
    }

    Answer perform(Operation operation, Address address) {
        if (!operation.method().equals("GET")) {
            throw Refusal.notSimulated("changing table definitions");
        }
        Map<String, String> options = Query.options(operation.query());
        options.keySet().stream()
                .filter(option -> !OPTIONS.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw Refusal.notSimulated("the query option '" + option + "' on table definitions");
                });
        List<String> select = names(options.getOrDefault("$select", ""));
        if (!address.isKeyed()) {
            return list(
                    "EntityDefinitions",
                    schema.tables().stream()
                            .map(t -> table(t, select, Map.of()))
                            .toList());
        }
        Table table = named(address.key().orElseThrow());
        if (!address.rest().isEmpty()) {
            return list(address.text(), collection(table, address.rest(), select, options.containsKey("$expand")));
        }
        ObjectNode body = Json.object();
        body.put("@odata.context", root + "/$metadata#EntityDefinitions/$entity");
        body.setAll(table(table, select, expansions(options.getOrDefault("$expand", ""))));
        return new Answer(200, WebApi.ODATA_JSON, body.toString());
    }

    private Table named(String key) {
        Matcher name = NAMED.matcher(key);
        if (!name.matches()) {
            throw Refusal.notSimulated("table definitions by anything but LogicalName='…'");
        }
        return schema.named(name.group(1))
                .orElseThrow(() -> new Refusal(
                        404,
                        "0x80060888",
                        "Could not find an entity with name " + name.group(1)
                                + " and id 00000000-0000-0000-0000-000000000000."));
    }

    private ObjectNode table(Table table, List<String> select, Map<String, List<String>> expand) {
        ObjectNode full = Json.object();
        full.put("LogicalName", table.name());
        full.put("SchemaName", table.name());
        full.put("EntitySetName", table.set());
        full.put("PrimaryIdAttribute", table.id());
        full.put("PrimaryNameAttribute", table.title());
        full.put("MetadataId", MetadataShape.id(table.name()));
        requireKnown(select, TABLE_PROPERTIES, "Microsoft.Dynamics.CRM.EntityMetadata");
        ObjectNode chosen = MetadataShape.chosen(full, select);
        expand.forEach((name, inner) -> {
            ArrayNode all = chosen.putArray(name);
            collection(table, List.of(name), inner, false).forEach(all::add);
        });
        return chosen;
    }

    private List<ObjectNode> collection(Table table, List<String> path, List<String> select, boolean choices) {
        Optional<String> cast =
                path.size() == 2 ? Optional.of(path.get(1).replace("Microsoft.Dynamics.CRM.", "")) : Optional.empty();
        return switch (path.get(0)) {
            case "Attributes" -> attributes(table, cast, select, choices);
            case "Keys" -> each(table.keys(), key -> MetadataShape.key(table, key), select);
            case "ManyToOneRelationships" ->
                each(MetadataShape.relationships(schema, table), relationship -> relationship, select);
            default -> throw Refusal.notSimulated("'" + path.get(0) + "' of a table definition");
        };
    }

    private static List<ObjectNode> attributes(
            Table table, Optional<String> cast, List<String> select, boolean choices) {
        if (cast.isEmpty()) {
            requireKnown(select, MetadataShape.COMMON, "Microsoft.Dynamics.CRM.AttributeMetadata");
        }
        return MetadataShape.attributes(table, choices).stream()
                .filter(a -> cast.isEmpty() || a.path("@odata.type").asString().endsWith("." + cast.get()))
                .map(a -> MetadataShape.chosen(
                        a, select.isEmpty() ? select : and(select, choices ? "OptionSet" : "MetadataId")))
                .toList();
    }

    private static <T> List<ObjectNode> each(List<T> all, Function<T, ObjectNode> shape, List<String> select) {
        return all.stream()
                .map(shape)
                .map(json -> MetadataShape.chosen(json, select))
                .toList();
    }

    private static List<String> and(List<String> select, String more) {
        return Stream.concat(select.stream(), Stream.of(more)).toList();
    }

    private static void requireKnown(List<String> select, Set<String> known, String type) {
        select.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.url("Could not find a property named '" + name + "' on type '" + type + "'.");
        });
    }

    private static Map<String, List<String>> expansions(String expand) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Matcher one = EXPANSION.matcher(expand);
        int end = 0;
        while (end < expand.length() && one.find() && one.start() == end) {
            all.put(one.group(1), names(one.group(2) == null ? "" : one.group(2)));
            end = one.end();
        }
        if (end != expand.length()) {
            throw Refusal.notSimulated("this $expand of a table definition: only Name or Name($select=…)");
        }
        return all;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
    }

    private Answer list(String context, List<ObjectNode> all) {
        ObjectNode body = Json.object();
        body.put("@odata.context", root + "/$metadata#" + context);
        ArrayNode value = body.putArray("value");
        all.forEach(value::add);
        return new Answer(200, WebApi.ODATA_JSON, body.toString());
    }
}
