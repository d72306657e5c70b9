package uk.careforms.simulators.clamav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClamAvSimulatorTest {

    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private final ClamAvSimulator daemon = ClamAvSimulator.start(0, 100);

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void it_speaks_byte_for_byte_as_clamd_does() throws IOException {
        assertThat(asked("zPING\0")).isEqualTo("PONG\0");
        assertThat(asked("nPING\n")).isEqualTo("PONG\n");
        assertThat(asked("zVERSION\0")).startsWith("ClamAV 1.");
        assertThat(asked("zNOTHING\0")).isEqualTo("UNKNOWN COMMAND\0");
        assertThat(streamed("hello ", "world")).isEqualTo("stream: OK\0");
        assertThat(streamed()).isEqualTo("stream: OK\0");
        assertThat(daemon.scans()).isEqualTo(2);
    }

    @Test
    void it_finds_the_test_file_also_across_pieces() throws IOException {
        assertThat(streamed(EICAR)).isEqualTo("stream: Eicar-Test-Signature FOUND\0");
        assertThat(streamed("xx" + EICAR.substring(0, 20), EICAR.substring(20) + "yy"))
                .isEqualTo("stream: Eicar-Test-Signature FOUND\0");
    }

    @Test
    void it_ends_a_stream_that_is_too_long() throws IOException {
        assertThat(streamed("x".repeat(60), "x".repeat(60))).isEqualTo("INSTREAM size limit exceeded. ERROR\0");
    }

    private String asked(String command) throws IOException {
        try (Socket socket = new Socket(daemon.host(), daemon.port())) {
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private String streamed(String... pieces) throws IOException {
        try (Socket socket = new Socket(daemon.host(), daemon.port())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeBytes("zINSTREAM\0");
            for (String piece : pieces) {
                out.writeInt(piece.length());
                out.writeBytes(piece);
            }
            if (pieces.length != 2 || pieces[0].length() != 60) {
                out.writeInt(0);
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
