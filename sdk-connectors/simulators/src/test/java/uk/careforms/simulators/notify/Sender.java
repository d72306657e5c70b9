package uk.careforms.simulators.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.simulators.internal.http.StrictJson;

/** A client of Notify as plain as can be: a token per request, no retries of its own. */
final class Sender {

    static final String TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NotifySimulator simulator;
    private final Clock clock;
    private final String service;
    private final String secret;

    Sender(NotifySimulator simulator, Clock clock) {
        this.simulator = simulator;
        this.clock = clock;
        String key = simulator.apiKey();
        this.secret = key.substring(key.length() - 36);
        this.service = key.substring(key.length() - 73, key.length() - 37);
    }

    HttpResponse<String> email(String address, String more) {
        return post(
                "email", "{\"template_id\":\"" + TEMPLATE + "\",\"email_address\":\"" + address + "\"" + more + "}");
    }

    HttpResponse<String> sms(String number) {
        return post("sms", "{\"template_id\":\"" + TEMPLATE + "\",\"phone_number\":\"" + number + "\"}");
    }

    HttpResponse<String> letter(String personalisation) {
        return post("letter", "{\"template_id\":\"" + TEMPLATE + "\",\"personalisation\":" + personalisation + "}");
    }

    HttpResponse<String> post(String type, String body) {
        return postTo("/v2/notifications/" + type, body);
    }

    HttpResponse<String> postTo(String path, String body) {
        return send(request(path, token()).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return get(path, token());
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Lost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String token() {
        return token("HS256", service, clock.instant(), secret);
    }

    String tokenFrom(Instant issued) {
        return token("HS256", service, issued, secret);
    }

    String tokenOf(String otherService) {
        return token("HS256", otherService, clock.instant(), secret);
    }

    String tokenSignedWith(String otherSecret) {
        return token("HS256", service, clock.instant(), otherSecret);
    }

    String unsignedToken() {
        String token = token("none", service, clock.instant(), secret);
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String token(String algorithm, String service, Instant issued, String secret) {
        String signed = encode("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}")
                + "."
                + encode("{\"iss\":\"" + service + "\",\"iat\":" + issued.getEpochSecond() + "}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode json(HttpResponse<String> answer) {
        return StrictJson.parse(answer.body());
    }

    /** Status, kind and words of an error in one line. */
    static String error(HttpResponse<String> answer) {
        ObjectNode body = json(answer);
        return body.path("status_code").asString() + " "
                + body.path("errors").get(0).path("error").asString() + ": "
                + body.path("errors").get(0).path("message").asString();
    }

    /** The answer did not arrive. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost(IOException cause) {
            super(cause);
        }
    }
}
