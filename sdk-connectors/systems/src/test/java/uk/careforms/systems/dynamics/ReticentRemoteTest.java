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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.PersonFinder.Search;
import uk.careforms.api.spi.Settings;
import uk.careforms.testkit.RemoteFault.Outcome;
import uk.careforms.testkit.Samples;

/** A remote whose application user may write but not read table definitions. */
class ReticentRemoteTest {

    private static final String FORBIDDEN =
            "{\"error\":{\"code\":\"0x80040220\",\"message\":\"Principal user is missing prvReadEntity privilege\"}}";

    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final HttpServer server = unstarted();
    private final DynamicsCases cases = connect();

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        cases.close();
        server.stop(0);
    }

    @Test
    void a_case_is_delivered_without_definitions() {
        assertThat(Outcome.of(cases.deliver(Samples.dispatch()))).isEqualTo(Outcome.DELIVERED);
        assertThat(batches).singleElement().asString().contains("\"gendercode\":2");
    }

    @Test
    void a_person_is_looked_for_without_naming_columns_that_may_not_be_there() {
        assertThat(cases.find(Samples.person())).isInstanceOf(Search.Found.class);
        assertThat(batches)
                .singleElement()
                .asString()
                .contains("GET /api/data/v9.2/contacts")
                .doesNotContain("$select");
    }

    @Test
    void a_check_says_that_no_mapping_could_be_checked() {
        assertThat(cases.check(Map.of("m.json", Samples.mapping())))
                .containsExactly(new SetupProblem(
                        "dynamics",
                        "The table definitions cannot be read, so no mapping was checked against them: Dynamics does not"
                                + " let our application user do this; give it a security role that does"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/token")) {
            say(exchange, 200, "application/json", "{\"access_token\":\"t\",\"expires_in\":3599}");
        } else if (path.contains("EntityDefinitions")) {
            say(exchange, 403, "application/json", FORBIDDEN);
        } else if (path.endsWith("$batch")) {
            batches.add(body);
            say(exchange, 200, "multipart/mixed; boundary=b", batchAnswer(body));
        } else {
            say(exchange, 200, "application/json", "{}");
        }
    }

    /** As many parts as there were requests, each well. */
    private static String batchAnswer(String batch) {
        int requests = batch.split("Content-Type: application/http", -1).length - 1;
        boolean reads = batch.contains("GET /");
        String part = "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 "
                + (reads ? "200 OK\r\nContent-Type: application/json\r\n\r\n{\"value\":[]}" : "204 No Content\r\n\r\n")
                + "\r\n";
        return part.repeat(requests) + "--b--\r\n";
    }

    private static void say(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new AssertionError("No port to listen on", e);
        }
    }

    private DynamicsCases connect() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return DynamicsCases.connect(new Settings(Map.of(
                "environment-url", url, "token-url", url + "/token", "client-id", "id", "client-secret", "secret")));
    }
}
