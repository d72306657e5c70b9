package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.spi.Settings;
import uk.careforms.testkit.Samples;

/** A Dataverse-shaped remote that tells columns but neither keys nor what is required. */
class SparseRemoteTest {

    private static final String TABLE =
            """
            {"LogicalName":"contact","PrimaryIdAttribute":"contactid",
             "Attributes":[{"LogicalName":"lastname","AttributeType":"String","IsValidForCreate":true}],
             "ManyToOneRelationships":[]}
            """;

    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final HttpServer server = started();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_definitions_that_it_does_have_are_used() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (DynamicsCases cases = DynamicsCases.connect(new Settings(Map.of(
                "environment-url", url, "token-url", url + "/token", "client-id", "id", "client-secret", "secret")))) {
            cases.find(Samples.person());
        }

        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).contains("$select=contactid,lastname&").doesNotContain("cf_nhsnumber");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/token")) {
            say(exchange, "application/json", "{\"access_token\":\"t\",\"expires_in\":3599}");
        } else if (path.endsWith("$batch")) {
            batches.add(body);
            say(exchange, "multipart/mixed; boundary=b", batchAnswer(body));
        } else {
            say(
                    exchange,
                    "application/json",
                    "{\"value\":[{\"LogicalName\":\"contact\",\"EntitySetName\":\"contacts\"}]}");
        }
    }

    private static String batchAnswer(String batch) {
        StringBuilder answer = new StringBuilder();
        batch.lines().filter(line -> line.startsWith("GET ")).forEach(line -> {
            boolean table = line.contains("$expand=Attributes");
            boolean told = table || line.contains("AttributeMetadata") || !line.contains("EntityDefinitions");
            answer.append("--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ")
                    .append(told ? "200 OK" : "501 Not Implemented")
                    .append("\r\nContent-Type: application/json\r\n\r\n")
                    .append(table ? TABLE : "{\"value\":[]}")
                    .append("\r\n");
        });
        return answer + "--b--\r\n";
    }

    private static void say(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpServer started() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new AssertionError("No port to listen on", e);
        }
    }
}
