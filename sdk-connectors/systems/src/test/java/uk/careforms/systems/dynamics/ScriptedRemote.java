package uk.careforms.systems.dynamics;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.careforms.api.spi.Settings;

/**
 * A remote that signs everybody in, shows no table definitions, and says to a batch and to a look-up exactly the bytes it was
 * told to: for answers that no decent server gives.
 */
final class ScriptedRemote implements AutoCloseable {

    /** Torn down without a byte of an answer. */
    static final String RESET = "reset";

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");
    private static final String NOT_FOUND = "{\"error\":{\"code\":\"0x80040217\",\"message\":\"Does Not Exist\"}}";

    private final ServerSocket listener;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<String> batch = new AtomicReference<>(RESET);
    private final AtomicReference<String> read = new AtomicReference<>(answer(404, "application/json", NOT_FOUND));

    ScriptedRemote() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-remote");
        thread.setDaemon(true);
        thread.start();
    }

    /** A whole HTTP answer of these parts. */
    static String answer(int status, String type, String body, String... headers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        if (!type.isEmpty()) {
            text.append("Content-Type: ").append(type).append("\r\n");
        }
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** What is said to every batch from now on. */
    void toBatches(String bytes) {
        batch.set(bytes);
    }

    /** What is said to whoever reads a row from now on. */
    void toReads(String bytes) {
        read.set(bytes);
    }

    /** Request lines, in the order of their arrival. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    long batches() {
        return requests().stream().filter(line -> line.contains("$batch")).count();
    }

    DynamicsCases connect(Clock clock) {
        String url = "http://127.0.0.1:" + listener.getLocalPort();
        return DynamicsCases.connect(
                new Settings(Map.of(
                        "environment-url", url, "token-url", url + "/token", "client-id", "id", "client-secret", "s")),
                clock);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                Optional<String> line = request(new BufferedInputStream(socket.getInputStream()));
                if (line.isPresent()) {
                    requests.add(line.get());
                    say(socket, bytes(line.get()));
                }
            } catch (IOException e) {
                requests.add("gone"); // the client hung up first, or we are closed
            }
        }
    }

    private String bytes(String line) {
        if (line.contains("/token")) {
            return answer(200, "application/json", "{\"access_token\":\"t\",\"expires_in\":3599}");
        }
        if (line.contains("EntityDefinitions")) {
            return answer(403, "application/json", "{\"error\":{\"code\":\"0x80040220\",\"message\":\"No\"}}");
        }
        return String.valueOf(line.contains("$batch") ? batch.get() : read.get());
    }

    private static void say(Socket socket, String bytes) throws IOException {
        if (bytes.equals(RESET)) {
            socket.setSoLinger(true, 0);
            return;
        }
        OutputStream out = socket.getOutputStream();
        String head = bytes.replaceFirst("\r\n", "\r\nConnection: close\r\n");
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The request line; what comes after it is read to its end. */
    private static Optional<String> request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return Optional.of(head.substring(0, head.indexOf("\r\n")));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
