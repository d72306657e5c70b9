package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.engine.internal.steps.NoticeFates;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.JsonText;
import uk.careforms.engine.internal.store.NoticeFateTable;
import uk.careforms.engine.internal.store.NoticeFateTable.Open;

/**
 * Looks after letters that were handed over: one that came back waits for a person from then on.
 *
 * <p>Asked first after five minutes, then after three times as long, up to a day, until the fate is known or the letter is seven
 * days old, which is as long as GOV.UK Notify remembers it (REST API documentation, read November 2026). On a thread of its own,
 * because a service that hangs must not keep the housekeeping from its work.
 */
final class Bounces implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int SLOWER = 3;
    private static final int AT_ONCE = 200;
    private static final int LONGEST_REASON = 1_000;

    private static final Duration EVERY = Duration.ofMinutes(1);

    /** An ask that is cut off by the end of the node is made again by the next one. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

    private final Database database;
    private final Clock clock;
    private final NoticeFates fates;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::untilClosed, "careforms-bounces");

    Bounces(Database database, Clock clock, NoticeFates fates) {
        this.database = database;
        this.clock = clock;
        this.fates = fates;
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
            runDue();
        } catch (RuntimeException e) { // an exception would end the thread for good
            LOG.warn("Nobody could be asked what became of letters ({}); it is tried again", e.getMessage());
        }
    }

    /** Asks about every letter that is due, unless its service has no time for us; gives how many were asked about. */
    int runDue() {
        int asked = 0;
        List<Open> batch;
        do {
            Instant now = clock.instant();
            batch = database.with(
                    handle -> NoticeFateTable.due(handle, now, now.minus(FIRST), now.minus(REMEMBERED), AT_ONCE));
            for (Open letter : batch) {
                if (closed.getCount() == 0 || !isAsked(letter)) {
                    return asked;
                }
                asked++;
            }
        } while (batch.size() == AT_ONCE);
        return asked;
    }

    private boolean isAsked(Open letter) {
        Optional<NoticeFate> fate = fates.ask(letter.remote());
        fate.ifPresent(known -> database.inTransaction(handle -> {
            Instant now = clock.instant();
            known.fold(
                    reached -> {
                        NoticeFateTable.reached(handle, letter);
                        return "";
                    },
                    moving -> {
                        NoticeFateTable.askAgain(handle, letter, next(letter, now, Duration.ZERO));
                        return "";
                    },
                    bounced -> {
                        String reason = shortened(bounced.reason());
                        if (NoticeFateTable.bounced(handle, letter, reason)) {
                            EventTable.add(
                                    handle,
                                    now,
                                    "notice.bounced",
                                    letter.reference().text(),
                                    EventTable.SYSTEM,
                                    JsonText.fact("delivery", letter.id().toString())
                                            .add("step", letter.step())
                                            .add("target", letter.target())
                                            .add("reason", reason)
                                            .build());
                        }
                        return "";
                    },
                    unknown -> {
                        NoticeFateTable.unknown(handle, letter);
                        return "";
                    },
                    later -> {
                        NoticeFateTable.askAgain(handle, letter, next(letter, now, later.after()));
                        return "";
                    });
            return "";
        }));
        return fate.isPresent();
    }

    private static Instant next(Open letter, Instant now, Duration asked) {
        Duration wait = FIRST;
        for (int i = 0; i <= letter.asked() && wait.compareTo(LONGEST) < 0; i++) {
            wait = wait.multipliedBy(SLOWER);
        }
        Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return now.plus(bounded.compareTo(asked) > 0 ? bounded : asked);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
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
