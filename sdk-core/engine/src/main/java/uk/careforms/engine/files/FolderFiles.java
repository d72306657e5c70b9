package uk.careforms.engine.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.FileStore;

/**
 * Keeps files in a folder, each under its id, readable by this process's user only. Thread-safe.
 *
 * <p>Every node needs the same folder: on more than one machine that is a shared file system, or another store. Files are
 * spread over 256 folders by the first two digits of their ids. What a crash left half-written ends in {@code .part} and is
 * removed a day later, by the first file that is put after that.
 */
public final class FolderFiles implements FileStore {

    private static final String HALF = ".part";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path folder;
    private final boolean posix;
    private final AtomicBoolean swept = new AtomicBoolean();

    private FolderFiles(Path folder) {
        this.folder = folder;
        this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Files in this folder, which is made when the first one comes. */
    public static FolderFiles in(Path folder) {
        return new FolderFiles(folder.toAbsolutePath().normalize());
    }

    @Override
    public void put(UUID id, InputStream content, long size) throws IOException {
        Path parent = parent(id);
        Path place = place(id);
        Files.createDirectories(parent, only("rwx------"));
        Path half = parent.resolve(id + "-" + UUID.randomUUID() + HALF);
        try {
            write(half, content, size);
            if (swept.compareAndSet(false, true)) {
                sweep(Files.getLastModifiedTime(half).toInstant());
            }
            move(half, place);
            durable(parent);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Others put files meanwhile: what is gone before it was looked at is nobody's concern, and the next start sweeps again. */
    private void sweep(Instant now) throws IOException {
        FileTime old = FileTime.from(now.minus(LEFT_BEHIND));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                if (file.toString().endsWith(HALF) && about.lastModifiedTime().compareTo(old) < 0) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void write(Path half, InputStream content, long size) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(half, fresh, only("rw-------"));
                OutputStream out = Channels.newOutputStream(channel)) {
            long written = content.transferTo(out);
            if (written != size) {
                throw new IOException("The content has " + written + " bytes and was said to have " + size);
            }
            channel.force(true);
        }
    }

    private static void move(Path half, Path place) throws IOException {
        try {
            Files.move(half, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(half, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A name is durable once its folder is written; Windows has no such thing and refuses to open one. */
    private void durable(Path parent) throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public InputStream open(UUID id) throws IOException {
        return Files.newInputStream(place(id));
    }

    @Override
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    @Override
    public List<SetupProblem> check() {
        UUID probe = UUID.randomUUID();
        List<SetupProblem> problems = new ArrayList<>();
        try {
            put(probe, InputStream.nullInputStream(), 0);
            open(probe).close();
        } catch (IOException e) {
            problems.add(new SetupProblem(
                    "files",
                    "The folder '" + folder + "' cannot be written and read ("
                            + e.getClass().getSimpleName() + "); give this process's user the right to"));
        } finally {
            forget(probe, problems);
        }
        return problems;
    }

    private void forget(UUID probe, List<SetupProblem> problems) {
        try {
            delete(probe);
        } catch (IOException e) {
            problems.add(new SetupProblem("files", "Nothing can be deleted from the folder '" + folder + "'"));
        }
    }

    private Path place(UUID id) {
        return parent(id).resolve(id.toString());
    }

    private Path parent(UUID id) {
        return folder.resolve(id.toString().substring(0, 2));
    }

    private FileAttribute<?>[] only(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
