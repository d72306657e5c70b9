package uk.careforms.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import uk.careforms.api.spi.FileStore;

/** What every file store must do: extend this class and say which one. */
public abstract class FileStoreContract {

    private static final int LARGE = 12 * 1024 * 1024 + 7;

    /** The store on a good set-up; the same one throughout one test. */
    protected abstract FileStore store();

    /** A store that cannot be written or read. */
    protected abstract FileStore broken();

    @Test
    void what_was_put_comes_back_byte_for_byte() throws IOException {
        UUID id = UUID.randomUUID();
        byte[] content = bytes(70_001, 1);

        store().put(id, new ByteArrayInputStream(content), content.length);

        assertThat(read(id)).isEqualTo(content);
        assertThat(read(id)).as("as often as it is asked").isEqualTo(content);
    }

    @Test
    void a_large_file_comes_back_whole() throws IOException {
        UUID id = UUID.randomUUID();
        byte[] content = bytes(LARGE, 2);

        store().put(id, new ByteArrayInputStream(content), content.length);

        assertThat(read(id)).isEqualTo(content);
    }

    @Test
    void an_empty_file_is_a_file() throws IOException {
        UUID id = UUID.randomUUID();

        store().put(id, InputStream.nullInputStream(), 0);

        assertThat(read(id)).isEmpty();
    }

    @Test
    void the_same_id_again_replaces_the_whole_content() throws IOException {
        UUID id = UUID.randomUUID();
        store().put(id, new ByteArrayInputStream(bytes(5_000, 3)), 5_000);
        byte[] shorter = bytes(12, 4);

        store().put(id, new ByteArrayInputStream(shorter), shorter.length);

        assertThat(read(id)).isEqualTo(shorter);
    }

    @Test
    void what_was_never_put_is_not_there() {
        assertThatThrownBy(() -> read(UUID.randomUUID())).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_was_deleted_is_not_there_and_may_be_deleted_again() throws IOException {
        UUID id = UUID.randomUUID();
        store().put(id, new ByteArrayInputStream(bytes(9, 5)), 9);

        store().delete(id);
        store().delete(id);

        assertThatThrownBy(() -> read(id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void content_that_breaks_off_leaves_nothing_that_could_be_read() {
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> store().put(id, new BreakingOff(bytes(3_000, 6)), 10_000))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void content_of_another_size_than_was_said_is_not_kept() {
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> store().put(id, new ByteArrayInputStream(bytes(3_000, 7)), 10_000))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void many_at_once_do_not_mix() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                byte[] content = bytes(20_000 + i, 100 + i);
                work.add(() -> {
                    UUID id = UUID.randomUUID();
                    store().put(id, new ByteArrayInputStream(content), content.length);
                    return java.util.Arrays.equals(read(id), content);
                });
            }
            for (Future<Boolean> same : threads.invokeAll(work)) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_store_that_cannot_keep_says_so_with_an_exception() {
        assertThatThrownBy(() -> broken().put(UUID.randomUUID(), new ByteArrayInputStream(bytes(9, 8)), 9))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_check_finds_nothing_wrong_with_a_good_store_and_leaves_nothing_behind() {
        assertThat(store().check()).isEmpty();
        assertThatCode(() -> store().check()).doesNotThrowAnyException();
    }

    @Test
    void a_check_finds_a_store_that_cannot_keep() {
        assertThat(broken().check()).isNotEmpty();
    }

    private byte[] read(UUID id) throws IOException {
        try (InputStream content = store().open(id)) {
            return content.readAllBytes();
        }
    }

    private static byte[] bytes(int many, long seed) {
        byte[] bytes = new byte[many];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
