package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import uk.careforms.api.model.Scan;
import uk.careforms.api.spi.FileScanner;

/** What every scanner must do, above all never to call clean what nobody has looked at: extend this class and say which one. */
public abstract class FileScannerContract {

    /** The scanner on a good set-up; the same one throughout one test. */
    protected abstract FileScanner scanner();

    /** The largest file that it looks at, in bytes; at most 64 MiB. */
    protected abstract long largest();

    /** What can go wrong at its far end, by name; each makes it so until {@link #heal()}. */
    protected abstract Map<String, Runnable> faults();

    /** Ends every fault. */
    protected abstract void heal();

    @Test
    void what_has_nothing_in_it_is_clean() {
        assertThat(scan(bytes(300_000))).isInstanceOf(Scan.Clean.class);
        assertThat(scan(new byte[0])).isInstanceOf(Scan.Clean.class);
    }

    @Test
    void the_test_file_is_found_wherever_it_stands() {
        byte[] late = bytes(1_000_000);
        System.arraycopy(Eicar.bytes(), 0, late, 999_000, Eicar.bytes().length);

        assertThat(scan(Eicar.bytes()))
                .isInstanceOfSatisfying(Scan.Infected.class, found -> assertThat(found.signature())
                        .isNotBlank());
        assertThat(scan(late)).isInstanceOf(Scan.Infected.class);
    }

    @Test
    void what_is_larger_than_it_looks_at_is_not_scanned_even_when_it_looks_clean() {
        long size = largest() + 1;

        assertThat(scanner().scan(new Zeros(size), size)).isInstanceOf(Scan.NotScanned.class);
    }

    @TestFactory
    Stream<DynamicTest> no_fault_is_ever_clean() {
        return faults().entrySet().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> neverClean(fault.getValue())));
    }

    private void neverClean(Runnable fault) {
        fault.run();
        try {
            for (byte[] content : List.of(bytes(2_000), bytes(400_000), Eicar.bytes())) {
                assertThat(scan(content)).isInstanceOf(Scan.NotScanned.class);
            }
        } finally {
            heal();
        }
        assertThat(scan(bytes(2_000))).as("afterwards").isInstanceOf(Scan.Clean.class);
    }

    @Test
    void content_that_breaks_off_is_not_scanned() {
        InputStream broken = new BreakingOff(bytes(5_000));

        assertThat(scanner().scan(broken, 10_000)).isInstanceOf(Scan.NotScanned.class);
    }

    @Test
    void content_that_is_shorter_than_was_said_is_not_scanned() {
        assertThat(scanner().scan(new ByteArrayInputStream(bytes(5_000)), 10_000))
                .isInstanceOf(Scan.NotScanned.class);
    }

    @Test
    void a_check_finds_nothing_wrong_with_a_good_set_up() {
        assertThat(scanner().check()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> a_check_finds_what_is_wrong() {
        return faults().entrySet().stream()
                .filter(fault -> isSeenByACheck(fault.getKey()))
                .map(fault -> DynamicTest.dynamicTest(fault.getKey(), () -> {
                    fault.getValue().run();
                    try {
                        assertThat(scanner().check()).isNotEmpty();
                    } finally {
                        heal();
                    }
                }));
    }

    /** Whether a fault shows without a file being sent. */
    protected boolean isSeenByACheck(String fault) {
        return true;
    }

    private Scan scan(byte[] content) {
        return scanner().scan(new ByteArrayInputStream(content), content.length);
    }

    private static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new Random(many).nextBytes(bytes);
        return bytes;
    }

    /** A large file without the memory for it. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int many) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(many, left);
            Arrays.fill(into, from, from + n, (byte) 0);
            left -= n;
            return n;
        }
    }
}
