package uk.careforms.forms;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import uk.careforms.engine.json.StrictJson;

/** A program that speaks JSON. */
final class Caller {

    private final RunningPages pages;
    private final String name;
    private final String roles;
    private final HttpClient client = HttpClient.newHttpClient();

    Caller(RunningPages pages, String name, String roles) {
        this.pages = pages;
        this.name = name;
        this.roles = roles;
    }

    /** What came back. */
    record Said(int status, String type, String text, java.net.http.HttpHeaders headers) {

        JsonObject json() {
            return StrictJson.read(text, 1_000_000).fold(good -> good.json(), bad -> {
                throw new AssertionError(bad.problem() + " in " + text);
            });
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    Said get(String path) {
        return call("GET", path, "", Map.of());
    }

    Said post(String path, String body) {
        return call("POST", path, body, Map.of("Content-Type", "application/json"));
    }

    Said post(String path) {
        return call("POST", path, "", Map.of());
    }

    Said patch(String path, String row, String body) {
        return call(
                "PATCH",
                path,
                body,
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", "\"" + row + "\""));
    }

    Said call(String method, String path, String body, Map<String, String> headers) {
        return call(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    /** Sends one file as the part of that name. */
    Said upload(String path, String part, String file, byte[] content) {
        Multipart body = new Multipart().file(part, file, content);
        return call(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofByteArray(body.bytes()),
                Map.of("Content-Type", body.type()));
    }

    private Said call(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(pages.address("/api" + path))).method(method, body);
        headers.forEach(request::setHeader);
        if (!name.isEmpty()) {
            request.header(SignedInByHeader.USER, name).header(SignedInByHeader.ROLES, roles);
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Said(response.statusCode(), type, response.body(), response.headers());
        } catch (IOException failed) {
            throw new IllegalStateException("No answer from " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
