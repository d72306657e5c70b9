package uk.careforms.simulators.clamav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClamAV's daemon over TCP on loopback: {@code PING}, {@code VERSION} and {@code INSTREAM} with both kinds of command ends (clamd(8) of
 * ClamAV 1.4). Finds the EICAR test file wherever it stands and nothing else. Thread-safe, deterministic.
 */
public final class ClamAvSimulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClamAvSimulator.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** {@code StreamMaxLength} of a stock daemon. */
    private static final long USUAL_LARGEST = 100L * 1024 * 1024;

    private final ServerSocket listener;
    private final long largest;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger scans = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated-clamav");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<ClamAvFault> fault = Optional.empty();

    private ClamAvSimulator(ServerSocket listener, long largest) {
        this.listener = listener;
        this.largest = largest;
    }

    /** Starts on any free port with a stock daemon's limit. */
    public static ClamAvSimulator start() {
        return start(0, USUAL_LARGEST);
    }

    /**
     * Starts.
     *
     * @param port 0 for any free one
     * @param largest the most bytes of one stream
     */
    public static ClamAvSimulator start(int port, long largest) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.setReceiveBufferSize(16 * 1024); // somebody who does not read is felt soon
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            ClamAvSimulator simulator = new ClamAvSimulator(listener, largest);
            simulator.threads.execute(simulator::accept);
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("Simulator 'clamav' cannot listen on port " + port, e);
        }
    }

    /** The address it listens at. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port it listens at. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Lets every conversation go wrong from now on. */
    public void arm(ClamAvFault what) {
        fault = Optional.of(what);
    }

    /** Lets everything go well again. */
    public void heal() {
        fault = Optional.empty();
    }

    /** How many streams were read to their end. */
    public int scans() {
        return scans.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (RejectedExecutionException e) {
                return;
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("A connection could not be accepted", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Daemon(socket, largest, fault, scans, closed).serve();
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        closed.countDown();
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
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
