package uk.careforms.engine;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go of things in their order. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void all(List<AutoCloseable> closeables) {
        for (AutoCloseable closeable : closeables) {
            try {
                closeable.close();
            } catch (Exception e) { // one that cannot be closed must not keep the others open
                LOG.warn("{} could not be closed", closeable.getClass().getName(), e);
            }
        }
    }
}
