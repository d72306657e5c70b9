package uk.careforms.examples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** A remote system that takes its time: it answers a line with a line, on a real socket, after a while. */
final class SlowRemote implements AutoCloseable {

    private final ServerSocket door;
    private final long answerNanos;
    private final Queue<Long> answered = new ConcurrentLinkedQueue<>();

    private SlowRemote(ServerSocket door, Duration answer) {
        this.door = door;
        this.answerNanos = answer.toNanos();
    }

    static SlowRemote start(Duration answer) throws IOException {
        SlowRemote remote = new SlowRemote(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), answer);
        daemon(remote::accept);
        return remote;
    }

    /** Asks it once, over a connection of its own. */
    void ask(String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort())) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (!line.equals(answer)) {
                throw new IllegalStateException("The remote answered something else");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int answers() {
        return answered.size();
    }

    void forget() {
        answered.clear();
    }

    /** Answers a second, from the first to the last. */
    double perSecond() {
        List<Long> moments = answered.stream().sorted().toList();
        return (moments.size() - 1) / ((moments.get(moments.size() - 1) - moments.get(0)) / 1e9);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                daemon(() -> answer(caller));
            } catch (IOException closed) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            String line = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            long due = System.nanoTime() + answerNanos;
            for (long left = answerNanos; left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            caller.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            answered.add(System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "slow-remote");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
