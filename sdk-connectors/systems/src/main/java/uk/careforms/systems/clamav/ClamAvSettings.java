package uk.careforms.systems.clamav;

import java.time.Duration;
import java.util.Set;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.SettingsReader;

/**
 * Where ClamAV's daemon listens, checked.
 *
 * @param port 3310 unless the daemon says otherwise ({@code TCPSocket} in clamd.conf)
 * @param timeout for one whole file, from connecting to the answer
 * @param maxSize the largest file that is sent, in bytes; must not be more than the daemon's {@code StreamMaxLength} and {@code
 *     MaxFileSize}, which are 100 MB unless they were changed (clamd.conf of ClamAV 1.4)
 */
record ClamAvSettings(String host, int port, Duration timeout, long maxSize) {

    static final String PLUG_IN = "clamav";
    static final Set<String> REQUIRED = Set.of("host");
    static final Set<String> OPTIONAL = Set.of("port", "timeout-seconds", "max-size");

    private static final long USUAL_LARGEST = 26_214_400;

    /** Fails once with all that is wrong. */
    static ClamAvSettings read(Settings settings) {
        SettingsReader reader = SettingsReader.of(PLUG_IN, settings, REQUIRED, OPTIONAL);
        String host = reader.text("host");
        if (!host.isEmpty() && !host.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,252}|\\[[0-9a-fA-F:.]+]")) {
            reader.fault("setting 'host' must be a name or an address without a port, like clamav.internal");
        }
        ClamAvSettings read = new ClamAvSettings(
                host,
                (int) reader.whole("port", 3310, 1, 65_535),
                Duration.ofSeconds(reader.whole("timeout-seconds", 60, 1, 300)),
                reader.whole("max-size", USUAL_LARGEST, 1, 4_000_000_000L));
        reader.finish();
        return read;
    }
}
