package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

    private static final String MARJORIE = "40000000-0000-4000-8000-000000000001";
    private static final String TEAM = "20000000-0000-4000-8000-000000000001";

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @BeforeEach
    void seed() {
        simulator.seedInventedCouncil();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contacts(" + MARJORIE + ")",
                "contacts(" + MARJORIE + ")",
                "/contacts(cf_nhsnumber='9990123004')",
                "contacts(cf_nhsnumber='9990123004')"
            })
    void a_row_is_bound_by_id_and_by_alternate_key_with_and_without_a_slash(String address) {
        client.created("incidents", incident("customerid_contact", address));

        assertThat(simulator.rows("incident").get(0)).containsEntry("_customerid_value", MARJORIE);
    }

    @Test
    void a_row_is_bound_by_its_full_address() {
        String address = simulator.environmentUrl() + "/api/data/v9.2/contacts(" + MARJORIE + ")";

        assertThat(client.post("incidents", incident("customerid_contact", address))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void the_name_of_a_navigation_property_is_case_sensitive() {
        assertThat(client.post("incidents", incident("cf_ReferrerId", "/contacts(" + MARJORIE + ")", true))
                        .statusCode())
                .isEqualTo(204);

        HttpResponse<String> answer =
                client.post("incidents", incident("cf_referrerid", "/contacts(" + MARJORIE + ")", true));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.code(answer)).isEqualTo("0x80048d19");
        assertThat(Client.message(answer))
                .contains("An undeclared property 'cf_referrerid' which only has property annotations");
    }

    @Test
    void a_target_that_is_not_there_is_404() {
        HttpResponse<String> answer = client.post(
                "incidents", incident("customerid_contact", "/contacts(40000000-0000-4000-8000-00000000dead)"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.code(answer)).isEqualTo("0x80040217");
        assertThat(simulator.rows("incident")).isEmpty();
    }

    @Test
    void a_target_in_the_wrong_table_is_refused() {
        assertThat(client.post("incidents", incident("customerid_contact", "/teams(" + TEAM + ")"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("incidents", incident("customerid_contact", "/contacts"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_team_or_a_user_owns_a_case() {
        client.created("incidents", incident("ownerid", "/teams(" + TEAM + ")", true));

        assertThat(simulator.rows("incident").get(0)).containsEntry("_ownerid_value", TEAM);
    }

    @Test
    void a_case_without_a_customer_is_refused() {
        HttpResponse<String> answer = client.post("incidents", "{\"title\":\"T\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.message(answer)).isEqualTo("You should specify a parent contact or account.");
    }

    @Test
    void the_customer_of_a_case_cannot_be_taken_away() {
        String id = client.created("incidents", incident("customerid_contact", "/contacts(" + MARJORIE + ")"));

        assertThat(client.patch("incidents(" + id + ")", "{\"customerid_contact@odata.bind\":null}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_lookup_is_emptied_with_null() {
        String id = client.created("incidents", incident("cf_ReferrerId", "/contacts(" + MARJORIE + ")", true));

        client.patch("incidents(" + id + ")", "{\"cf_ReferrerId@odata.bind\":null}");

        assertThat(simulator.rows("incident").get(0)).doesNotContainKey("_cf_referrerid_value");
    }

    @Test
    void writing_underscore_x_value_is_an_error() {
        HttpResponse<String> answer = client.post("incidents", "{\"_customerid_value\":\"" + MARJORIE + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.message(answer))
                .isEqualTo("CRM do not support direct update of Entity Reference properties, Use Navigation "
                        + "properties instead.");
    }

    @Test
    void a_bare_id_for_a_navigation_property_is_refused() {
        HttpResponse<String> answer = client.post("incidents", "{\"primarycontactid\":\"" + MARJORIE + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.message(answer)).contains("primarycontactid@odata.bind");
    }

    private static String incident(String navigation, String address) {
        return incident(navigation, address, false);
    }

    private static String incident(String navigation, String address, boolean withCustomer) {
        var body = Json.object().put("title", "T").put(navigation + "@odata.bind", address);
        if (withCustomer) {
            body.put("customerid_contact@odata.bind", "/contacts(" + MARJORIE + ")");
        }
        return body.toString();
    }
}
