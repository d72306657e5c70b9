package uk.careforms.examples.devurl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A program that talks to the JSON API over HTTP. */
final class ApiClient {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String api;

    ApiClient(String address) {
        this.api = address + "api";
    }

    /** What came back: status and body. */
    record Answer(int status, String text, Optional<String> type, Optional<String> retryAfter) {

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(text))) {
                JsonStructure body = reader.read();
                return body.asJsonObject();
            }
        }
    }

    Answer get(String path, String role) throws IOException, InterruptedException {
        return send(request(path).header("Authorization", "Bearer dev-" + role).GET());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, String body, String role) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer dev-" + role)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String row, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"" + row + "\"")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends one file (RFC 7578, July 2015). */
    Answer upload(String path, String name, byte[] content) throws IOException, InterruptedException {
        String boundary = "----invented-boundary-7f3a";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofByteArray(end))));
    }

    /** Starts a draft, saves the answers and returns the draft's id. */
    String draft(JsonObject answers) throws IOException, InterruptedException {
        JsonObject draft = post("/drafts", "{\"form\": \"adult-referral\"}").json();
        String id = draft.getString("id");
        Answer saved = patch("/drafts/" + id, row(draft), answers.toString());
        if (saved.status() != 200) {
            throw new AssertionError("Saving answered " + saved.status() + ": " + saved.text());
        }
        return id;
    }

    /** The row version of a draft, as If-Match wants it without its quotes. */
    static String row(JsonObject draft) {
        return String.valueOf(draft.getJsonNumber("row").longValue());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Content-Type"),
                response.headers().firstValue("Retry-After"));
    }
}
