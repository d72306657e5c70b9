package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.testkit.MovableClock;

/** Sign-in by certificate: what the token desk takes and what it refuses. */
class AssertionCheckTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final char[] PASSWORD = "open-sesame".toCharArray();

    @TempDir
    static Path folder;

    private final MovableClock clock = MovableClock.at("2026-11-23T09:30:00Z");
    private final KeyStore store = opened();
    private final DataverseSimulator simulator =
            DataverseSimulator.builder().clock(clock).certificate(certificate()).start();
    private final Client client = new Client(simulator);

    @BeforeAll
    static void make_a_certificate() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=test",
                        "-startdate",
                        "2020/01/01 00:00:00",
                        "-validity",
                        "36500",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        folder.resolve("it.p12").toString(),
                        "-storepass",
                        "open-sesame")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_good_statement_gets_a_token_once() {
        String statement = statement("one", claims -> claims);

        assertThat(signIn(statement).statusCode()).isEqualTo(200);
        assertRefused(signIn(statement), "'jti' is missing or was used before");
        assertThat(signIn(statement("two", claims -> claims)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_statement_for_another_endpoint_or_by_another_program_is_refused() {
        assertRefused(
                signIn(statement(
                        "a", claims -> claims.replace(simulator.tokenUrl(), "https://elsewhere.example/token"))),
                "audience");
        assertRefused(
                signIn(statement("b", claims -> claims.replace("\"sub\":\"", "\"sub\":\"x"))),
                "application identifier");
    }

    @Test
    void a_statement_out_of_its_time_is_refused() {
        String statement = statement("a", claims -> claims);
        clock.advance(Duration.ofMinutes(5));
        assertRefused(signIn(statement), "time range");

        String early = statement("b", claims -> claims);
        clock.advance(Duration.ofMinutes(-5));
        assertRefused(signIn(early), "time range");

        long ends = clock.instant().getEpochSecond() + 300;
        assertRefused(signIn(statement("c", claims -> claims.replace("" + ends, "" + (ends + 86_400)))), "time range");
    }

    @Test
    void a_statement_that_names_another_certificate_or_is_signed_by_another_key_is_refused() {
        String good = statement("a", claims -> claims);
        String[] parts = good.split("\\.", -1);
        String none = BASE64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String unnamed =
                BASE64.encodeToString("{\"alg\":\"RS256\",\"x5t\":\"bm9ib2R5\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused(signIn(unnamed + "." + parts[1] + "." + parts[2]), "not registered");
        assertRefused(signIn(none + "." + parts[1] + "."), "not registered");
        assertRefused(
                signIn(parts[0] + "." + parts[1] + "." + (parts[2].startsWith("A") ? "B" : "A")
                        + parts[2].substring(1)),
                "signature");
        assertRefused(signIn(parts[0] + "." + parts[1]), "malformed");
        assertRefused(signIn("not.json.either"), "malformed");
    }

    @Test
    void a_secret_beside_a_statement_is_refused() {
        HttpResponse<String> answer =
                post("&client_secret=" + simulator.clientSecret() + proof(statement("a", claims -> claims)));

        assertRefused(answer, "not both");
    }

    @Test
    void the_older_endpoint_asks_for_a_resource() {
        String form = "grant_type=client_credentials&client_id=" + simulator.clientId() + "&client_secret="
                + simulator.clientSecret();
        String resource = "&resource=" + encoded(simulator.environmentUrl());

        assertThat(to(simulator.olderTokenUrl(), form + resource).statusCode()).isEqualTo(200);
        assertThat(to(simulator.olderTokenUrl(), form).body()).contains("'resource'");
        assertThat(to(simulator.olderTokenUrl(), form + "&resource=https%3A%2F%2Felsewhere.example")
                        .body())
                .contains("invalid_resource");
    }

    private HttpResponse<String> signIn(String statement) {
        return post(proof(statement));
    }

    private static String proof(String statement) {
        return "&client_assertion_type=" + encoded(AssertionCheck.TYPE) + "&client_assertion=" + statement;
    }

    private HttpResponse<String> post(String proof) {
        return to(
                simulator.tokenUrl(),
                "grant_type=client_credentials&client_id=" + simulator.clientId() + "&scope="
                        + encoded(simulator.environmentUrl() + "/.default") + proof);
    }

    private HttpResponse<String> to(String url, String form) {
        return client.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static void assertRefused(HttpResponse<String> answer, String word) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client", word);
    }

    private String statement(String id, UnaryOperator<String> change) {
        Instant now = clock.instant();
        String claims = "{\"aud\":\"" + simulator.tokenUrl() + "\",\"iss\":\"" + simulator.clientId() + "\",\"sub\":\""
                + simulator.clientId() + "\",\"jti\":\"" + id + "\",\"nbf\":" + now.getEpochSecond() + ",\"exp\":"
                + (now.getEpochSecond() + 300) + "}";
        try {
            String thumbprint = BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-1").digest(certificate().getEncoded()));
            String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"x5t\":\"" + thumbprint + "\"}";
            String signed = BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + BASE64.encodeToString(change.apply(claims).getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((PrivateKey) store.getKey("it", PASSWORD));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("The statement could not be signed", e);
        }
    }

    private X509Certificate certificate() {
        try {
            return (X509Certificate) store.getCertificate("it");
        } catch (GeneralSecurityException e) {
            throw new AssertionError("The certificate could not be read", e);
        }
    }

    private static KeyStore opened() {
        try (InputStream in = Files.newInputStream(folder.resolve("it.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("The file could not be read", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
