package uk.careforms.systems.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Scan;
import uk.careforms.api.spi.FileScanner;
import uk.careforms.api.spi.Settings;
import uk.careforms.simulators.clamav.ClamAvFault;
import uk.careforms.simulators.clamav.ClamAvSimulator;
import uk.careforms.testkit.FileScannerContract;

class ClamAvTest extends FileScannerContract {

    private static final long LARGEST = 2_000_000;

    private final ClamAvSimulator daemon = ClamAvSimulator.start(0, LARGEST);
    private final ClamAv scanner = connect(Map.of());

    private ClamAv connect(Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(
                Map.of("host", daemon.host(), "port", String.valueOf(daemon.port()), "timeout-seconds", "1"));
        settings.putAll(more);
        return new ClamAvFactory().create(new Settings(settings));
    }

    @AfterEach
    void close() {
        scanner.close();
        daemon.close();
    }

    @Override
    protected FileScanner scanner() {
        return scanner;
    }

    @Override
    protected long largest() {
        return LARGEST;
    }

    @Override
    protected Map<String, Runnable> faults() {
        Map<String, Runnable> faults = new LinkedHashMap<>();
        for (ClamAvFault fault : ClamAvFault.values()) {
            faults.put(fault.name(), () -> daemon.arm(fault));
        }
        return faults;
    }

    @Override
    protected boolean isSeenByACheck(String fault) {
        return !fault.equals("HANGING_UP");
    }

    @Override
    protected void heal() {
        daemon.heal();
    }

    @Test
    void a_file_beyond_our_own_limit_is_not_even_sent() {
        try (ClamAv careful = connect(Map.of("max-size", "1000"))) {
            assertThat(careful.scan(java.io.InputStream.nullInputStream(), 1_001))
                    .isInstanceOf(Scan.NotScanned.class);
        }
        assertThat(daemon.scans()).isZero();
    }

    @Test
    void nobody_there_is_not_scanned_and_one_problem() {
        daemon.close();

        assertThat(scanner.scan(java.io.InputStream.nullInputStream(), 0)).isInstanceOf(Scan.NotScanned.class);
        assertThat(scanner.check()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("start clamd there"));
    }

    @Test
    void a_daemon_that_gave_up_over_its_limits_has_not_scanned() {
        assertThat(ScanReply.read("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND"))
                .isInstanceOf(Scan.NotScanned.class);
        assertThat(ScanReply.read("stream: OK ")).isInstanceOf(Scan.NotScanned.class);
        assertThat(ScanReply.read("stream:  FOUND")).isInstanceOf(Scan.NotScanned.class);
        assertThat(ScanReply.read("OK")).isInstanceOf(Scan.NotScanned.class);
        assertThat(ScanReply.read("")).isInstanceOf(Scan.NotScanned.class);
        assertThat(ScanReply.read("stream: Win.Test.EICAR_HDB-1 FOUND"))
                .isEqualTo(new Scan.Infected("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void everything_wrong_with_the_settings_is_said_at_once() {
        Settings wrong = new Settings(Map.of("host", "tcp://clamav:3310", "port", "0", "colour", "blue"));

        assertThatThrownBy(() -> ClamAv.connect(wrong))
                .isInstanceOf(CareFormsException.class)
                .hasMessageContaining("'host' must be")
                .hasMessageContaining("'port' must be")
                .hasMessageContaining("'colour' is not known");
    }
}
