package uk.careforms.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.FileStore;

/** A file store in memory that can be made to have no room. Thread-safe. */
public final class InMemoryFiles implements FileStore {

    private final Map<UUID, byte[]> kept = new ConcurrentHashMap<>();
    private volatile boolean full;

    @Override
    public void put(UUID id, InputStream content, long size) throws IOException {
        byte[] bytes = content.readAllBytes();
        if (full) {
            throw new IOException("No space left on device");
        }
        if (bytes.length != size) {
            throw new IOException("The content has " + bytes.length + " bytes and was said to have " + size);
        }
        kept.put(id, bytes);
    }

    @Override
    public InputStream open(UUID id) throws IOException {
        byte[] bytes = kept.get(id);
        if (bytes == null) {
            throw new NoSuchFileException(id.toString());
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void delete(UUID id) throws IOException {
        if (full) {
            throw new IOException("Read-only file system");
        }
        kept.remove(id);
    }

    @Override
    public List<SetupProblem> check() {
        return full ? List.of(new SetupProblem("files", "There is no room left; make some")) : List.of();
    }

    /** Whether nothing can be written or deleted from now on. */
    public void full(boolean isFull) {
        full = isFull;
    }

    /** What is kept now. */
    public Set<UUID> ids() {
        return Set.copyOf(kept.keySet());
    }
}
