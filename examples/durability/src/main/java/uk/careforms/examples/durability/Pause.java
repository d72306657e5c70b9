package uk.careforms.examples.durability;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The wait between two looks at something outside this process, which cannot call us back. */
final class Pause {

    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Pause() {}

    static void briefly() {
        LockSupport.parkNanos(NANOS);
    }
}
