package uk.careforms.systems.clamav;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One command to the daemon and its answer (clamd(8), commands with the prefix z end with a zero byte). */
final class Conversation implements AutoCloseable {

    private static final int PIECE = 32 * 1024;
    private static final int LONGEST_REPLY = 1_000;

    private final Socket socket;
    private final DataOutputStream out;
    private final Future<?> end;

    private Conversation(Socket socket, DataOutputStream out, Future<?> end) {
        this.socket = socket;
        this.out = out;
        this.end = end;
    }

    /** Connects; the whole conversation ends when its time is over, whoever is waiting for whom. */
    static Conversation begin(ClamAvSettings settings, ScheduledExecutorService watch) throws IOException {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        Socket socket = new Socket();
        try {
            Future<?> end = watch.schedule(() -> shut(socket), millis, TimeUnit.MILLISECONDS);
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), Math.min(millis, 5_000));
            socket.setSoTimeout(millis);
            socket.setTcpNoDelay(true);
            return new Conversation(
                    socket, new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PIECE)), end);
        } catch (RejectedExecutionException e) {
            socket.close();
            throw new IOException("The scanner has been closed", e);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed as far as it can be; whoever was waiting is told
        }
    }

    void say(String command) throws IOException {
        out.write(("z" + command + "\0").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /**
     * Sends a file in pieces, each with its length before it, and a piece of no length at the end.
     *
     * @return false when it has another size than was said; nothing is asked then
     */
    boolean stream(InputStream content, long size) throws IOException {
        say("INSTREAM");
        byte[] piece = new byte[PIECE];
        long sent = 0;
        for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
            if (n == 0) {
                continue; // a piece of no length would end the file here
            }
            sent += n;
            if (sent > size) {
                return false;
            }
            out.writeInt(n);
            out.write(piece, 0, n);
        }
        if (sent != size) {
            return false;
        }
        out.writeInt(0);
        out.flush();
        return true;
    }

    /** The whole answer, up to the zero byte that ends it; one that is cut short is no answer. */
    String reply() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        for (int one = in.read(); one != 0; one = in.read()) {
            if (one < 0) {
                throw new EOFException("The answer breaks off");
            }
            reply.write(one);
            if (reply.size() > LONGEST_REPLY) {
                throw new IOException("The answer does not end");
            }
        }
        return reply.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        end.cancel(false);
        socket.close();
    }
}
