package uk.careforms.systems.internal.wire;

import java.time.Duration;

/**
 * How long to wait for a remote.
 *
 * @param connect for a connection, TLS included, and for a place in the pool
 * @param read for the answer to a request that changes nothing
 * @param write for the answer to a request that may have changed something
 */
public record Timeouts(Duration connect, Duration read, Duration write) {

    /** Half a minute for everything but connecting. */
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(30));
}
