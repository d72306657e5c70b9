package uk.careforms.simulators.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on loopback only and hands every request to one function.
 *
 * <p>One thread per connection, so a request that hangs holds up nobody else. Closing ends open connections, interrupts
 * requests under way and waits for them.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 256;
    private static final long CLOSING_SECONDS = 5;

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private LoopbackServer(String name, ServerSocket listener) {
        this.listener = listener;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes a port; requests wait until {@link #start}.
     *
     * @param port 0 for any free port
     * @throws UncheckedIOException if the port is taken
     */
    public static LoopbackServer on(String name, int port) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
            return new LoopbackServer(name, listener);
        } catch (IOException e) {
            throw new UncheckedIOException("Simulator '" + name + "' cannot listen on port " + port, e);
        }
    }

    /** Begins to hand requests over. */
    public void start(Function<Call, Reply> handler) {
        threads.execute(() -> accept(handler));
    }

    /** Scheme, host and port without a slash at the end, like {@code http://127.0.0.1:8081}. */
    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept(Function<Call, Reply> handler) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket, handler));
            } catch (RejectedExecutionException e) {
                LOG.debug("A client connected while the simulator was being closed", e);
                return;
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("A connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket socket, Function<Call, Reply> handler) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Connection(socket, handler).serve();
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("A socket did not close in good order", e);
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Requests were still running {} seconds after the simulator was closed", CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
