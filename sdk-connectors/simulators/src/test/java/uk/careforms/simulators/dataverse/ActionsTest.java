package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private static final String MARJORIE = "40000000-0000-4000-8000-000000000001";
    private static final String FRONT_DOOR = "10000000-0000-4000-8000-000000000001";
    private static final String SAFEGUARDING = "10000000-0000-4000-8000-000000000002";
    private static final String ADD = "/Microsoft.Dynamics.CRM.AddToQueue";

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);
    private String incident = "";

    @BeforeEach
    void seed() {
        simulator.seedInventedCouncil();
        incident = client.created(
                "incidents",
                "{\"title\":\"Referral\",\"customerid_contact@odata.bind\":\"contacts(" + MARJORIE + ")\"}");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_case_is_added_to_a_queue() {
        HttpResponse<String> answer = client.post("queues(" + FRONT_DOOR + ")" + ADD, target());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.rows("queueitem")).singleElement().satisfies(item -> assertThat(item)
                .containsEntry(
                        "queueitemid", Client.json(answer).path("QueueItemId").asString())
                .containsEntry("_queueid_value", FRONT_DOOR)
                .containsEntry("_objectid_value", incident)
                .containsEntry("title", "Referral"));
    }

    @Test
    void a_case_added_again_moves_and_is_in_one_queue() {
        client.post("queues(" + FRONT_DOOR + ")" + ADD, target());
        client.post("queues(" + SAFEGUARDING + ")" + ADD, target());

        assertThat(simulator.rows("queueitem")).singleElement().satisfies(item -> assertThat(item)
                .containsEntry("_queueid_value", SAFEGUARDING));
    }

    @Test
    void a_queue_or_a_target_that_is_not_there_is_404() {
        assertThat(client.post("queues(10000000-0000-4000-8000-00000000dead)" + ADD, target())
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.post(
                                "queues(" + FRONT_DOOR + ")" + ADD,
                                target().replace(incident, "10000000-0000-4000-8000-00000000dead"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_queued_or_is_not_named_is_refused() {
        String contact =
                "{\"Target\":{\"contactid\":\"" + MARJORIE + "\",\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"}}";
        String nameless = "{\"Target\":{\"incidentid\":\"" + incident + "\"}}";

        assertThat(client.post("queues(" + FRONT_DOOR + ")" + ADD, contact).statusCode())
                .isEqualTo(400);
        assertThat(client.post("queues(" + FRONT_DOOR + ")" + ADD, nameless).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_notification_goes_to_one_user() {
        HttpResponse<String> answer =
                client.post("SendAppNotification", notification("/systemusers(30000000-0000-4000-8000-000000000001)"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).path("NotificationId").asString()).hasSize(36);
        assertThat(simulator.rows("appnotification")).hasSize(1);
    }

    @Test
    void a_notification_to_a_team_is_refused() {
        HttpResponse<String> answer =
                client.post("SendAppNotification", notification("/teams(20000000-0000-4000-8000-000000000001)"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(simulator.rows("appnotification")).isEmpty();
    }

    private String target() {
        return "{\"Target\":{\"incidentid\":\"" + incident + "\",\"@odata.type\":\"Microsoft.Dynamics.CRM.incident\"}}";
    }

    private static String notification(String recipient) {
        return "{\"Title\":\"New referral\",\"Body\":\"CF-7\",\"Recipient\":\"" + recipient
                + "\",\"IconType\":100000000,\"ToastType\":200000000}";
    }
}
