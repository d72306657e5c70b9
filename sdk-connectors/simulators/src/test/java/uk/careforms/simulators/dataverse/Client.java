package uk.careforms.simulators.dataverse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.StrictJson;

/** A client as plain as can be: one token, no retries of its own, redirects off. */
final class Client {

    static final String JSON = "application/json; charset=utf-8";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final DataverseSimulator simulator;
    private final String token;

    Client(DataverseSimulator simulator) {
        this.simulator = simulator;
        ObjectNode answer = json(signIn(simulator.clientSecret(), simulator.environmentUrl() + "/.default"));
        this.token = answer.path("access_token").asString();
    }

    HttpResponse<String> signIn(String secret, String scope) {
        String form = "grant_type=client_credentials&client_id=" + simulator.clientId() + "&client_secret=" + secret
                + "&scope=" + scope;
        return send(HttpRequest.newBuilder(URI.create(simulator.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> patch(String path, String body, String... headers) {
        return method("PATCH", path, body, headers);
    }

    HttpResponse<String> method(String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", JSON)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    HttpResponse<String> batch(String body, String... headers) {
        return send(request("$batch", headers)
                .header("Content-Type", "multipart/mixed; boundary=\"batch_X\"")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** The id in {@code OData-EntityId}. */
    String created(String set, String body) {
        HttpResponse<String> answer = post(set, body);
        String address =
                answer.headers().firstValue("OData-EntityId").orElseThrow(() -> new AssertionError(answer.body()));
        return address.substring(address.indexOf('(') + 1, address.length() - 1);
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(simulator.environmentUrl() + "/api/data/v9.2/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("OData-Version", "4.0")
                .header("Accept", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static ObjectNode json(HttpResponse<String> answer) {
        return StrictJson.parse(answer.body());
    }

    static String code(HttpResponse<String> answer) {
        return json(answer).path("error").path("code").asString();
    }

    static String message(HttpResponse<String> answer) {
        return json(answer).path("error").path("message").asString();
    }

    /** The answer did not arrive. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost(IOException cause) {
            super(cause);
        }
    }
}
