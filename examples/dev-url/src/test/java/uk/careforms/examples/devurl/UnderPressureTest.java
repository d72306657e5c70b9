package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.examples.devurl.ApiClient.Answer;

/** A disk that is full, a pool that is empty, and clients who take all day; on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnderPressureTest {

    private static final int SLOW_CLIENTS = 300;
    private static final int MORE_THAN_THE_POOL = 40;

    private String database = "";
    private RunningDevUrl dev;
    private ApiClient api;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        database = Postgres.newDatabase();
        dev = RunningDevUrl.startOn(database, data);
        api = new ApiClient(dev.address());
    }

    @AfterAll
    void close() {
        dev.close();
    }

    @Test
    void a_full_disk_costs_nobody_their_answers_and_is_over_when_there_is_room_again() throws Exception {
        String draft = api.draft(Sample.answers("sight-loss"));
        Postgres.run(
                database,
                """
                create function full_disk() returns trigger language plpgsql as $$
                begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
                create trigger full_disk before insert on cf_submission execute function full_disk();
                """);
        Answer refused = api.post("/drafts/" + draft + "/submission", "");

        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.retryAfter()).contains("30");
        assertThat(refused.text()).doesNotContain("device", "SQL", "53100");
        assertThat(api.get("/drafts/" + draft).json().getJsonObject("answers")).isNotEmpty();

        Postgres.run(database, "drop trigger full_disk on cf_submission");
        Answer sent = api.post("/drafts/" + draft + "/submission", "");
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(dev.arrivesInCrm(sent.json().getString("reference"))).isTrue();
    }

    @Test
    void when_every_connection_is_taken_people_are_told_when_to_come_back_and_it_recovers_by_itself() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(MORE_THAN_THE_POOL);
        List<Future<Answer>> waiting = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        try (Connection holder = DriverManager.getConnection(database);
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table cf_draft in access exclusive mode");
            for (int i = 0; i < MORE_THAN_THE_POOL; i++) {
                waiting.add(hands.submit(() -> api.post("/drafts", "{\"form\": \"adult-referral\"}")));
            }
            Answer first = firstAnswer(waiting);
            assertThat(first.status()).as(first.text()).isEqualTo(503);
            assertThat(first.retryAfter()).contains("30");
            assertThat(api.get("/health/live").status()).isEqualTo(200);
            holder.rollback();
        }
        for (Future<Answer> one : waiting) {
            answers.add(one.get());
        }
        hands.shutdown();

        assertThat(answers).extracting(Answer::status).containsOnly(201, 503).contains(201);
        assertThat(api.post("/drafts", "{\"form\": \"adult-referral\"}").status())
                .isEqualTo(201);
    }

    @Test
    void hundreds_of_clients_who_never_finish_a_request_keep_nobody_else_waiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                slow.add(halfARequest());
            }
            for (int i = 0; i < 5; i++) {
                assertThat(api.draft(Sample.answers("sight-loss"))).isNotEmpty();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket halfARequest() throws IOException {
        URI address = URI.create(dev.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String request = "POST /care/api/drafts HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"form\": ";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Answer firstAnswer(List<Future<Answer>> waiting) throws Exception {
        while (true) {
            for (Future<Answer> one : waiting) {
                if (one.isDone()) {
                    return one.get();
                }
            }
            Thread.onSpinWait();
        }
    }
}
