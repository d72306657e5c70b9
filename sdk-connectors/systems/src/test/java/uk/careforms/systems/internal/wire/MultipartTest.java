package uk.careforms.systems.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.careforms.systems.internal.wire.Multipart.Inner;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

class MultipartTest {

    private static final String TWO_CREATED =
            """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_2

            --changesetresponse_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 1

            HTTP/1.1 204 No Content
            OData-Version: 4.0


            --changesetresponse_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary
            Content-ID: 2

            HTTP/1.1 204 No Content
            OData-Version: 4.0


            --changesetresponse_2--
            --batchresponse_1--
            """;

    private static final String ONE_FAILED =
            """
            --batchresponse_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 412 Precondition Failed
            REQ_ID: 0f8b1d3e-0000-4000-8000-000000000001
            Content-Type: application/json; odata.metadata=minimal

            {"error":{"code":"0x80040237","message":"m"}}
            --batchresponse_1--
            """;

    @Test
    void a_change_set_is_written_byte_by_byte_as_the_service_wants_it() throws IOException {
        WireRequest.Body body = Multipart.changeSet(List.of(new Inner(
                "PATCH",
                "/api/data/v9.2/incidents(1)",
                Map.of("If-None-Match", "*", "Content-Type", "application/json"),
                "{}")));
        String batch = body.contentType().replace("multipart/mixed; boundary=", "");
        String changeSet = text(body).split("boundary=", -1)[1].split("\r\n", -1)[0];

        assertThat(text(body))
                .isEqualTo(
                        """
                        --BATCH
                        Content-Type: multipart/mixed; boundary=CHANGES

                        --CHANGES
                        Content-Type: application/http
                        Content-Transfer-Encoding: binary
                        Content-ID: 1

                        PATCH /api/data/v9.2/incidents(1) HTTP/1.1
                        Content-Type: application/json
                        If-None-Match: *

                        {}
                        --CHANGES--

                        --BATCH--
                        """
                                .replace("BATCH", batch)
                                .replace("CHANGES", changeSet)
                                .replace("\n", "\r\n"));
    }

    @Test
    void answers_of_a_change_set_are_read_in_order() {
        assertThat(Multipart.answers(outer(TWO_CREATED)).orElseThrow())
                .map(Received::status)
                .containsExactly(204, 204);
    }

    @Test
    void a_failure_outside_a_change_set_is_read_with_headers_and_body() {
        assertThat(Multipart.answers(outer(ONE_FAILED)).orElseThrow())
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(412);
                    assertThat(answer.header("req_id")).contains("0f8b1d3e-0000-4000-8000-000000000001");
                    assertThat(answer.body()).isEqualTo("{\"error\":{\"code\":\"0x80040237\",\"message\":\"m\"}}");
                });
    }

    @Test
    void an_answer_that_is_cut_off_anywhere_is_not_read_at_all() {
        String whole = TWO_CREATED.replace("\n", "\r\n");
        int end = whole.lastIndexOf("--batchresponse_1--") + "--batchresponse_1--".length();

        for (int cut = 0; cut < end; cut++) {
            assertThat(Multipart.answers(raw(whole.substring(0, cut))))
                    .as("cut at %s", cut)
                    .isEmpty();
        }
        assertThat(Multipart.answers(raw(whole.substring(0, end)))).isPresent();
    }

    @Test
    void bare_line_feeds_and_other_types_are_not_read() {
        assertThat(Multipart.answers(raw(TWO_CREATED))).isEmpty();
        assertThat(Multipart.answers(new Received(200, Map.of("Content-Type", "text/html"), "<html>")))
                .isEmpty();
        assertThat(Multipart.answers(new Received(200, Map.of(), ""))).isEmpty();
        assertThat(Multipart.answers(raw("--batchresponse_1--\r\n"))).isEmpty();
    }

    @Test
    void a_boundary_in_quotes_is_a_boundary() {
        Received answer = new Received(
                200,
                Map.of("Content-Type", "Multipart/Mixed; charset=utf-8; boundary=\"batchresponse_1\""),
                ONE_FAILED.replace("\n", "\r\n"));

        assertThat(Multipart.answers(answer)).isPresent();
    }

    private static Received outer(String text) {
        return raw(text.replace("\n", "\r\n"));
    }

    private static Received raw(String text) {
        return new Received(200, Map.of("Content-Type", "multipart/mixed; boundary=batchresponse_1"), text);
    }

    private static String text(WireRequest.Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.content().writeTo(out);
        assertThat(body.content().length()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }
}
