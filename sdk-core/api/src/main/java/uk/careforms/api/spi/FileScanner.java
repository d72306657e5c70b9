package uk.careforms.api.spi;

import java.io.InputStream;
import java.util.List;
import uk.careforms.api.model.Scan;
import uk.careforms.api.model.SetupProblem;

/** Looks for harmful content in files. Thread-safe. */
public interface FileScanner extends AutoCloseable {

    /**
     * Looks at one file.
     *
     * <p>Fails closed: a scanner that is down, slow, over its size limit or answers anything unexpected is {@link
     * Scan.NotScanned}, never {@link Scan.Clean}, and never an exception.
     *
     * @param content read to its end; closed by the caller
     * @param size how many bytes it has
     */
    Scan scan(InputStream content, long size);

    /** Asks the scanner, without sending a file, whether it will work. */
    List<SetupProblem> check();

    @Override
    default void close() {}
}
