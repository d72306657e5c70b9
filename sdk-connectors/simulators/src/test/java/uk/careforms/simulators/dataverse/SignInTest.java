package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.testkit.MovableClock;

class SignInTest {

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final DataverseSimulator simulator = DataverseSimulator.builder()
            .clock(clock)
            .tokenLifetime(Duration.ofMinutes(60))
            .start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void the_right_secret_gets_a_bearer_token_with_its_lifetime() {
        HttpResponse<String> answer = client.signIn(simulator.clientSecret(), scope());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).path("token_type").asString()).isEqualTo("Bearer");
        assertThat(Client.json(answer).path("expires_in").isNumber()).isTrue();
        assertThat(Client.json(answer).path("expires_in").intValue()).isEqualTo(3600);
    }

    @Test
    void the_lifetime_is_text_where_that_is_switched_on() {
        try (DataverseSimulator other =
                DataverseSimulator.builder().expiresInAsText().start()) {
            HttpResponse<String> answer =
                    new Client(other).signIn(other.clientSecret(), other.environmentUrl() + "/.default");

            assertThat(Client.json(answer).path("expires_in").stringValue()).isEqualTo("3599");
        }
    }

    @Test
    void a_wrong_secret_is_an_invalid_client() {
        HttpResponse<String> answer = client.signIn("wrong", scope());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("error").asString()).isEqualTo("invalid_client");
        assertThat(answer.body()).contains("AADSTS7000215").doesNotContain("wrong");
    }

    @Test
    void the_scope_must_be_the_environment_and_default() {
        HttpResponse<String> answer = client.signIn(simulator.clientSecret(), "https://elsewhere.example/.default");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void a_form_that_lacks_a_field_or_asks_another_grant_is_refused() {
        assertThat(tokenAnswer("grant_type=client_credentials&client_id=x").body())
                .contains("invalid_request")
                .contains("'scope'");
        assertThat(tokenAnswer("grant_type=password&client_id=x&scope=y").body())
                .contains("unsupported_grant_type");
        assertThat(tokenAnswer("grant_type=client_credentials&client_id=x&scope=y")
                        .body())
                .contains("unauthorized_client");
    }

    @Test
    void a_call_without_a_token_is_told_where_to_get_one() {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(simulator.environmentUrl() + "/api/data/v9.2/WhoAmI"))
                        .build());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer authorization_uri=" + simulator.environmentUrl())
                .endsWith("resource_id=" + simulator.environmentUrl() + "/");
    }

    @Test
    void a_token_is_worth_nothing_after_its_lifetime() {
        clock.advance(Duration.ofSeconds(3599));
        assertThat(client.get("WhoAmI").statusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get("WhoAmI").statusCode()).isEqualTo(401);
    }

    @Test
    void withdrawn_tokens_are_worth_nothing_at_once() {
        simulator.revokeTokens();

        assertThat(client.get("WhoAmI").statusCode()).isEqualTo(401);
        assertThat(simulator.totals().tokens()).isEqualTo(1);
    }

    @Test
    void who_am_i_names_the_application_user() {
        String user = Client.json(client.get("WhoAmI")).path("UserId").asString();

        assertThat(Client.json(client.get("systemusers(" + user + ")"))
                        .path("fullname")
                        .asString())
                .isEqualTo("CareForms application user");
    }

    private HttpResponse<String> tokenAnswer(String form) {
        return client.send(HttpRequest.newBuilder(URI.create(simulator.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private String scope() {
        return simulator.environmentUrl() + "/.default";
    }
}
