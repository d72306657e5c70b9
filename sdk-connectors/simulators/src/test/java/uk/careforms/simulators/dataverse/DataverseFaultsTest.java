package uk.careforms.simulators.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.careforms.simulators.dataverse.BatchBody.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;

class DataverseFaultsTest {

    private static final String BATCH = new BatchBody()
            .changeSet(
                    "changeset_Y",
                    part("1", "POST /api/data/v9.2/contacts", "", "{\"lastname\":\"A\"}"),
                    part("2", "POST /api/data/v9.2/contacts", "", "{\"lastname\":\"B\"}"))
            .end();

    private final DataverseSimulator simulator = DataverseSimulator.start();
    private final Client client = new Client(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    void a_fault_before_the_commit_leaves_no_row(Damage damage) {
        simulator.faults().next(1, Fault.beforeCommit(damage));

        assertThat(outcome()).isEqualTo(expected(damage));
        assertThat(simulator.rows("contact")).isEmpty();
        assertThat(client.batch(BATCH).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    void a_fault_after_the_commit_leaves_the_rows_and_spoils_the_answer(Damage damage) {
        simulator.faults().next(1, Fault.afterCommit(damage));

        assertThat(outcome()).isEqualTo(expected(damage));
        assertThat(simulator.rows("contact")).hasSize(2);
        assertThat(simulator.totals().faults()).isEqualTo(1);
    }

    @Test
    void a_request_that_hangs_before_the_commit_is_carried_out_when_released() throws InterruptedException {
        simulator.faults().next(1, Fault.beforeCommit(Damage.HANG));
        CompletableFuture<HttpResponse<String>> hanging = CompletableFuture.supplyAsync(() -> client.batch(BATCH));
        assertThat(simulator.faults().awaitHanging(1, Duration.ofSeconds(10))).isTrue();
        assertThat(simulator.rows("contact")).isEmpty();

        simulator.faults().release();

        assertThat(hanging.join().statusCode()).isEqualTo(200);
        assertThat(simulator.rows("contact")).hasSize(2);
        assertThat(simulator.faults().hanging()).isZero();
    }

    @Test
    void a_request_that_hangs_after_the_commit_has_written_its_rows() throws InterruptedException {
        simulator.faults().next(1, Fault.afterCommit(Damage.HANG));
        CompletableFuture<HttpResponse<String>> hanging = CompletableFuture.supplyAsync(() -> client.batch(BATCH));
        assertThat(simulator.faults().awaitHanging(1, Duration.ofSeconds(10))).isTrue();

        assertThat(simulator.rows("contact")).hasSize(2);

        simulator.faults().release();
        assertThat(hanging.join().statusCode()).isEqualTo(200);
    }

    @Test
    void closing_drops_a_request_that_hangs_before_its_commit() throws InterruptedException {
        simulator.faults().next(1, Fault.beforeCommit(Damage.HANG));
        CompletableFuture<HttpResponse<String>> hanging = CompletableFuture.supplyAsync(() -> client.batch(BATCH));
        assertThat(simulator.faults().awaitHanging(1, Duration.ofSeconds(10))).isTrue();

        simulator.close();

        assertThatThrownBy(hanging::join).hasCauseInstanceOf(Client.Lost.class);
        assertThat(simulator.rows("contact")).isEmpty();
    }

    @Test
    void a_429_and_a_503_say_how_long_to_wait() {
        simulator
                .faults()
                .next(
                        2,
                        Fault.beforeCommit(Damage.TOO_MANY_REQUESTS_429).retryAfter(Duration.ofMinutes(2)),
                        Fault.beforeCommit(Damage.UNAVAILABLE_503).retryAfter(Duration.ofSeconds(7)));

        HttpResponse<String> busy = client.get("WhoAmI");
        HttpResponse<String> down = client.get("WhoAmI");

        assertThat(busy.headers().firstValue("Retry-After")).contains("120");
        assertThat(Client.code(busy)).isEqualTo("0x80072322");
        assertThat(down.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void a_gateway_answers_in_html_and_a_500_in_json() {
        simulator
                .faults()
                .next(2, Fault.beforeCommit(Damage.GATEWAY_PAGE_502), Fault.beforeCommit(Damage.SERVER_ERROR_500));

        assertThat(client.get("WhoAmI").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/html");
        assertThat(Client.code(client.get("WhoAmI"))).isEqualTo("0x80040216");
    }

    @Test
    void a_redirect_leads_to_a_page_that_looks_like_success() {
        simulator.faults().next(1, Fault.beforeCommit(Damage.SIGN_IN_REDIRECT_302));

        HttpResponse<String> answer = client.batch(BATCH);
        String location = answer.headers().firstValue("Location").orElseThrow();

        assertThat(location).isEqualTo(simulator.environmentUrl() + "/sign-in");
        assertThat(client.send(HttpRequest.newBuilder(URI.create(location)).build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.totals().signInPages()).isEqualTo(1);
    }

    @Test
    void a_fault_for_a_table_strikes_the_batch_that_holds_it() {
        for (String name : List.of("contact", "contacts")) {
            simulator.faults().onTable(name).next(1, Fault.beforeCommit(Damage.SERVER_ERROR_500));

            assertThat(client.get("incidents").statusCode()).isEqualTo(200);
            assertThat(client.batch(BATCH).statusCode()).as(name).isEqualTo(500);
        }
    }

    @Test
    void a_fault_for_a_path_strikes_the_token_endpoint() {
        simulator.faults().onPath("/oauth2/").next(1, Fault.beforeCommit(Damage.UNAVAILABLE_503));

        assertThat(client.get("WhoAmI").statusCode()).isEqualTo(200);
        assertThat(client.signIn(simulator.clientSecret(), simulator.environmentUrl() + "/.default")
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void with_answers_lost_by_chance_own_ids_in_one_change_set_leave_no_double() {
        simulator.faults().withProbability(0.3, 42, Fault.afterCommit(Damage.CONNECTION_RESET));

        for (int i = 0; i < 100; i++) {
            deliverUntilKnown(i);
        }

        assertThat(simulator.rows("contact")).hasSize(100);
        assertThat(simulator.totals().faults()).isGreaterThan(20);
        assertThat(simulator.requests())
                .anySatisfy(call -> assertThat(call.fault()).isEqualTo("AFTER_COMMIT CONNECTION_RESET"));
    }

    private void deliverUntilKnown(int number) {
        String id = String.format("5f6e1c1e-7b36-5c0f-9d0a-%012d", number);
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                int status = client.patch("contacts(" + id + ")", "{\"lastname\":\"A\"}", "If-None-Match", "*")
                        .statusCode();
                assertThat(status).isIn(204, 412);
                return;
            } catch (Client.Lost lost) {
                assertThat(lost).hasCauseInstanceOf(IOException.class);
            }
        }
    }

    private String outcome() {
        try {
            HttpResponse<String> answer = client.batch(BATCH);
            return answer.statusCode() + (answer.body().isEmpty() ? " empty" : "");
        } catch (Client.Lost lost) {
            return "lost";
        }
    }

    private static String expected(Damage damage) {
        return switch (damage) {
            case CONNECTION_RESET, CONNECTION_CLOSED, TRUNCATED_BODY, HANG -> "lost";
            case SERVER_ERROR_500 -> "500";
            case UNAVAILABLE_503 -> "503";
            case TOO_MANY_REQUESTS_429 -> "429";
            case GATEWAY_PAGE_502 -> "502";
            case EMPTY_BODY -> "200 empty";
            case SIGN_IN_REDIRECT_302 -> "302 empty";
        };
    }
}
