package uk.careforms.examples.devurl;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened, to be closed in the opposite order; one that will not close does not keep the others open. */
final class OpenThings implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OpenThings.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T thing) {
        open.push(thing);
        return thing;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Could not close " + next.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
