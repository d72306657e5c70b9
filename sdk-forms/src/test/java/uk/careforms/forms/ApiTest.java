package uk.careforms.forms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that fills in a form and sends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private static final String ANSWERS =
            """
            {"about": {"who": "self"},
             "person": {"firstName": "Ada", "lastName": "O'Sample", "dateOfBirth": "1950-03-27", "postcode": "zz99 3vz"},
             "needs": {"areas": ["washing"], "washing": "no", "district": "north"}, "confirmed": true}
            """;

    private RunningPages pages;
    private Caller anybody;

    @BeforeAll
    void open() {
        pages = RunningPages.start();
        anybody = pages.caller("");
    }

    @AfterAll
    void close() {
        pages.close();
    }

    @Test
    void the_forms_are_listed_with_their_pages_and_their_schema() {
        assertThat(anybody.get("/forms")
                        .json()
                        .getJsonArray("forms")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo("every-widget");
        JsonObject form = anybody.get("/forms/every-widget").json();
        assertThat(form.getJsonArray("pages")).hasSize(14);
        assertThat(form.getValue("/pages/1/questions/0/answer/choices/1/title").toString())
                .isEqualTo("\"Somebody else\"");
        Caller.Said schema = anybody.get("/forms/every-widget/schema");
        assertThat(schema.type()).isEqualTo("application/schema+json");
        assertThat(schema.json().getString("$schema")).contains("draft-07");
        assertThat(anybody.get("/forms/no-such").status()).isEqualTo(404);
        assertThat(anybody.get("/forms/no-such/schema").status()).isEqualTo(404);
    }

    @Test
    void a_draft_is_started_saved_sent_once_and_repeated() {
        Caller.Said started = anybody.post("/drafts", "{\"form\": \"every-widget\"}");
        assertThat(started.status()).isEqualTo(201);
        JsonObject draft = started.json();
        assertThat(draft.getString("id")).hasSizeGreaterThan(21);
        assertThat(draft.getString("page")).isEqualTo("danger");
        assertThat(draft.getJsonObject("resume").getString("code")).hasSize(6);
        assertThat(started.header("Location")).endsWith("/api/drafts/" + draft.getString("id"));
        String path = "/drafts/" + draft.getString("id");

        Caller.Said early = anybody.post(path + "/submission");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.type()).isEqualTo("application/problem+json");
        assertThat(early.json().getJsonArray("problems").getJsonObject(0).getString("pointer"))
                .isEqualTo("/about/who");

        Caller.Said half = anybody.patch(path, row(draft), "{\"about\": {\"who\": \"self\"}}");
        assertThat(half.status()).isEqualTo(200);
        assertThat(half.json().getString("page")).isEqualTo("name");
        assertThat(half.header("ETag")).isEqualTo("\"" + row(half.json()) + "\"");
        Caller.Said saved = anybody.patch(path, row(half.json()), ANSWERS);
        assertThat(saved.json().getJsonArray("problems")).isEmpty();
        JsonObject read = anybody.get(path).json();
        assertThat(read.getValue("/answers/person/postcode").toString()).isEqualTo("\"ZZ99 3VZ\"");
        assertThat(read.getString("channel")).isEqualTo("api");

        Caller.Said sent = anybody.post(path + "/submission");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().getString("reference")).startsWith("EW-");
        assertThat(sent.json().getString("submittedAt")).isEqualTo("2026-11-23T09:30:00Z");
        assertThat(sent.json().getString("whatHappensNext")).contains("three working days");
        Caller.Said again = anybody.post(path + "/submission");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(sent.json());
        assertThat(anybody.patch(path, row(read), "{}").status()).isEqualTo(409);
    }

    @Test
    void a_patch_names_the_row_it_has_read() {
        JsonObject draft = start();
        String path = "/drafts/" + draft.getString("id");
        Map<String, String> patch = Map.of("Content-Type", "application/merge-patch+json");

        assertThat(anybody.call("PATCH", path, "{}", patch).status()).isEqualTo(428);
        assertThat(anybody.patch(path, row(draft), "{\"about\": {\"who\": \"self\"}}")
                        .status())
                .isEqualTo(200);
        Caller.Said stale = anybody.patch(path, row(draft), "{\"about\": {\"who\": \"other\"}}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.header("ETag")).isNotEqualTo("\"" + row(draft) + "\"");
        assertThat(anybody.patch(path, "soon", "{}").status()).isEqualTo(400);
        assertThat(anybody.patch("/drafts/no-such-draft", "0", "{}").status()).isEqualTo(404);
        assertThat(anybody.get("/drafts/no-such-draft").status()).isEqualTo(404);
        assertThat(anybody.post("/drafts/no-such-draft/submission").status()).isEqualTo(404);
    }

    @Test
    void a_patch_may_have_the_shape_of_the_draft_itself() {
        JsonObject draft = start();
        Caller.Said saved = anybody.patch(
                "/drafts/" + draft.getString("id"),
                row(draft),
                "{\"answers\": {\"about\": {\"who\": \"other\"}}, \"page\": \"relation\"}");

        assertThat(saved.json().getString("page")).isEqualTo("relation");
        assertThat(anybody.get("/drafts/" + draft.getString("id"))
                        .json()
                        .getValue("/answers/about/who")
                        .toString())
                .isEqualTo("\"other\"");
        assertThat(anybody.patch(
                                "/drafts/" + draft.getString("id"),
                                row(saved.json()),
                                "{\"answers\": {}, \"page\": \"no-such\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_same_key_gives_the_same_receipt_and_another_form_under_it_is_refused() {
        String first = ready();
        String second = ready();
        Map<String, String> key = Map.of("Idempotency-Key", "front-end-1");

        Caller.Said sent = anybody.call("POST", first + "/submission", "", key);
        assertThat(sent.status()).isEqualTo(201);
        assertThat(anybody.call("POST", first + "/submission", "", key).status())
                .isEqualTo(200);
        assertThat(anybody.call("POST", second + "/submission", "", key).status())
                .isEqualTo(422);
        assertThat(pages.caller("other-front-end")
                        .call("POST", second + "/submission", "", key)
                        .status())
                .isEqualTo(201);
        assertThat(anybody.call("POST", second + "/submission", "", Map.of("Idempotency-Key", "x".repeat(256)))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"form\": \"every-widget\"          | 400 | json.syntax",
                "{\"form\": \"a\", \"form\": \"b\"}   | 400 | json.duplicate-key",
                "[1]                                  | 400 | json.not-an-object",
                "{\"form\": \"no-such\"}              | 422 | form.unknown",
                "{}                                   | 422 | required",
                "{\"form\": 1}                        | 422 | required",
                "{\"form\": \"every-widget\", \"x\": 1} | 422 | member.unknown",
                "{\"form\": \"every-widget\", \"channel\": \"fax\"} | 422 | channel.unknown"
            })
    void bodies_that_are_wrong_are_named_by_place_and_code(String body, int status, String code) {
        Caller.Said said = anybody.post("/drafts", body);

        assertThat(said.status()).isEqualTo(status);
        assertThat(said.type()).isEqualTo("application/problem+json");
        assertThat(said.json().getInt("status")).isEqualTo(status);
        assertThat(said.json().getJsonArray("problems").getJsonObject(0).getString("code"))
                .isEqualTo(code);
    }

    @Test
    void every_refusal_is_a_problem_document() {
        assertThat(anybody.call("POST", "/drafts", "{}", Map.of("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
        assertThat(anybody.call("GET", "/forms", "", Map.of("Accept", "text/html"))
                        .status())
                .isEqualTo(406);
        assertThat(anybody.call("GET", "/forms", "", Map.of("Accept", "text/html, */*;q=0.1"))
                        .status())
                .isEqualTo(200);
        Caller.Said delete = anybody.call("DELETE", "/forms", "", Map.of());
        assertThat(delete.status()).isEqualTo(405);
        assertThat(delete.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(anybody.post("/drafts", "{\"form\": \"" + "x".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(anybody.get("/launches").status()).isEqualTo(404);
        Caller.Said cross = anybody.call(
                "POST", "/drafts", "{}", Map.of("Content-Type", "application/json", "Origin", "https://evil.example"));
        assertThat(cross.status()).isEqualTo(403);
        for (Caller.Said said : List.of(delete, cross, anybody.get("/no-such"))) {
            assertThat(said.type()).isEqualTo("application/problem+json");
            assertThat(said.json().getString("title")).isNotEmpty();
            assertThat(said.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void decisions_can_be_asked_for_facts_and_store_nothing() {
        Caller.Said said =
                anybody.post("/decisions/need", "{\"asOf\": \"2026-11-23\", \"facts\": {\"washing\": \"no\"}}");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().getJsonObject("outcome").getString("signal")).isEqualTo("LIKELY");
        assertThat(said.json().getJsonArray("rows").getJsonObject(0).getString("because"))
                .contains("Cannot wash");
        assertThat(said.json().getString("ruleVersion")).startsWith("need@2015-04-01");
        assertThat(anybody.post("/decisions/need", "{\"asOf\": \"2010-01-01\", \"facts\": {}}")
                        .status())
                .isEqualTo(404);
        assertThat(anybody.post("/decisions/no-such", "{\"facts\": {}}").status())
                .isEqualTo(404);
        assertThat(anybody.post("/decisions/need", "{\"facts\": {}, \"form\": \"other\"}")
                        .status())
                .isEqualTo(404);
        assertThat(anybody.post("/decisions/need", "{\"asOf\": \"soon\", \"facts\": {}}")
                        .status())
                .isEqualTo(422);
        assertThat(anybody.post("/decisions/need", "{\"asOf\": \"2026-11-23\"}").status())
                .isEqualTo(422);
    }

    @Test
    void machines_can_ask_how_the_node_is() {
        assertThat(anybody.get("/health/live").json().getBoolean("live")).isTrue();
        assertThat(anybody.get("/health/ready").json().getBoolean("ready")).isTrue();
        Caller.Said metrics = anybody.get("/metrics");
        assertThat(metrics.type()).startsWith("text/plain; version=0.0.4");
        assertThat(metrics.text())
                .contains("# TYPE careforms_ready gauge\ncareforms_ready 1\n", "careforms_deliveries_parked ");
    }

    private JsonObject start() {
        return anybody.post("/drafts", "{\"form\": \"every-widget\"}").json();
    }

    private String ready() {
        JsonObject draft = start();
        String path = "/drafts/" + draft.getString("id");
        assertThat(anybody.patch(path, row(draft), ANSWERS).status()).isEqualTo(200);
        return path;
    }

    private static String row(JsonObject draft) {
        return String.valueOf(draft.getJsonNumber("row").longValue());
    }
}
