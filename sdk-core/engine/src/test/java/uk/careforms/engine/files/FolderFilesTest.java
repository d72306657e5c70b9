package uk.careforms.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.careforms.api.spi.FileStore;
import uk.careforms.testkit.FileStoreContract;

class FolderFilesTest extends FileStoreContract {

    @TempDir
    private Path folder = Path.of(".");

    @Override
    protected FileStore store() {
        return FolderFiles.in(folder.resolve("files"));
    }

    @Override
    protected FileStore broken() {
        try {
            Path notAFolder = folder.resolve("taken");
            if (!Files.exists(notAFolder)) {
                Files.createFile(notAFolder);
            }
            return FolderFiles.in(notAFolder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobody_else_can_read_what_is_kept() throws IOException {
        UUID id = UUID.randomUUID();

        store().put(id, new ByteArrayInputStream(new byte[9]), 9);

        List<Path> kept = kept();
        assertThat(kept).singleElement().satisfies(file -> {
            assertThat(file.getFileName()).hasToString(id.toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        });
    }

    @Test
    void what_a_crash_left_half_written_goes_after_a_day() throws IOException {
        store().put(UUID.randomUUID(), new ByteArrayInputStream(new byte[9]), 9);
        Path old = Files.createFile(folder.resolve("files").resolve("x.part"));
        Path fresh = Files.createFile(folder.resolve("files").resolve("y.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));

        store().put(UUID.randomUUID(), new ByteArrayInputStream(new byte[9]), 9);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
