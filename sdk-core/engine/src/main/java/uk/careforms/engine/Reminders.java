package uk.careforms.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.engine.internal.steps.NoticeFates;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.EventTable;
import uk.careforms.engine.internal.store.InvitationNoticeTable;
import uk.careforms.engine.internal.store.InvitationTable;

/**
 * Looks after invitations: sends what is due, reminds, hears what came back, ends those that have run out and forgets addresses.
 *
 * <p>Any number of nodes may do so at once; each change names what it was decided on. On a thread of its own, because a service that
 * hangs must not keep the housekeeping from its work.
 */
final class Reminders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final Duration FATE_FIRST = Duration.ofMinutes(15);
    private static final Duration FATE_LONGEST = Duration.ofDays(1);
    private static final Duration FATE_REMEMBERED = Duration.ofDays(7);
    private static final Duration ADDRESS_KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final InvitationPost post;
    private final NoticeFates fates;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::untilClosed, "careforms-reminders");

    Reminders(Database database, Clock clock, Forms forms, InvitationPost post, NoticeFates fates) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.post = post;
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
            LOG.warn("Invitations could not be looked after ({}); it is tried again", e.getMessage());
        }
    }

    /** Does everything that is due, and says how much that was. */
    int runDue() {
        int done = expire() + remind() + send() + ask();
        database.inTransaction(
                handle -> InvitationTable.forget(handle, clock.instant().minus(ADDRESS_KEPT)));
        return done;
    }

    private int expire() {
        Instant now = clock.instant();
        return each(
                database.with(handle -> InvitationTable.dueToExpire(handle, now, AT_ONCE)),
                row -> database.inTransaction(handle -> {
                    boolean ours = InvitationTable.end(handle, row.id(), InvitationState.EXPIRED.name(), now);
                    if (ours) {
                        InvitationPost.event(
                                handle, now, "invitation.expired", row, EventTable.SYSTEM, InvitationPost.detail(row));
                    }
                    return ours;
                }));
    }

    private int remind() {
        Instant now = clock.instant();
        return each(
                database.with(handle -> InvitationTable.dueReminders(handle, now, AT_ONCE)),
                row -> plan(row, EventTable.SYSTEM));
    }

    /** Plans one more reminder, if the person is still waited for and nobody was faster. */
    boolean plan(InvitationTable.Row row, String actor) {
        Instant now = clock.instant();
        InvitationTimes times =
                new InvitationTimes(forms.pack(row.formVersion()).invitation());
        Optional<Instant> next = times.nextReminder(row, row.reminders() + 1, now);
        return database.inTransaction(handle -> {
            boolean ours = InvitationTable.remind(handle, row, next);
            if (ours) {
                InvitationPost.plan(handle, row, row.channel(), "REMIND", actor, now);
            }
            return ours;
        });
    }

    private int send() {
        return each(
                database.with(handle -> InvitationNoticeTable.due(handle, clock.instant(), AT_ONCE)),
                notice -> post.attempt(notice).isPresent());
    }

    private int ask() {
        return each(
                database.with(handle -> InvitationNoticeTable.openFates(handle, clock.instant(), AT_ONCE)), this::ask);
    }

    private boolean ask(InvitationNoticeTable.Row notice) {
        Optional<NoticeFate> fate = fates.ask(notice.remote().orElseThrow());
        return fate.isPresent()
                && fate.get()
                        .fold(
                                reached -> asked(notice, Optional.empty()),
                                moving -> asked(notice, Optional.of(Duration.ZERO)),
                                bounced -> post.cameBack(
                                        notice,
                                        "SENT",
                                        "BOUNCED",
                                        bounced.reason(),
                                        bounced.kind() == NoticeFate.Kind.PERMANENT),
                                unknown -> asked(notice, Optional.empty()),
                                later -> asked(notice, Optional.of(later.after())));
    }

    private boolean asked(InvitationNoticeTable.Row notice, Optional<Duration> again) {
        Instant now = clock.instant();
        Duration wait = FATE_FIRST;
        for (int i = 0; i < notice.fateAsked() && wait.compareTo(FATE_LONGEST) < 0; i++) {
            wait = wait.multipliedBy(3);
        }
        Duration usual = wait.compareTo(FATE_LONGEST) > 0 ? FATE_LONGEST : wait;
        Instant end = notice.sentAt().orElse(now).plus(FATE_REMEMBERED);
        Optional<Instant> next = again.map(asked -> now.plus(asked.compareTo(usual) > 0 ? asked : usual))
                .filter(end::isAfter);
        database.inTransaction(handle -> {
            InvitationNoticeTable.asked(handle, notice, next);
            return "";
        });
        return true;
    }

    private <T> int each(List<T> rows, Predicate<T> work) {
        int done = 0;
        for (T row : rows) {
            if (closed.getCount() == 0) {
                return done;
            }
            done += work.test(row) ? 1 : 0;
        }
        return done;
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
