package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DefinitionsTest {

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_table_tells_its_set_name_and_primary_columns() {
        JsonNode table = Client.json(
                client.get(
                        "EntityDefinitions(LogicalName='annotation')?$select=EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute"));

        assertThat(table.path("EntitySetName").asString()).isEqualTo("annotations");
        assertThat(table.path("PrimaryIdAttribute").asString()).isEqualTo("annotationid");
        assertThat(table.has("LogicalName")).isFalse();
        assertThat(table.path("MetadataId").asString()).hasSize(36);
    }

    @Test
    void the_whole_of_a_table_comes_in_one_expanded_read() {
        JsonNode table = Client.json(
                client.get(
                        "EntityDefinitions(LogicalName='incident')?$select=EntitySetName"
                                + "&$expand=Attributes($select=LogicalName,AttributeType),Keys($select=KeyAttributes,EntityKeyIndexStatus),"
                                + "ManyToOneRelationships($select=ReferencingAttribute,ReferencingEntityNavigationPropertyName,ReferencedEntity)"));

        assertThat(named(table.path("Attributes"), "LogicalName", "title")
                        .path("AttributeType")
                        .asString())
                .isEqualTo("String");
        assertThat(named(table.path("Attributes"), "LogicalName", "customerid")
                        .path("AttributeType")
                        .asString())
                .isEqualTo("Customer");
        assertThat(table.path("Keys").get(0).path("KeyAttributes").get(0).asString())
                .isEqualTo("cf_reference");
        assertThat(table.path("Keys").get(0).path("EntityKeyIndexStatus").asString())
                .isEqualTo("Active");
        JsonNode referrer = named(table.path("ManyToOneRelationships"), "ReferencingAttribute", "cf_referrerid");
        assertThat(referrer.path("ReferencingEntityNavigationPropertyName").asString())
                .isEqualTo("cf_ReferrerId");
        assertThat(referrer.path("ReferencedEntity").asString()).isEqualTo("contact");
    }

    @Test
    void attributes_expanded_without_a_choice_bring_the_length_too() {
        JsonNode table = Client.json(client.get("EntityDefinitions(LogicalName='contact')?$expand=Attributes"));

        JsonNode firstname = named(table.path("Attributes"), "LogicalName", "firstname");
        assertThat(firstname.path("@odata.type").asString())
                .isEqualTo("#Microsoft.Dynamics.CRM.StringAttributeMetadata");
        assertThat(firstname.path("MaxLength").intValue()).isEqualTo(50);
    }

    @Test
    void the_length_cannot_be_chosen_without_a_cast() {
        HttpResponse<String> answer = client.get(
                "EntityDefinitions(LogicalName='contact')?$expand=Attributes($select=LogicalName,MaxLength)");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.message(answer))
                .isEqualTo(
                        "Could not find a property named 'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.");
    }

    @Test
    void a_cast_brings_the_lengths_of_text_columns_only() {
        JsonNode value = Client.json(client.get("EntityDefinitions(LogicalName='contact')/Attributes/"
                        + "Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,MaxLength"))
                .path("value");

        assertThat(named(value, "LogicalName", "cf_nhsnumber").path("MaxLength").intValue())
                .isEqualTo(10);
        assertThat(value.valueStream()
                        .noneMatch(a -> a.path("LogicalName").asString().equals("gendercode")))
                .isTrue();
    }

    @Test
    void a_cast_brings_the_choices_with_their_labels() {
        JsonNode value = Client.json(client.get("EntityDefinitions(LogicalName='incident')/Attributes/"
                        + "Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet"))
                .path("value");

        JsonNode option = named(value, "LogicalName", "cf_urgency")
                .path("OptionSet")
                .path("Options")
                .get(1);
        assertThat(option.path("Value").intValue()).isEqualTo(100000001);
        assertThat(option.path("Label").path("UserLocalizedLabel").path("Label").asString())
                .isEqualTo("Urgent");
    }

    @Test
    void keys_are_read_by_themselves_with_the_status_of_their_index() {
        try (DataverseSimulator pending = DataverseSimulator.builder()
                .tables("{\"contact\":{\"keys\":{\"cf_nhsnumber_key\":{\"status\":\"Pending\"}}}}")
                .start()) {
            JsonNode keys = Client.json(new Client(pending).get("EntityDefinitions(LogicalName='contact')/Keys"))
                    .path("value");

            assertThat(named(keys, "LogicalName", "cf_nhsnumber_key")
                            .path("EntityKeyIndexStatus")
                            .asString())
                    .isEqualTo("Pending");
        }
    }

    @Test
    void dates_tell_whether_they_have_a_time() {
        JsonNode table = Client.json(client.get("EntityDefinitions(LogicalName='contact')?$expand=Attributes"));

        assertThat(named(table.path("Attributes"), "LogicalName", "birthdate")
                        .path("Format")
                        .asString())
                .isEqualTo("DateOnly");
        assertThat(named(table.path("Attributes"), "LogicalName", "createdon")
                        .path("Format")
                        .asString())
                .isEqualTo("DateAndTime");
    }

    @Test
    void a_table_that_does_not_exist_is_404() {
        assertThat(client.get("EntityDefinitions(LogicalName='unicorn')").statusCode())
                .isEqualTo(404);
    }

    @Test
    void all_tables_are_listed() {
        JsonNode value = Client.json(client.get("EntityDefinitions?$select=LogicalName,EntitySetName"))
                .path("value");

        assertThat(value.valueStream().map(t -> t.path("EntitySetName").asString()))
                .contains(
                        "contacts",
                        "incidents",
                        "annotations",
                        "tasks",
                        "queueitems",
                        "queues",
                        "teams",
                        "systemusers");
    }

    private static JsonNode named(JsonNode all, String property, String name) {
        return all.valueStream()
                .filter(one -> one.path(property).asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
