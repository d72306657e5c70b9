package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.careforms.simulators.dataverse.BatchBody.part;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch that is not of the right form is refused as a whole, with JSON and before anything is done. */
class BatchFormTest {

    private static final String GOOD = new BatchBody()
            .changeSet("changeset_Y", part("1", "POST contacts", "", "{\"lastname\":\"A\"}"))
            .end();

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_batch_of_the_right_form_is_carried_out() {
        assertThat(client.batch(GOOD).statusCode()).isEqualTo(200);
        assertThat(simulator.rows("contact")).hasSize(1);
    }

    @Test
    void a_get_in_a_change_set_is_refused_before_anything_is_done() {
        assertRefused(new BatchBody()
                .single("POST contacts", "{\"lastname\":\"A\"}")
                .changeSet("changeset_Y", part("1", "GET contacts", "", ""))
                .end());
    }

    @Test
    void content_ids_are_needed_in_a_change_set_and_unique_in_the_batch() {
        String post = part("1", "POST contacts", "", "{}");

        assertRefused(new BatchBody().changeSet("changeset_Y", post, post).end());
        assertRefused(new BatchBody()
                .changeSet("changeset_Y", post)
                .changeSet("changeset_Z", post)
                .end());
        assertRefused(new BatchBody()
                .changeSet("changeset_Y", post.replace("Content-ID: 1\r\n", ""))
                .end());
    }

    @Test
    void lines_that_end_with_a_bare_line_feed_are_refused() {
        assertRefused(GOOD.replace("\r\n", "\n"));
    }

    @Test
    void what_is_not_multipart_as_it_should_be_is_refused() {
        String good = GOOD;

        assertRefused(good.replace("--batch_X--\r\n", ""));
        assertRefused(good.replace("--batch_X", "--batch_Z"));
        assertRefused(good.replace("Content-Transfer-Encoding: binary\r\n", ""));
        assertRefused(good.replace("Content-Type: application/http\r\n", ""));
        assertRefused(good.replace(" HTTP/1.1\r\n", "\r\n"));
        assertRefused(new BatchBody().single("POST $batch", "{}").end());
        assertRefused("");
    }

    @Test
    void a_batch_holds_a_thousand_requests_and_no_more() {
        BatchBody body = new BatchBody();
        for (int i = 0; i < 1000; i++) {
            body.single("GET WhoAmI", "");
        }

        assertThat(client.batch(body.end()).statusCode()).isEqualTo(200);
        assertRefused(body.single("GET WhoAmI", "").end());
    }

    private void assertRefused(String body) {
        HttpResponse<String> answer = client.batch(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(simulator.rows("contact")).isEmpty();
    }
}
