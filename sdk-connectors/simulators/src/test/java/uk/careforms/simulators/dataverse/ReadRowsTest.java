package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.careforms.testkit.MovableClock;

class ReadRowsTest {

    private static final String MARJORIE = "40000000-0000-4000-8000-000000000001";

    private final DataverseSimulator simulator = DataverseSimulator.builder()
            .clock(MovableClock.at("2025-11-21T09:00:00Z"))
            .start();
    private final Client client = new Client(simulator);

    @BeforeEach
    void seed() {
        simulator.seedInventedCouncil();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_row_is_read_by_its_id_with_context_and_version() {
        HttpResponse<String> answer = client.get("contacts(" + MARJORIE + ")");

        JsonNode row = Client.json(answer);
        assertThat(row.path("fullname").asString()).isEqualTo("Marjorie Thistlewood");
        assertThat(row.path("birthdate").asString()).isEqualTo("1938-04-12");
        assertThat(row.path("createdon").asString()).isEqualTo("2025-11-21T09:00:00Z");
        assertThat(row.path("emailaddress1").isNull()).isTrue();
        assertThat(row.path("@odata.context").asString()).endsWith("$metadata#contacts/$entity");
        assertThat(row.path("@odata.etag").asString())
                .isEqualTo(answer.headers().firstValue("ETag").orElseThrow())
                .matches("W/\"\\d+\"");
        assertThat(answer.headers().firstValue("OData-Version")).contains("4.0");
    }

    @Test
    void a_row_is_read_by_its_alternate_key() {
        assertThat(Client.json(client.get("contacts(cf_nhsnumber='9990123004')?$select=lastname"))
                        .path("contactid")
                        .asString())
                .isEqualTo(MARJORIE);
    }

    @Test
    void a_row_that_is_not_there_is_404_by_id_and_by_key() {
        HttpResponse<String> byId = client.get("contacts(40000000-0000-4000-8000-00000000dead)");
        HttpResponse<String> byKey = client.get("contacts(cf_nhsnumber='9990000018')");

        assertThat(byId.statusCode()).isEqualTo(404);
        assertThat(Client.code(byId)).isEqualTo("0x80040217");
        assertThat(byKey.statusCode()).isEqualTo(404);
        assertThat(Client.code(byKey)).isEqualTo("0x80060891");
    }

    @Test
    void a_key_that_is_not_declared_or_not_yet_active_is_refused() {
        try (DataverseSimulator pending = DataverseSimulator.builder()
                .tables("{\"contact\":{\"keys\":{\"cf_nhsnumber_key\":{\"status\":\"Pending\"}}}}")
                .start()) {
            assertThat(new Client(pending)
                            .get("contacts(cf_nhsnumber='9990123004')")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(client.get("contacts(lastname='Thistlewood')").statusCode()).isEqualTo(400);
    }

    @Test
    void a_key_value_with_a_character_that_the_page_warns_of_is_refused() {
        for (String character : List.of("%2F", "%3C", "%3E", "*", "%25", "%26", ":", "%5C", "%3F", "%2B")) {
            assertThat(client.get("contacts(cf_reference='A" + character + "B')")
                            .statusCode())
                    .as(character)
                    .isEqualTo(400);
        }
        assertThat(client.get("contacts(cf_reference='A-B')").statusCode()).isEqualTo(404);
    }

    @Test
    void select_brings_the_chosen_columns_and_the_primary_key() {
        JsonNode row = Client.json(client.get("contacts(" + MARJORIE + ")?$select=lastname,birthdate"));

        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder("@odata.context", "@odata.etag", "contactid", "lastname", "birthdate");
    }

    @Test
    void selecting_a_column_that_does_not_exist_is_refused() {
        HttpResponse<String> answer = client.get("contacts?$select=shoesize");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.message(answer))
                .isEqualTo("Could not find a property named 'shoesize' on type 'Microsoft.Dynamics.CRM.contact'.");
    }

    @Test
    void filters_compare_text_without_regard_to_case() {
        assertThat(names("lastname eq 'THISTLEWOOD'")).containsExactly("Marjorie Thistlewood", "Marjory Thistlewood");
    }

    @Test
    void filters_know_and_or_not_and_brackets() {
        assertThat(names("lastname eq 'thistlewood' and birthdate eq 1938-04-12"))
                .containsExactly("Marjorie Thistlewood");
        assertThat(names("firstname eq 'Desmond' or (lastname eq 'Thistlewood' and not (firstname eq 'Marjorie'))"))
                .containsExactly("Desmond Quillfeather", "Marjory Thistlewood");
    }

    @Test
    void filters_know_startswith_null_dates_and_order() {
        assertThat(names("startswith(firstname,'marj')")).hasSize(2);
        assertThat(names("contains(address1_line1,'Tannery')")).containsExactly("Oluwaseun Marlpit");
        assertThat(names("cf_nhsnumber eq null")).containsExactly("Marjory Thistlewood");
        assertThat(names("birthdate gt 1971-01-01 and birthdate le 1972-06-03")).containsExactly("Oluwaseun Marlpit");
        assertThat(names("createdon ge 2025-11-21T09:00:00Z and statecode eq 0"))
                .hasSize(4);
    }

    @Test
    void a_quote_in_a_filter_is_doubled() {
        client.created("contacts", "{\"firstname\":\"Bríd\",\"lastname\":\"O'Larkspur\"}");

        assertThat(names("lastname eq 'O''Larkspur'")).containsExactly("Bríd O'Larkspur");
        assertThat(filtered("lastname eq 'O'Larkspur'").statusCode()).isEqualTo(400);
    }

    @Test
    void a_filter_on_an_unknown_column_or_with_a_wrong_literal_is_refused() {
        assertThat(filtered("shoesize eq 1").statusCode()).isEqualTo(400);
        assertThat(filtered("lastname eq 1").statusCode()).isEqualTo(400);
        assertThat(filtered("lastname like 'x'").statusCode()).isEqualTo(400);
        assertThat(filtered("lastname eq 'x' and").statusCode()).isEqualTo(400);
    }

    @Test
    void top_and_orderby_choose_the_first_in_order() {
        JsonNode value = Client.json(client.get("contacts?$select=firstname&$orderby=birthdate%20desc&$top=2"))
                .path("value");

        assertThat(value.valueStream().map(row -> row.path("firstname").asString()))
                .containsExactly("Marjory", "Oluwaseun");
    }

    @Test
    void a_page_says_where_the_next_one_is_until_there_is_none() {
        JsonNode first =
                Client.json(client.get("contacts?$select=firstname&$count=true", "Prefer", "odata.maxpagesize=3"));
        String next = first.path("@odata.nextLink").asString();
        JsonNode second =
                Client.json(client.get(next.substring(next.indexOf("contacts")), "Prefer", "odata.maxpagesize=3"));

        assertThat(first.path("@odata.count").intValue()).isEqualTo(4);
        assertThat(first.path("value").size()).isEqualTo(3);
        assertThat(second.path("value").size()).isEqualTo(1);
        assertThat(second.has("@odata.nextLink")).isFalse();
    }

    @Test
    void lookups_are_read_as_underscore_x_value_and_can_be_filtered_by() {
        String id = client.created(
                "incidents", "{\"title\":\"T\",\"customerid_contact@odata.bind\":\"contacts(" + MARJORIE + ")\"}");

        JsonNode row = Client.json(client.get("incidents(" + id + ")?$select=_customerid_value"));
        assertThat(row.path("_customerid_value").asString()).isEqualTo(MARJORIE);
        assertThat(Client.json(client.get("incidents?$filter=_customerid_value%20eq%20" + MARJORIE))
                        .path("value")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void annotations_come_when_they_are_asked_for() {
        String id = client.created(
                "incidents",
                "{\"title\":\"T\",\"prioritycode\":1,\"customerid_contact@odata.bind\":\"contacts(" + MARJORIE
                        + ")\"}");

        JsonNode row = Client.json(client.get("incidents(" + id + ")", "Prefer", "odata.include-annotations=\"*\""));
        assertThat(row.path("prioritycode@OData.Community.Display.V1.FormattedValue")
                        .asString())
                .isEqualTo("High");
        assertThat(row.path("_customerid_value@OData.Community.Display.V1.FormattedValue")
                        .asString())
                .isEqualTo("Marjorie Thistlewood");
        assertThat(row.path("_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asString())
                .isEqualTo("contact");
        assertThat(row.path("_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                        .asString())
                .isEqualTo("customerid_contact");
    }

    @Test
    void an_unchanged_row_is_304_when_its_version_is_sent_along() {
        String etag = client.get("contacts(" + MARJORIE + ")")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(client.get("contacts(" + MARJORIE + ")", "If-None-Match", etag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(client.get("contacts(" + MARJORIE + ")", "If-None-Match", "null")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get(
                                "contacts(" + MARJORIE + ")",
                                "If-None-Match",
                                etag,
                                "Prefer",
                                "odata.include-annotations=\"*\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_set_is_404_and_what_is_not_simulated_says_so() {
        assertThat(client.get("unicorns").statusCode()).isEqualTo(404);
        assertThat(client.get("contacts?$expand=ownerid").statusCode()).isEqualTo(501);
        assertThat(client.get("contacts(" + MARJORIE + ")/ownerid").statusCode())
                .isEqualTo(501);
    }

    private HttpResponse<String> filtered(String filter) {
        return client.get("contacts?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    private List<String> names(String filter) {
        return Client.json(filtered(filter))
                .path("value")
                .valueStream()
                .map(row -> row.path("fullname").asString())
                .toList();
    }
}
