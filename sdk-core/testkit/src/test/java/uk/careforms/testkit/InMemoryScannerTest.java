package uk.careforms.testkit;

import java.util.Map;
import uk.careforms.api.spi.FileScanner;

class InMemoryScannerTest extends FileScannerContract {

    private final InMemoryScanner scanner = new InMemoryScanner();

    @Override
    protected FileScanner scanner() {
        return scanner;
    }

    @Override
    protected long largest() {
        return InMemoryScanner.LARGEST;
    }

    @Override
    protected Map<String, Runnable> faults() {
        return Map.of("down", () -> scanner.down(true));
    }

    @Override
    protected void heal() {
        scanner.down(false);
    }
}
