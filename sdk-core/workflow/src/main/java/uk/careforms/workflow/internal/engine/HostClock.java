package uk.careforms.workflow.internal.engine;

import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** Shows the host's clock to Flowable, always in UTC; nobody can set it from there. */
final class HostClock implements org.flowable.common.engine.impl.runtime.Clock {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final Clock clock;

    HostClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Date getCurrentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public Calendar getCurrentCalendar() {
        return getCurrentCalendar(UTC);
    }

    @Override
    public Calendar getCurrentCalendar(TimeZone timeZone) {
        Calendar calendar = new GregorianCalendar(timeZone);
        calendar.setTime(getCurrentTime());
        return calendar;
    }

    @Override
    public TimeZone getCurrentTimeZone() {
        return UTC;
    }

    @Override
    public void setCurrentTime(Date currentTime) {
        throw new UnsupportedOperationException("The time is the host's");
    }

    @Override
    public void setCurrentCalendar(Calendar currentTime) {
        throw new UnsupportedOperationException("The time is the host's");
    }

    @Override
    public void reset() {
        // Flowable resets its clock between tests of its own; the host's clock stays as it is
    }
}
