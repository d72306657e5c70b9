package uk.careforms.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A team's working hours, and the deadlines that are counted in them. Immutable and thread-safe.
 *
 * <p>"24 business hours" is a council's own promise, not a statutory clock, and is read in two ways ({@link Mode}); which one is
 * the council's choice.
 */
public final class WorkingTime {

    /** Where all working time is counted. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** Days searched for an opening before giving up: longer than any run of closed days. */
    private static final int HORIZON = 400;

    /** The two readings of "24 business hours". */
    public enum Mode {
        /** Time passes only while the team is open: 24 hours are three days of eight. */
        BUSINESS_HOURS,
        /** Each 24 hours are one working day: the same time on the next working day. */
        NEXT_WORKING_DAY
    }

    private final Map<DayOfWeek, OpeningHours> week;
    private final Set<LocalDate> closed;
    private final BankHolidays holidays;
    private final Mode mode;

    private WorkingTime(Map<DayOfWeek, OpeningHours> week, Set<LocalDate> closed, BankHolidays holidays, Mode mode) {
        this.week = new EnumMap<>(week);
        this.closed = Set.copyOf(closed);
        this.holidays = holidays;
        this.mode = mode;
    }

    /**
     * Working time from a team's own week.
     *
     * @param week the days the team works and their hours; at least one
     * @param closed further days it does not, such as a council's closure days
     * @throws IllegalArgumentException if the team never works
     */
    public static WorkingTime of(
            Map<DayOfWeek, OpeningHours> week, Set<LocalDate> closed, BankHolidays holidays, Mode mode) {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("A team works on at least one day of the week");
        }
        return new WorkingTime(week, closed, holidays, mode);
    }

    /** Monday to Friday, 09:00 to 17:00, as {@link Mode#BUSINESS_HOURS}. */
    public static WorkingTime officeHours(BankHolidays holidays) {
        Map<DayOfWeek, OpeningHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
                week.put(day, OpeningHours.parse("09:00-17:00"));
            }
        }
        return new WorkingTime(week, Set.of(), holidays, Mode.BUSINESS_HOURS);
    }

    /**
     * Finds the moment by which a team must have acted.
     *
     * @param from when the submission arrived; outside opening hours the count starts at the next opening
     * @param allowance working time, so in {@link Mode#BUSINESS_HOURS} 24 hours are three days of eight; zero or more
     * @return in {@link #ZONE}, never before {@code from}
     * @throws IllegalArgumentException if the allowance is negative
     */
    public ZonedDateTime dueBy(ZonedDateTime from, Duration allowance) {
        if (allowance.isNegative()) {
            throw new IllegalArgumentException("A working time allowance is zero or more");
        }
        ZonedDateTime start = openAtOrAfter(from.withZoneSameInstant(ZONE));
        if (mode == Mode.BUSINESS_HOURS) {
            return afterOpenTime(start, allowance);
        }
        ZonedDateTime at = start;
        for (long day = 0; day < allowance.toDays(); day++) {
            at = sameTimeNextWorkingDay(at);
        }
        Duration rest = allowance.minusDays(allowance.toDays());
        if (rest.isZero()) {
            return at;
        }
        Duration wholeStep = between(at, sameTimeNextWorkingDay(at));
        return afterOpenTime(
                at,
                wholeStep
                        .multipliedBy(rest.toMillis())
                        .dividedBy(Duration.ofDays(1).toMillis()));
    }

    /** The time a team was open between two moments; zero when {@code to} is not after {@code from}. */
    public Duration between(ZonedDateTime from, ZonedDateTime to) {
        ZonedDateTime start = from.withZoneSameInstant(ZONE);
        ZonedDateTime end = to.withZoneSameInstant(ZONE);
        Duration open = Duration.ZERO;
        for (LocalDate day = start.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            Optional<OpeningHours> hours = hoursOn(day);
            if (hours.isPresent()) {
                ZonedDateTime opens = later(start, at(day, hours.get(), true));
                ZonedDateTime closes = earlier(end, at(day, hours.get(), false));
                if (opens.isBefore(closes)) {
                    open = open.plus(Duration.between(opens, closes));
                }
            }
        }
        return open;
    }

    /** The team's hours on that day; empty when it does not work. */
    public Optional<OpeningHours> hoursOn(LocalDate day) {
        return holidays.isHoliday(day) || closed.contains(day)
                ? Optional.empty()
                : Optional.ofNullable(week.get(day.getDayOfWeek()));
    }

    /** How this team reads "24 business hours". */
    public Mode mode() {
        return mode;
    }

    private ZonedDateTime openAtOrAfter(ZonedDateTime moment) {
        for (int ahead = 0; ahead < HORIZON; ahead++) {
            LocalDate day = moment.toLocalDate().plusDays(ahead);
            Optional<OpeningHours> hours = hoursOn(day);
            if (hours.isPresent() && moment.isBefore(at(day, hours.get(), false))) {
                return later(moment, at(day, hours.get(), true));
            }
        }
        throw new IllegalStateException("No working day within " + HORIZON + " days; check the team's closed days");
    }

    private ZonedDateTime afterOpenTime(ZonedDateTime start, Duration allowance) {
        ZonedDateTime at = start;
        Duration left = allowance;
        while (true) {
            LocalDate day = at.toLocalDate();
            ZonedDateTime closes = at(day, hoursOn(day).orElseThrow(), false);
            Duration today = Duration.between(at, closes);
            if (left.compareTo(today) <= 0) {
                return at.plus(left); // an allowance that ends at closing time is due then, not next morning
            }
            left = left.minus(today);
            at = openAtOrAfter(closes);
        }
    }

    /** The same local time on the next working day, or the nearest moment within that day's hours. */
    private ZonedDateTime sameTimeNextWorkingDay(ZonedDateTime moment) {
        ZonedDateTime opens = openAtOrAfter(moment.toLocalDate().plusDays(1).atStartOfDay(ZONE));
        LocalDate day = opens.toLocalDate();
        ZonedDateTime closes = at(day, hoursOn(day).orElseThrow(), false);
        return earlier(closes, later(opens, day.atTime(moment.toLocalTime()).atZone(ZONE)));
    }

    private static ZonedDateTime at(LocalDate day, OpeningHours hours, boolean opening) {
        return day.atTime(opening ? hours.from() : hours.to()).atZone(ZONE);
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? other : one;
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
