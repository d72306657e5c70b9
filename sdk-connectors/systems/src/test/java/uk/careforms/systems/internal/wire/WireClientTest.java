package uk.careforms.systems.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.systems.internal.wire.WireAnswer.Lost;
import uk.careforms.systems.internal.wire.WireAnswer.NotSent;
import uk.careforms.systems.internal.wire.WireAnswer.Received;
import uk.careforms.testkit.Leaks;

class WireClientTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final WireClient wire = WireClient.with(new Timeouts(SOON, SOON, SOON), 1000);

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void an_answer_comes_whole_with_its_first_headers() {
        try (AwkwardServer server =
                AwkwardServer.saying("HTTP/1.1 418 Teapot\nX-One: 1\nx-one: 2\nContent-Length: 6\n\nt\u00EAt\u00E9")) {
            WireAnswer answer = get(server);

            assertThat(answer).isInstanceOfSatisfying(Received.class, received -> {
                assertThat(received.status()).isEqualTo(418);
                assertThat(received.header("X-ONE")).contains("1");
                assertThat(received.body()).isEqualTo("t\u00EAt\u00E9");
            });
        }
    }

    @Test
    void a_request_is_never_sent_twice_whatever_comes_back() {
        for (String answer : List.of(
                "",
                "HTTP/1.1 429 Slow\nRetry-After: 0\nConnection: close\nContent-Length: 0\n\n",
                "HTTP/1.1 503 Away\nRetry-After: 0\nConnection: close\nContent-Length: 0\n\n",
                "HTTP/1.1 200 OK\nContent-Length: 50\n\ncut")) {
            try (AwkwardServer server = AwkwardServer.saying(answer)) {
                get(server);
                post(server);

                assertThat(server.requests())
                        .containsExactly("GET /path?personal=query HTTP/1.1", "POST /path?personal=query HTTP/1.1");
            }
        }
    }

    @Test
    void a_redirect_is_an_answer_and_not_a_way_to_go() {
        try (AwkwardServer elsewhere = AwkwardServer.saying("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
                AwkwardServer server = AwkwardServer.saying(
                        "HTTP/1.1 302 Found\nLocation: " + elsewhere.url() + "\nContent-Length: 0\n\n")) {
            assertThat(post(server)).isInstanceOfSatisfying(Received.class, received -> assertThat(received.status())
                    .isEqualTo(302));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void a_cut_answer_is_lost() {
        try (AwkwardServer server = AwkwardServer.saying("HTTP/1.1 200 OK\nContent-Length: 50\n\ncut")) {
            assertThat(post(server)).isInstanceOf(Lost.class);
        }
    }

    @Test
    void no_answer_at_all_is_lost_because_the_request_may_have_arrived() {
        try (AwkwardServer server = AwkwardServer.saying("")) {
            assertThat(post(server)).isInstanceOf(Lost.class);
        }
    }

    @Test
    void something_that_is_not_http_is_lost() {
        try (AwkwardServer server = AwkwardServer.saying("SSH-2.0-OpenSSH_9.2\n")) {
            assertThat(post(server)).isInstanceOf(Lost.class);
        }
    }

    @Test
    void an_answer_that_does_not_come_is_lost_in_good_time() {
        try (AwkwardServer server = AwkwardServer.hangingAfter("")) {
            assertThat(post(server)).isEqualTo(new Lost("its answer did not come in time"));
        }
    }

    @Test
    void an_answer_that_stops_half_way_is_lost_in_good_time() {
        try (AwkwardServer server = AwkwardServer.hangingAfter("HTTP/1.1 200 OK\nContent-Length: 50\n\nhalf")) {
            assertThat(post(server)).isEqualTo(new Lost("its answer did not come in time"));
        }
    }

    @Test
    void an_answer_without_end_is_given_up() {
        try (AwkwardServer server = AwkwardServer.hangingAfter("HTTP/1.1 200 OK\n\n" + "x".repeat(5000))) {
            assertThat(get(server)).isEqualTo(new Lost("its answer was longer than 1000 bytes"));
        }
    }

    @Test
    void a_place_where_nobody_listens_was_never_sent_to() {
        WireAnswer nobody = wire.send(WireRequest.get(URI.create("http://127.0.0.1:9/"), SOON));
        WireAnswer unknown = wire.send(WireRequest.get(URI.create("http://no-such-host.invalid/"), SOON));

        assertThat(nobody).isEqualTo(new NotSent("it could not be reached"));
        assertThat(unknown).isEqualTo(new NotSent("it could not be reached"));
    }

    @Test
    void a_partner_without_tls_was_never_sent_to() {
        try (AwkwardServer server = AwkwardServer.saying("HTTP/1.1 200 OK\nContent-Length: 0\n\n")) {
            URI secure = URI.create(server.url().toString().replace("http:", "https:"));

            assertThat(wire.send(WireRequest.get(secure, SOON))).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void even_the_finest_log_shows_neither_headers_nor_bodies() {
        try (Leaks leaks = new Leaks();
                AwkwardServer server = AwkwardServer.saying("HTTP/1.1 200 OK\nX-Secret: theirs-canary\n"
                        + "Content-Type: text/plain\nContent-Length: 11\n\nbody-canary")) {
            WireRequest request = WireRequest.post(server.url(), "text/plain", "our-canary", SOON)
                    .with("Authorization", "Bearer token-canary");

            leaks.hear(request);
            leaks.hear(wire.send(request));

            leaks.assertNone(List.of("theirs-canary", "body-canary", "our-canary", "token-canary"));
            leaks.assertHeard("org.apache.hc.client5");
        }
    }

    private WireAnswer get(AwkwardServer server) {
        return wire.send(WireRequest.get(server.url(), SOON));
    }

    private WireAnswer post(AwkwardServer server) {
        return wire.send(WireRequest.post(server.url(), "text/plain", "body", SOON));
    }
}
