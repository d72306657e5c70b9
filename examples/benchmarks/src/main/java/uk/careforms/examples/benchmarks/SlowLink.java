package uk.careforms.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP link that holds back each direction, so that what stands behind it seems to be further away. Bytes keep their order and
 * many may be under way at once, as on a real line: the link is slow, not narrow.
 */
final class SlowLink implements AutoCloseable {

    private static final byte[] END = {};

    private final ServerSocket door;
    private final int target;
    private final long oneWayNanos;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private SlowLink(ServerSocket door, int target, long oneWayNanos) {
        this.door = door;
        this.target = target;
        this.oneWayNanos = oneWayNanos;
    }

    /** A link to a port on this machine with this much more for each round trip. */
    static SlowLink to(int port, Duration roundTrip) throws IOException {
        ServerSocket door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        SlowLink link = new SlowLink(door, port, roundTrip.toNanos() / 2);
        daemon("slow-link", link::accept);
        return link;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                for (Socket socket : new Socket[] {near, far}) {
                    socket.setTcpNoDelay(true);
                    open.add(socket);
                }
                direction(near, far);
                direction(far, near);
            } catch (IOException closed) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private void direction(Socket from, Socket to) {
        LinkedBlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        daemon("slow-link-in", () -> take(from, underWay));
        daemon("slow-link-out", () -> give(to, underWay));
    }

    private void take(Socket from, LinkedBlockingQueue<Parcel> underWay) {
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                byte[] bytes = java.util.Arrays.copyOf(buffer, read);
                underWay.add(new Parcel(bytes, System.nanoTime() + oneWayNanos));
            }
        } catch (IOException gone) {
            close(from);
        } finally {
            underWay.add(new Parcel(END, 0));
        }
    }

    private void give(Socket to, LinkedBlockingQueue<Parcel> underWay) {
        try {
            OutputStream out = to.getOutputStream();
            for (Parcel parcel = underWay.take(); parcel.bytes != END; parcel = underWay.take()) {
                for (long left = parcel.due - System.nanoTime(); left > 0; left = parcel.due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(parcel.bytes);
            }
        } catch (IOException gone) {
            close(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(this::close);
    }

    /** Bytes and when they arrive. */
    private static final class Parcel {

        private final byte[] bytes;
        private final long due;

        Parcel(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }
    }
}
