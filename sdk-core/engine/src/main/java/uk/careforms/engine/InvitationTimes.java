package uk.careforms.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import uk.careforms.engine.form.InvitationRule;
import uk.careforms.engine.internal.store.InvitationTable;

/** When an invitation is reminded of and ends: on calendar days of Europe/London, reminders in the middle of the morning. */
final class InvitationTimes {

    /** Nobody is to be woken up, and offices that may be called back are open. */
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    /** After a pause there is at least this much time left. */
    private static final int DAYS_AFTER_PAUSE = 14;

    private final InvitationRule rule;

    InvitationTimes(InvitationRule rule) {
        this.rule = rule;
    }

    Optional<Instant> firstReminder(Instant sent) {
        return rule.remindAfterDays().stream()
                .findFirst()
                .map(days -> morning(day(sent).plusDays(days)))
                .filter(expiry(sent)::isAfter);
    }

    /** The end of the last day. */
    Instant expiry(Instant sent) {
        return midnight(day(sent).plusDays(rule.expireAfterDays() + 1L));
    }

    /**
     * The reminder after one that goes out now: on its planned day, or later where this one was held back, so that they never come
     * close together.
     *
     * @param count how many have gone out with this one
     */
    Optional<Instant> nextReminder(InvitationTable.Row row, int count, Instant now) {
        List<Integer> days = rule.remindAfterDays();
        if (count >= days.size()) {
            return Optional.empty();
        }
        int gap = count == 0 ? days.get(0) : days.get(count) - days.get(count - 1);
        Instant planned = morning(day(row.sentAt()).plusDays(days.get(count)));
        Instant least = morning(day(now).plusDays(gap));
        return Optional.of(planned.isAfter(least) ? planned : least).filter(row.expiresAt()::isAfter);
    }

    /** When a pause that lasts through the day before is over. */
    static Instant resumes(LocalDate day) {
        return morning(day);
    }

    /** An invitation does not run out in a pause, nor right after it. */
    static Instant expiryAfterPause(Instant before, LocalDate resumes) {
        Instant least = midnight(resumes.plusDays(DAYS_AFTER_PAUSE + 1L));
        return least.isAfter(before) ? least : before;
    }

    static LocalDate day(Instant instant) {
        return instant.atZone(WorkingTime.ZONE).toLocalDate();
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(WorkingTime.ZONE).toInstant();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(WorkingTime.ZONE).toInstant();
    }
}
