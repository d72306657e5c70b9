package uk.careforms.simulators.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.testkit.MovableClock;

class NotifyKeyTest {

    private static final String PATH = "/v2/notifications";
    private static final String OTHER = "00000000-0000-4000-8000-000000000000";

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final NotifySimulator simulator =
            NotifySimulator.builder().clock(clock).start();
    private final Sender sender = new Sender(simulator, clock);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void a_token_signed_with_the_services_secret_opens() {
        assertThat(sender.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void a_clock_may_be_thirty_seconds_off_either_way_and_no_more() {
        assertThat(statusAt(-30)).isEqualTo(200);
        assertThat(statusAt(30)).isEqualTo(200);
        assertThat(statusAt(-31)).isEqualTo(403);
        assertThat(statusAt(31)).isEqualTo(403);
        assertThat(Sender.error(
                        sender.get(PATH, sender.tokenFrom(clock.instant().minusSeconds(31)))))
                .isEqualTo("403 AuthError: Error: Your system clock must be accurate to within 30 seconds");
    }

    @Test
    void a_token_signed_with_another_secret_is_refused() {
        assertThat(Sender.error(sender.get(PATH, sender.tokenSignedWith(OTHER))))
                .isEqualTo("403 AuthError: Invalid token: API key not found");
    }

    @Test
    void a_token_of_another_service_is_refused() {
        assertThat(Sender.error(sender.get(PATH, sender.tokenOf(OTHER))))
                .isEqualTo("403 AuthError: Invalid token: service not found");
    }

    @Test
    void a_token_that_is_not_signed_or_not_a_token_is_refused() {
        assertThat(Sender.error(sender.get(PATH, sender.unsignedToken())))
                .isEqualTo("403 AuthError: Invalid token: algorithm used is not HS256");
        assertThat(sender.get(PATH, "a.b.c").statusCode()).isEqualTo(403);
        assertThat(sender.get(PATH, "nonsense").statusCode()).isEqualTo(403);
    }

    @Test
    void a_request_without_a_token_is_401() {
        assertThat(Sender.error(sender.send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + PATH)))))
                .isEqualTo("401 AuthError: Unauthorized: authentication token must be provided");
    }

    @Test
    void a_key_of_another_form_stops_the_start() {
        NotifySimulator.Builder builder = NotifySimulator.builder().apiKey("not-a-key");

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An API key is a name and two UUIDs, joined by dashes");
    }

    private int statusAt(int seconds) {
        return sender.get(PATH, sender.tokenFrom(clock.instant().plusSeconds(seconds)))
                .statusCode();
    }
}
