package uk.careforms.systems.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import uk.careforms.simulators.dataverse.DataverseSimulator;
import uk.careforms.systems.internal.wire.JsonText;

/** Changes rows as a person would in Dynamics itself: with another client than the connector's. */
final class StaffHand {

    private StaffHand() {}

    static void edit(DataverseSimulator simulator, String set, String table, String column, String text) {
        for (Map<String, Object> row : simulator.rows(table)) {
            String body = JsonText.write(JsonText.newObject().put(column, text));
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            simulator.environmentUrl() + "/api/data/v9.2/" + set + "(" + row.get(table + "id") + ")"))
                    .header("Authorization", "Bearer " + token(simulator))
                    .header("Content-Type", "application/json")
                    .header("If-Match", "*")
                    .method("PATCH", BodyPublishers.ofString(body))
                    .build();
            assertThat(send(request).status()).isEqualTo(204);
        }
    }

    private static String token(DataverseSimulator simulator) {
        String form = "grant_type=client_credentials&client_id=" + encoded(simulator.clientId()) + "&client_secret="
                + encoded(simulator.clientSecret()) + "&scope="
                + encoded(simulator.environmentUrl() + "/.default");
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return JsonText.object(send(request).body())
                .orElseThrow()
                .path("access_token")
                .asString();
    }

    private record Answer(int status, String body) {}

    private static Answer send(HttpRequest request) {
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new AssertionError("The simulator did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
