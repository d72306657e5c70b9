package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import uk.careforms.engine.json.StrictJson;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesApiTest {

    private static final byte[] LETTER = FilesTest.pdf("Dear council");
    private static final String QUESTION = "/attachments?question=/evidence";

    private RunningPages pages;

    @BeforeAll
    void open() {
        pages = RunningPages.shipped();
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void a_file_goes_from_the_api_to_the_case_and_staff_can_save_it_once_it_is_clean() throws IOException {
        Caller caller = pages.caller("");
        String draft = filledIn(caller);

        Caller.Said added = caller.upload("/drafts/" + draft + QUESTION, "file", "Grüße Müller.pdf", LETTER);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().getString("state")).isEqualTo("not-scanned");
        assertThat(added.header("ETag")).isEqualTo("\"3\"");
        String id = added.json().getString("id");
        Caller.Said sent = caller.post("/drafts/" + draft + "/submission");
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        String reference = sent.json().getString("reference");
        String path = "/submissions/" + reference + "/attachments/" + id;
        Caller ann = pages.caller("ann", "staff");
        assertThat(ann.get(path).status()).isEqualTo(409);

        pages.forms.runDue();
        HttpResponse<byte[]> saved = pages.signedIn("ann", "staff").download("/api" + path);

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).isEqualTo(LETTER);
        assertThat(saved.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(saved.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(saved.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(saved.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"")
                .contains("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20M%C3%BCller.pdf");
        JsonObject file = ann.get("/submissions/" + reference)
                .json()
                .getJsonArray("attachments")
                .getJsonObject(0);
        assertThat(file.getString("state")).isEqualTo("clean");
        assertThat(file.isNull("deliveredAt")).isFalse();
        assertThat(pages.crm.files())
                .anySatisfy(kept -> assertThat(kept.bytes()).isEqualTo(LETTER));
        assertThat(caller.get(path).status()).isEqualTo(401);
        assertThat(ann.get("/submissions/" + reference + "/attachments/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        Answer page = pages.signedIn("ann", "staff").get("/staff/cases/" + reference);
        assertThat(page.text("main")).contains("Clean", "A file was opened");
        HttpResponse<byte[]> fromPage =
                pages.signedIn("ann", "staff").download("/staff/cases/" + reference + "/files/" + id);
        assertThat(fromPage.body()).isEqualTo(LETTER);
    }

    @Test
    void a_file_can_be_taken_back() {
        Caller caller = pages.caller("");
        String draft = begun(caller);
        String id = caller.upload("/drafts/" + draft + QUESTION, "file", "a.pdf", LETTER)
                .json()
                .getString("id");

        String path = "/drafts/" + draft + "/attachments/" + id;
        assertThat(caller.call("DELETE", path, "", Map.of()).status()).isEqualTo(204);
        assertThat(caller.call("DELETE", path, "", Map.of()).status()).isEqualTo(404);
        assertThat(caller.get("/drafts/" + draft).json().getJsonObject("answers"))
                .doesNotContainKey("evidence");
    }

    @Test
    void what_is_wrong_is_a_problem_document() {
        Caller caller = pages.caller("");
        String draft = begun(caller);
        String path = "/drafts/" + draft;

        assertThat(caller.upload(path + QUESTION, "file", "a.pdf", new byte[11 * 1024 * 1024])
                        .status())
                .isEqualTo(413);
        assertThat(caller.upload(path + QUESTION, "file", "a.pdf", new byte[33 * 1024 * 1024])
                        .status())
                .isEqualTo(413);
        Caller.Said type = caller.upload(path + QUESTION, "file", "a.pdf", new byte[] {'M', 'Z'});
        assertThat(type.status()).isEqualTo(422);
        assertThat(type.json().getJsonArray("problems").getJsonObject(0).getString("code"))
                .isEqualTo("file.type");
        assertThat(caller.upload(path + QUESTION, "other", "a.pdf", LETTER).status())
                .isEqualTo(422);
        assertThat(caller.upload(path + "/attachments?question=/person/firstName", "file", "a.pdf", LETTER)
                        .status())
                .isEqualTo(422);
        assertThat(caller.upload("/drafts/nobody" + QUESTION, "file", "a.pdf", LETTER)
                        .status())
                .isEqualTo(404);
        assertThat(caller.call("POST", path + QUESTION, "{}", Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(415);
    }

    private static String begun(Caller caller) {
        return caller.post("/drafts", "{\"form\":\"adult-referral\"}").json().getString("id");
    }

    private static String filledIn(Caller caller) throws IOException {
        String draft = begun(caller);
        try (InputStream file =
                FilesApiTest.class.getResourceAsStream("/forms/adult-referral/samples/self-two-outcomes.json")) {
            JsonObject sample = StrictJson.read(file).fold(good -> good.json(), bad -> {
                throw new AssertionError(bad.problem());
            });
            Caller.Said saved = caller.patch(
                    "/drafts/" + draft, "1", sample.getJsonObject("answers").toString());
            assertThat(saved.status()).isEqualTo(200);
        }
        return draft;
    }
}
