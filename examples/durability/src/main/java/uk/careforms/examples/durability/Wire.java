package uk.careforms.examples.durability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback that shows somebody what passes before and after it is passed on.
 *
 * <p>Thread-safe: two threads for each connection.
 */
final class Wire implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final ServerSocket door;
    private final int target;
    private final Watch watch;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Which way bytes go. */
    enum Way {
        /** From the node to its neighbour. */
        OUT,
        /** From the neighbour back to the node. */
        BACK
    }

    /** Looks at what passes, in the thread that passes it on. */
    interface Watch {

        /**
         * Called with each piece before it is passed on.
         *
         * @return false to drop it and cut the connection
         */
        boolean before(Connection connection, Way way, String bytes);

        /** Called when the piece has been passed on. */
        void after(Connection connection, Way way, String bytes);
    }

    /** One connection's memory. */
    static final class Connection {

        private volatile boolean caseSent;
        private volatile boolean commitSent;

        /** Whether a commit went out on it that was not answered yet. */
        boolean commitSent() {
            return commitSent;
        }

        void commitSent(boolean now) {
            commitSent = now;
        }

        /** Whether a case went out on it that was not answered yet. */
        boolean caseSent() {
            return caseSent;
        }

        void caseSent(boolean now) {
            caseSent = now;
        }
    }

    Wire(int target, Watch watch) throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.target = target;
        this.watch = watch;
        begin("accept", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket node = door.accept();
                open.add(node);
                Socket neighbour = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(neighbour);
                node.setTcpNoDelay(true);
                neighbour.setTcpNoDelay(true);
                Connection connection = new Connection();
                begin("out", () -> pass(connection, Way.OUT, node, neighbour));
                begin("back", () -> pass(connection, Way.BACK, neighbour, node));
            } catch (IOException nobodyThere) {
                dropAll(); // the neighbour is down: the node finds its connection closed, as it would without us
            }
        }
    }

    private void pass(Connection connection, Way way, Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                String bytes = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
                if (!watch.before(connection, way, bytes)) {
                    return;
                }
                out.write(chunk, 0, read);
                watch.after(connection, way, bytes);
            }
        } catch (IOException gone) {
            // either end hung up: both are closed, which is all a wire can do
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void dropAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // closed is what it should be
            }
        }
        open.clear();
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, "wire-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        dropAll();
    }
}
