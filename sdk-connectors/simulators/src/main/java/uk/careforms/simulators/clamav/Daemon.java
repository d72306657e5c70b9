package uk.careforms.simulators.clamav;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection to the daemon, which answers one command and closes. */
final class Daemon {

    private static final int LONGEST_COMMAND = 100;
    private static final int LONGEST_FAREWELL = 1_000;
    private static final String EICAR =
            String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*");

    private final Socket socket;
    private final long largest;
    private final Optional<ClamAvFault> fault;
    private final AtomicInteger scans;
    private final CountDownLatch closed;

    Daemon(Socket socket, long largest, Optional<ClamAvFault> fault, AtomicInteger scans, CountDownLatch closed) {
        this.socket = socket;
        this.largest = largest;
        this.fault = fault;
        this.scans = scans;
        this.closed = closed;
    }

    private boolean is(ClamAvFault what) {
        return fault.equals(Optional.of(what));
    }

    void serve() throws IOException, InterruptedException {
        if (is(ClamAvFault.DOWN)) {
            return;
        }
        if (is(ClamAvFault.DEAF)) {
            closed.await();
            return;
        }
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int prefix = in.read();
        int end = prefix == 'n' ? '\n' : 0;
        if (prefix != 'z' && prefix != 'n') {
            answer("UNKNOWN COMMAND", 0);
            return;
        }
        switch (command(in, end)) {
            case "PING" -> answer("PONG", end);
            case "VERSION" -> answer("ClamAV 1.4.3/27800/Sat Nov 21 10:00:00 2026", end);
            case "INSTREAM" -> stream(in, end);
            default -> answer("UNKNOWN COMMAND", end);
        }
    }

    private static String command(DataInputStream in, int end) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != end && command.length() < LONGEST_COMMAND; one = in.read()) {
            command.append((char) one);
        }
        return command.toString();
    }

    private void stream(DataInputStream in, int end) throws IOException, InterruptedException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long size = 0;
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            size += Integer.toUnsignedLong(length);
            if (size > largest || length < 0) {
                answer("INSTREAM size limit exceeded. ERROR", end);
                forget(in);
                return;
            }
            content.write(in.readNBytes(length));
            if (is(ClamAvFault.HANGING_UP)) {
                return;
            }
        }
        scans.incrementAndGet();
        boolean found = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        answer(found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK", end);
    }

    /** Closing with something unread would tear the answer down on its way. */
    private void forget(DataInputStream in) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LONGEST_FAREWELL);
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void answer(String text, int end) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        byte[] whole = (text + (char) end).getBytes(StandardCharsets.US_ASCII);
        if (is(ClamAvFault.SILENT)) {
            closed.await();
        } else if (is(ClamAvFault.CUT_SHORT)) {
            out.write(whole, 0, whole.length - 1);
        } else if (is(ClamAvFault.NONSENSE)) {
            out.write("HTTP/1.1 200 OK\r\n\r\n<html>OK</html>\0".getBytes(StandardCharsets.US_ASCII));
        } else if (is(ClamAvFault.OUT_OF_MEMORY)) {
            out.write(("Can't allocate memory ERROR" + (char) end).getBytes(StandardCharsets.US_ASCII));
        } else if (is(ClamAvFault.DRIBBLING)) {
            for (byte one : whole) {
                out.write(one);
                out.flush();
                if (closed.await(500, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } else {
            out.write(whole);
        }
        out.flush();
    }
}
