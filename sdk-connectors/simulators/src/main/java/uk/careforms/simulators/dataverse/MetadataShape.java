package uk.careforms.simulators.dataverse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.dataverse.Table.AlternateKey;
import uk.careforms.simulators.dataverse.Table.Lookup;

/** The JSON of attribute, key and relationship definitions, with Microsoft's property names. */
final class MetadataShape {

    /** Properties that every kind of attribute has. */
    static final Set<String> COMMON = Set.of(
            "LogicalName",
            "SchemaName",
            "AttributeType",
            "MetadataId",
            "IsValidForCreate",
            "IsValidForUpdate",
            "RequiredLevel");

    private static final int ENGLISH = 1033;

    private MetadataShape() {}

    static List<ObjectNode> attributes(Table table, boolean choices) {
        List<ObjectNode> all = new ArrayList<>();
        all.add(attribute(table, table.id(), "Uniqueidentifier", "AttributeMetadata", true));
        table.columns().values().forEach(column -> all.add(column(table, column, choices)));
        Set<String> lookups = new LinkedHashSet<>();
        for (Lookup lookup : table.lookups().values()) {
            if (lookups.add(lookup.column())) {
                ObjectNode json = attribute(table, lookup.column(), lookup.type(), "LookupAttributeMetadata", true);
                ArrayNode targets = json.putArray("Targets");
                table.lookups().values().stream()
                        .filter(other -> other.column().equals(lookup.column()))
                        .flatMap(other -> other.targets().stream())
                        .forEach(targets::add);
                all.add(json);
            }
        }
        return all;
    }

    private static ObjectNode column(Table table, Column column, boolean choices) {
        String kind =
                switch (column.type()) {
                    case DATE_ONLY, DATE_TIME -> "DateTimeAttributeMetadata";
                    default -> column.type().attributeType() + "AttributeMetadata";
                };
        ObjectNode json = attribute(table, column.name(), column.type().attributeType(), kind, !column.readOnly());
        if (column.type().isText()) {
            json.put("MaxLength", column.maxLength());
        }
        if (column.type() == ColumnType.DATE_ONLY || column.type() == ColumnType.DATE_TIME) {
            boolean dateOnly = column.type() == ColumnType.DATE_ONLY;
            json.put("Format", dateOnly ? "DateOnly" : "DateAndTime");
            json.putObject("DateTimeBehavior").put("Value", dateOnly ? "DateOnly" : "UserLocal");
        }
        if (choices && column.type().isChoice()) {
            ArrayNode options = json.putObject("OptionSet").putArray("Options");
            column.options().forEach((value, label) -> {
                ObjectNode option = options.addObject().put("Value", value);
                option.putObject("Label")
                        .putObject("UserLocalizedLabel")
                        .put("Label", label)
                        .put("LanguageCode", ENGLISH);
            });
        }
        return json;
    }

    private static ObjectNode attribute(Table table, String name, String type, String kind, boolean writable) {
        ObjectNode json = Json.object()
                .put("@odata.type", "#Microsoft.Dynamics.CRM." + kind)
                .put("LogicalName", name)
                .put("SchemaName", name)
                .put("AttributeType", type)
                .put("IsValidForCreate", writable)
                .put("IsValidForUpdate", writable)
                .put("MetadataId", id(table.name() + "." + name));
        json.putObject("RequiredLevel")
                .put("Value", table.requires().containsKey(name) ? "ApplicationRequired" : "None")
                .put("CanBeChanged", true);
        return json;
    }

    static ObjectNode key(Table table, AlternateKey key) {
        ObjectNode json = Json.object()
                .put("LogicalName", key.name())
                .put("SchemaName", key.name())
                .put("EntityLogicalName", table.name())
                .put("EntityKeyIndexStatus", key.status())
                .put("MetadataId", id(table.name() + ".key." + key.name()));
        ArrayNode columns = json.putArray("KeyAttributes");
        key.columns().forEach(columns::add);
        return json;
    }

    /** One for each navigation property; the owner is one relationship, to the entity {@code owner}. */
    static List<ObjectNode> relationships(Schema schema, Table table) {
        return table.lookups().values().stream()
                .map(lookup -> {
                    boolean owner = lookup.type().equals("Owner");
                    String target = owner ? "owner" : lookup.targets().get(0);
                    String targetId = owner ? "ownerid" : schema.require(target).id();
                    return Json.object()
                            .put("SchemaName", table.name() + "_" + lookup.navigation())
                            .put("RelationshipType", "OneToManyRelationship")
                            .put("ReferencingEntity", table.name())
                            .put("ReferencingAttribute", lookup.column())
                            .put("ReferencingEntityNavigationPropertyName", lookup.navigation())
                            .put("ReferencedEntity", target)
                            .put("ReferencedAttribute", targetId)
                            .put("MetadataId", id(table.name() + ".nav." + lookup.navigation()));
                })
                .toList();
    }

    /** The selected properties; the type and the {@code MetadataId} always come. */
    static ObjectNode chosen(ObjectNode full, List<String> select) {
        if (select.isEmpty()) {
            return full;
        }
        ObjectNode chosen = Json.object();
        full.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.startsWith("@") || name.equals("MetadataId") || select.contains(name)) {
                chosen.set(name, entry.getValue());
            }
        });
        return chosen;
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
