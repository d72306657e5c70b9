package uk.careforms.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cases need done between an officer and a person: evidence settled once its file is scanned, pauses ended, notices sent. On a
 * thread of its own, because a notice service that hangs must hold up nothing else, or when it is told to.
 */
final class CaseChores implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CaseChores.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int ROUNDS_PER_PURGE = 720;

    private final EvidenceSweep evidence;
    private final MessageSender notices;
    private final CaseLinks links;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::untilClosed, "careforms-cases");
    private int rounds;

    CaseChores(EvidenceSweep evidence, MessageSender notices, CaseLinks links) {
        this.evidence = evidence;
        this.notices = notices;
        this.links = links;
    }

    /** Begins to work in the background. */
    void begin() {
        thread.setDaemon(true);
        thread.start();
    }

    private void untilClosed() {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                quietly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void quietly() {
        try {
            evidence.runDue();
            notices.runDue();
            if (rounds++ % ROUNDS_PER_PURGE == 0) {
                links.purge();
            }
        } catch (RuntimeException e) { // an exception would end the thread for good
            LOG.warn("Evidence and messages could not be looked after ({}); it is tried again", e.getMessage());
        }
    }

    /** Does everything that is due; how many pieces of work that was. */
    int runDue() {
        links.purge();
        return evidence.runDue() + notices.runDue();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LONGEST_GOODBYE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
