package uk.careforms.simulators.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.careforms.simulators.internal.http.Reply.Ending;

class LoopbackServerTest {

    private final CopyOnWriteArrayList<Call> calls = new CopyOnWriteArrayList<>();
    private final LoopbackServer server = LoopbackServer.on("test", 0);
    private Ending ending = Ending.WHOLE;

    @BeforeEach
    void start() {
        server.start(call -> {
            calls.add(call);
            Answer answer = call.method().equals("DELETE")
                    ? Answer.empty(204).with("OData-EntityId", "x")
                    : Answer.json(200, "{\"path\":\"" + call.path() + "\"}");
            return new Reply(answer, ending);
        });
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void one_connection_carries_one_request_after_the_other() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "GET /one HTTP/1.1\r\nHost: h\r\n\r\nGET /two HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(everything(socket)).contains("{\"path\":\"/one\"}").contains("{\"path\":\"/two\"}");
        }
    }

    @Test
    void path_and_query_arrive_percent_encoded() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET /a%2Fb(c='d')?x=1%262 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            everything(socket);

            assertThat(calls.get(0).path()).isEqualTo("/a%2Fb(c='d')");
            assertThat(calls.get(0).query()).isEqualTo("x=1%262");
        }
    }

    @Test
    void a_chunked_body_is_put_together() throws IOException {
        try (Socket socket = connect()) {
            write(
                    socket,
                    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\n\r\n");
            everything(socket);

            assertThat(calls.get(0).body()).isEqualTo("hello, world");
        }
    }

    @Test
    void a_client_that_waits_for_100_continue_is_told_to_go_on() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url()))
                .expectContinue(true)
                .POST(BodyPublishers.ofString("Zoë"))
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(calls.get(0).body()).isEqualTo("Zoë");
    }

    @Test
    void a_header_keeps_the_letter_case_in_which_it_was_written() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "DELETE / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

            assertThat(everything(socket)).contains("\r\nOData-EntityId: x\r\n").doesNotContain("Content-Length");
        }
    }

    @Test
    void what_is_not_http_is_refused() throws IOException {
        assertThat(answerTo("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("GET / HTTP/1.1\r\nno colon\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(answerTo("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(calls).isEmpty();
    }

    @Test
    void a_body_that_is_not_utf8_is_refused() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n");
            socket.getOutputStream().write(new byte[] {(byte) 0xC3, (byte) 0x28});
            socket.shutdownOutput();

            assertThat(everything(socket)).startsWith("HTTP/1.1 400 ").contains("not UTF-8");
        }
    }

    @Test
    void a_reset_tears_the_connection_down() throws IOException {
        ending = Ending.RESET;
        try (Socket socket = connect()) {
            write(socket, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            InputStream in = socket.getInputStream();

            assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void a_closed_connection_ends_in_good_order_without_a_byte() throws IOException {
        ending = Ending.CLOSED;

        assertThat(answerTo("GET / HTTP/1.1\r\nHost: h\r\n\r\n")).isEmpty();
    }

    @Test
    void a_cut_answer_ends_in_the_middle_of_its_body() throws IOException {
        ending = Ending.CUT;

        assertThat(answerTo("GET /abc HTTP/1.1\r\nHost: h\r\n\r\n"))
                .contains("Content-Length: 15\r\n")
                .endsWith("{\"path\"");
    }

    @Test
    void a_cut_answer_without_a_body_ends_in_the_middle_of_its_head() throws IOException {
        ending = Ending.CUT;

        assertThat(answerTo("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .doesNotContain("\r\n\r\n");
    }

    @Test
    void a_fault_in_the_handler_is_a_500_and_the_next_request_is_served() throws IOException {
        try (LoopbackServer broken = LoopbackServer.on("broken", 0)) {
            broken.start(call -> {
                throw new IllegalStateException("planted");
            });
            try (Socket socket = connect(broken)) {
                write(socket, "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nConnection: close\r\n\r\n");

                assertThat(everything(socket))
                        .containsPattern("(?s)HTTP/1.1 500 .*HTTP/1.1 500 ")
                        .doesNotContain("planted");
            }
        }
    }

    @Test
    void only_loopback_is_listened_on() {
        assertThat(server.url()).matches("http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void a_port_in_use_is_said() {
        int port = URI.create(server.url()).getPort();

        assertThatThrownBy(() -> LoopbackServer.on("second", port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Simulator 'second' cannot listen on port " + port);
    }

    @Test
    void closing_ends_connections_that_stand_open() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(socket.getInputStream().read()).isPositive();
            server.close();

            assertThat(everything(socket)).endsWith("}");
        }
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            socket.shutdownOutput();
            return everything(socket);
        }
    }

    private Socket connect() throws IOException {
        return connect(server);
    }

    private static Socket connect(LoopbackServer server) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                URI.create(server.url()).getPort()));
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String everything(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
