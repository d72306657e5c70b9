package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileBlocksTest {

    private static final String NOTE = "50000000-0000-4000-8000-000000000001";
    private static final String FIRST = base64("block-1");
    private static final String SECOND = base64("block-2");

    private final DataverseSimulator simulator =
            DataverseSimulator.builder().largestFile(100).start();
    private final Client client = new Client(simulator);
    private String incident = "";

    @BeforeEach
    void seed() {
        simulator.seedInventedCouncil();
        incident = client.created(
                "incidents",
                "{\"title\":\"Referral\",\"customerid_contact@odata.bind\":\"contacts(40000000-0000-4000-8000-000000000001)\"}");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void blocks_become_a_note_with_their_commit_and_in_the_order_of_its_list() {
        String token = begun();
        upload(token, SECOND, base64("world"));
        upload(token, FIRST, base64("hello "));
        int before = simulator.rows("annotation").size();

        HttpResponse<String> answer = commit(token, FIRST, SECOND);

        assertThat(before).isZero();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).path("AnnotationId").asString()).isEqualTo(NOTE);
        assertThat(Client.json(answer).path("FileSizeInBytes").asInt()).isEqualTo(11);
        assertThat(simulator.rows("annotation")).singleElement().satisfies(note -> assertThat(note)
                .containsEntry("documentbody", base64("hello world"))
                .containsEntry("isdocument", true)
                .containsEntry("filename", "plan.pdf")
                .containsEntry("_objectid_value", incident));
    }

    @Test
    void a_token_is_good_for_one_commit() {
        String token = begun();
        upload(token, FIRST, base64("x"));
        commit(token, FIRST);

        assertThat(commit(token, FIRST).statusCode()).isEqualTo(400);
        assertThat(upload("made-up", FIRST, base64("x")).statusCode()).isEqualTo(400);
    }

    @Test
    void ids_of_blocks_are_base64_of_one_length_and_of_64_bytes_at_most() {
        String token = begun();

        assertThat(upload(token, FIRST, base64("x")).statusCode()).isEqualTo(204);
        assertThat(upload(token, base64("block-1000"), base64("x")).statusCode())
                .isEqualTo(400);
        assertThat(upload(begun(), "not base64!", base64("x")).statusCode()).isEqualTo(400);
        assertThat(upload(begun(), base64("x".repeat(65)), base64("x")).statusCode())
                .isEqualTo(400);
        assertThat(upload(begun(), base64("x".repeat(64)), base64("x")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void content_that_is_not_base64_is_refused() {
        assertThat(upload(begun(), FIRST, "not base64!").statusCode()).isEqualTo(400);
        assertThat(client.post("annotations", "{\"isdocument\":true,\"documentbody\":\"not base64!\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_file_above_the_limit_is_refused_at_the_commit_and_leaves_nothing() {
        String token = begun();
        upload(token, FIRST, base64("x".repeat(80)));

        assertThat(commit(token, FIRST).statusCode()).isEqualTo(400);
        assertThat(simulator.rows("annotation")).isEmpty();
        assertThat(simulator.rows("organization")).singleElement().satisfies(organisation -> assertThat(organisation)
                .containsEntry("maxuploadfilesize", 100));
    }

    @Test
    void a_block_that_was_not_uploaded_cannot_be_committed() {
        String token = begun();
        upload(token, FIRST, base64("x"));

        assertThat(commit(token, FIRST, SECOND).statusCode()).isEqualTo(400);
        assertThat(simulator.rows("annotation")).isEmpty();
    }

    @Test
    void a_commit_under_an_id_that_is_there_replaces_the_file_or_is_refused_by_the_older_rule() {
        String token = begun();
        upload(token, FIRST, base64("one"));
        commit(token, FIRST);
        String again = begun();
        upload(again, FIRST, base64("two"));

        assertThat(commit(again, FIRST).statusCode()).isEqualTo(200);
        assertThat(simulator.rows("annotation")).singleElement().satisfies(note -> assertThat(note)
                .containsEntry("documentbody", base64("two")));

        try (DataverseSimulator older =
                DataverseSimulator.builder().blocksOnlyCreate().start()) {
            older.seed("annotation", Map.of("annotationid", NOTE, "subject", "there"));
            HttpResponse<String> refused = new Client(older)
                    .post(
                            "InitializeAnnotationBlocksUpload",
                            "{\"Target\":{\"annotationid\":\"" + NOTE
                                    + "\",\"@odata.type\":\"Microsoft.Dynamics.CRM.annotation\"}}");
            assertThat(refused.statusCode()).isEqualTo(412);
        }
    }

    @Test
    void the_page_lists_files_by_name_type_and_size_and_never_shows_them() {
        String token = begun();
        upload(token, FIRST, base64("<script>alert(1)</script>"));
        commit(token, FIRST);

        for (String path : new String[] {"/simulator", "/simulator.json"}) {
            HttpResponse<String> page =
                    client.send(HttpRequest.newBuilder(URI.create(simulator.environmentUrl() + path))
                            .build());
            assertThat(page.body())
                    .contains("plan.pdf", "application/pdf", "25")
                    .doesNotContain(base64("<script>alert(1)</script>"), "<script>alert");
        }
    }

    private String begun() {
        HttpResponse<String> answer = client.post("InitializeAnnotationBlocksUpload", "{" + target() + "}");
        return Client.json(answer).path("FileContinuationToken").asString();
    }

    private HttpResponse<String> upload(String token, String id, String data) {
        return client.post(
                "UploadBlock",
                "{\"FileContinuationToken\":\"" + token + "\",\"BlockId\":\"" + id + "\",\"BlockData\":\"" + data
                        + "\"}");
    }

    private HttpResponse<String> commit(String token, String... blocks) {
        return client.post(
                "CommitAnnotationBlocksUpload",
                "{" + target() + ",\"FileContinuationToken\":\"" + token + "\",\"BlockList\":[\""
                        + String.join("\",\"", blocks) + "\"]}");
    }

    private String target() {
        return "\"Target\":{\"annotationid\":\"" + NOTE
                + "\",\"filename\":\"plan.pdf\",\"mimetype\":\"application/pdf\","
                + "\"objectid_incident@odata.bind\":\"/incidents(" + incident
                + ")\",\"@odata.type\":\"Microsoft.Dynamics.CRM.annotation\"}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
