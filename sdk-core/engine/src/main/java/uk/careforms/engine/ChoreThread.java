package uk.careforms.engine;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does one chore again and again until it is closed; what the chore throws never ends it. */
final class ChoreThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChoreThread.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    private final Duration every;
    private final Runnable chore;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean closed;

    ChoreThread(String name, Duration every, Runnable chore) {
        this.every = every;
        this.chore = chore;
        this.thread = new Thread(this::untilClosed, name);
    }

    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    /** There is something to do at once. */
    void wake() {
        woken.release();
    }

    boolean isClosed() {
        return closed;
    }

    private void untilClosed() {
        try {
            while (!closed) {
                quietly();
                if (woken.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void quietly() {
        try {
            chore.run();
        } catch (RuntimeException e) { // an exception would end the thread for good
            LOG.warn("{} was not possible ({}); it is tried again", thread.getName(), e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        woken.release();
        try {
            thread.join(LONGEST_GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
