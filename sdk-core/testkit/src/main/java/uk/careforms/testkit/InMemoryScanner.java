package uk.careforms.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import uk.careforms.api.model.Scan;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.FileScanner;

/** A scanner in memory that finds the EICAR test file anywhere, and can be taken away. Thread-safe. */
public final class InMemoryScanner implements FileScanner {

    /** How large a file may be, in bytes. */
    public static final long LARGEST = 30L * 1024 * 1024;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;

    @Override
    public Scan scan(InputStream content, long size) {
        asked.incrementAndGet();
        if (down) {
            return new Scan.NotScanned("The scanner does not answer");
        }
        try {
            byte[] bytes = content.readNBytes((int) LARGEST + 1);
            if (bytes.length > LARGEST) {
                return new Scan.NotScanned("The file is larger than the scanner looks at");
            }
            if (bytes.length != size) {
                return new Scan.NotScanned("The file was cut short");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(Eicar.text())
                    ? new Scan.Infected("Eicar-Test-Signature")
                    : new Scan.Clean();
        } catch (IOException e) {
            return new Scan.NotScanned("The file could not be read");
        }
    }

    @Override
    public List<SetupProblem> check() {
        return down ? List.of(new SetupProblem("scanner", "does not answer; start it")) : List.of();
    }

    /** Whether it answers nobody from now on. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }
}
