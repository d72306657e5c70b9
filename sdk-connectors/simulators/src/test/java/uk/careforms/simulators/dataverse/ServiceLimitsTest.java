package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.testkit.MovableClock;

class ServiceLimitsTest {

    private final MovableClock clock = MovableClock.at("2025-11-21T09:00:00Z");
    private final DataverseSimulator simulator =
            DataverseSimulator.builder().clock(clock).start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void past_the_limit_requests_are_refused_with_the_time_to_wait() {
        simulator.limits().requests(2, Duration.ofSeconds(40));
        assertThat(whoAmI().headers().firstValue("x-ms-ratelimit-burst-remaining-xrm-requests"))
                .contains("1");
        whoAmI();

        HttpResponse<String> refused = whoAmI();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("40");
        assertThat(Client.code(refused)).isEqualTo("0x80072322");
    }

    @Test
    void requests_sent_during_the_wait_prolong_it() {
        simulator.limits().hold(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        assertThat(whoAmI().statusCode()).isEqualTo(429);

        clock.advance(Duration.ofSeconds(29));
        assertThat(simulator.limits().held()).isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(whoAmI().statusCode()).isEqualTo(200);
    }

    @Test
    void the_limit_counts_over_five_minutes() {
        simulator.limits().requests(1, Duration.ofSeconds(30));
        assertThat(whoAmI().statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));

        assertThat(whoAmI().statusCode()).isEqualTo(200);
    }

    @Test
    void a_batch_counts_once_and_nothing_of_a_refused_one_is_done() {
        simulator.limits().requests(1, Duration.ofSeconds(30));
        String batch = new BatchBody()
                .single("POST contacts", "{\"lastname\":\"A\"}")
                .single("POST contacts", "{\"lastname\":\"B\"}")
                .end();

        assertThat(client.batch(batch).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = client.batch(batch);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(simulator.rows("contact")).hasSize(2);
    }

    @Test
    void too_many_at_once_are_refused_at_once() throws InterruptedException {
        simulator.limits().concurrent(1);
        simulator.faults().next(1, Fault.beforeCommit(Damage.HANG));
        CompletableFuture<HttpResponse<String>> hanging = CompletableFuture.supplyAsync(this::whoAmI);
        assertThat(simulator.faults().awaitHanging(1, Duration.ofSeconds(10))).isTrue();

        HttpResponse<String> refused = whoAmI();
        simulator.faults().release();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Client.code(refused)).isEqualTo("0x80072326");
        assertThat(hanging.join().statusCode()).isEqualTo(200);
        assertThat(whoAmI().statusCode()).isEqualTo(200);
    }

    @Test
    void signing_in_is_not_counted() {
        simulator.limits().hold(Duration.ofSeconds(30));

        assertThat(client.signIn(simulator.clientSecret(), simulator.environmentUrl() + "/.default")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> whoAmI() {
        return client.get("WhoAmI");
    }
}
