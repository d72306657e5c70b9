package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.engine.internal.store.AttachmentTable;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.SessionTable;

/** Starts what a crash left, and deletes what has expired: every few seconds on a thread of its own, or when it is told to. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** Somebody's own start gets this long before the sweep looks after it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** A file that somebody began to add that long ago never arrives. */
    private static final Duration ARRIVES_WITHIN = Duration.ofHours(1);

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(20);
    private static final int SWEEPS_PER_PURGE = 120;

    private final Database database;
    private final Clock clock;
    private final Starter starter;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::untilClosed, "careforms-housekeeping");
    private int sweeps;

    Housekeeping(Database database, Clock clock, Starter starter) {
        this.database = database;
        this.clock = clock;
        this.starter = starter;
    }

    /** Begins to work in the background. */
    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    private void untilClosed() {
        try {
            do {
                quietly();
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void quietly() {
        try {
            starter.sweep(clock.instant().minus(GRACE));
            if (sweeps++ % SWEEPS_PER_PURGE == 0) {
                purge();
            }
        } catch (RuntimeException e) { // an exception would end the thread for good
            LOG.warn("Housekeeping was not possible ({}); it is tried again", e.getMessage());
        }
    }

    /** Does everything now, without grace. */
    int runDue() {
        purge();
        return starter.sweep(clock.instant());
    }

    private void purge() {
        Instant now = clock.instant();
        int drafts = database.inTransaction(handle -> {
            AttachmentTable.expire(handle, now, now.minus(ARRIVES_WITHIN));
            return DraftTable.purge(handle, now);
        });
        int sessions = database.inTransaction(handle -> SessionTable.purge(handle, now));
        if (drafts + sessions > 0) {
            LOG.info("{} drafts and {} sessions had expired and were deleted", drafts, sessions);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LONGEST_SWEEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
