package uk.careforms.simulators.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client connection: reads requests one after the other and writes what each of them gets. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int IDLE_MILLIS = 60_000;

    private final Socket socket;
    private final Function<Call, Reply> handler;

    Connection(Socket socket, Function<Call, Reply> handler) {
        this.socket = socket;
        this.handler = handler;
    }

    void serve() throws IOException {
        socket.setSoTimeout(IDLE_MILLIS);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        CallReader reader = new CallReader(in, out);
        boolean another = true;
        while (another) {
            Optional<Call> call;
            try {
                call = reader.next();
            } catch (CallReader.Malformed malformed) {
                write(out, Reply.whole(malformed.answer()), false, false);
                return;
            }
            another = call.isPresent() && answer(call.get(), out);
        }
    }

    /** Answers one request; true when the connection may carry another. */
    private boolean answer(Call call, OutputStream out) throws IOException {
        Reply reply;
        try {
            reply = handler.apply(call);
        } catch (RuntimeException e) {
            LOG.error("The simulator itself failed on {}", call, e);
            reply = Reply.whole(
                    Answer.json(500, "{\"error\":{\"message\":\"The simulator itself failed; see its log\"}}"));
        }
        boolean keep = !call.headers()
                .get("Connection")
                .map(value -> value.toLowerCase(Locale.ROOT).contains("close"))
                .orElse(false);
        return write(out, reply, keep, call.method().equals("HEAD"));
    }

    private boolean write(OutputStream out, Reply reply, boolean keep, boolean headOnly) throws IOException {
        byte[] body =
                reply.answer().mayHaveBody() ? reply.answer().body().getBytes(StandardCharsets.UTF_8) : new byte[0];
        byte[] head = head(reply.answer(), body.length, keep).getBytes(StandardCharsets.ISO_8859_1);
        switch (reply.ending()) {
            case WHOLE -> {
                out.write(headOnly ? head : joined(head, body, body.length));
                out.flush();
                return keep;
            }
            case CUT -> {
                out.write(
                        body.length == 0 ? Arrays.copyOf(head, head.length / 2) : joined(head, body, body.length / 2));
                out.flush();
                return false;
            }
            case RESET -> socket.setSoLinger(true, 0);
            case CLOSED -> LOG.debug("A connection is closed without an answer, as a fault script asked");
        }
        return false;
    }

    private static byte[] joined(byte[] head, byte[] body, int length) {
        byte[] all = Arrays.copyOf(head, head.length + length);
        System.arraycopy(body, 0, all, head.length, length);
        return all;
    }

    private static String head(Answer answer, int length, boolean keep) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(answer.reason())
                .append("\r\n");
        for (Map.Entry<String, String> field : answer.headers().fields().entrySet()) {
            String value = field.getValue().replaceAll("[\\r\\n]", " ");
            head.append(field.getKey()).append(": ").append(value).append("\r\n");
        }
        if (answer.mayHaveBody()) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        if (!keep) {
            head.append("Connection: close\r\n");
        }
        return head.append("\r\n").toString();
    }
}
