package uk.careforms.systems.internal.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Says the same bytes to everybody, whatever they ask, and hangs up: for answers that no decent server gives.
 *
 * <p>Remembers the request lines.
 */
final class AwkwardServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Thread thread;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String answer;
    private final boolean hangs;

    private AwkwardServer(String answer, boolean hangs) {
        this.answer = answer;
        this.hangs = hangs;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::serve, "awkward-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says the text, each line ended by CR LF, and hangs up. */
    static AwkwardServer saying(String answer) {
        return new AwkwardServer(answer.replace("\n", "\r\n"), false);
    }

    /** Says the text and then nothing more until it is closed. */
    static AwkwardServer hangingAfter(String answer) {
        return new AwkwardServer(answer.replace("\n", "\r\n"), true);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/path?personal=query");
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                requests.add(String.valueOf(reader.readLine()));
                String line = reader.readLine();
                while (line != null && !line.isEmpty()) {
                    line = reader.readLine();
                }
                OutputStream out = socket.getOutputStream();
                out.write(answer.getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (hangs) {
                    closed.await();
                }
            } catch (IOException e) {
                requests.add("gone"); // the client hung up first, or we are closed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
