package uk.careforms.api.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import uk.careforms.api.model.SetupProblem;

/** Keeps the content of files; what they are called and whose they are is kept in the database. Thread-safe. */
public interface FileStore extends AutoCloseable {

    /**
     * Keeps a file: when this returns it is durable, and until then nothing can be read under its id.
     *
     * @param id chosen by the caller; storing the same id again replaces the content as a whole
     * @param content streamed, never held in memory as a whole; closed by the caller
     * @param size how many bytes it has
     * @throws IOException when it could not be kept; nothing is left behind that could be read
     */
    void put(UUID id, InputStream content, long size) throws IOException;

    /**
     * Opens a file; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of that id
     */
    InputStream open(UUID id) throws IOException;

    /** Removes a file; one that is not there is no mistake. */
    void delete(UUID id) throws IOException;

    /** Asks the store, without leaving anything behind, whether files can be kept and read. */
    List<SetupProblem> check();

    @Override
    default void close() {}
}
