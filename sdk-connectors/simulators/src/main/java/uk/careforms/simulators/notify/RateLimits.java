package uk.careforms.simulators.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notify's two limits: requests in 60 seconds, and messages in a day (by the UTC calendar). Guarded by itself.
 *
 * <p>3,000 a minute for each kind of key ("Rate limits"); a day's number differs by service and is off at first.
 */
final class RateLimits {

    static final int USUAL_PER_MINUTE = 3_000;

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Clock clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private int perMinute = USUAL_PER_MINUTE;
    private int perDay = Integer.MAX_VALUE;
    private LocalDate day = LocalDate.MIN;
    private int today;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    synchronized void perMinute(int most) {
        perMinute = most;
    }

    synchronized void perDay(int most) {
        perDay = most;
    }

    synchronized void clear() {
        perMinute = USUAL_PER_MINUTE;
        perDay = Integer.MAX_VALUE;
        recent.clear();
        today = 0;
    }

    synchronized void countRequest() {
        Instant now = clock.instant();
        while (!recent.isEmpty() && !now.isBefore(recent.peekFirst().plus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= perMinute) {
            throw exceeded(perMinute);
        }
        recent.addLast(now);
    }

    synchronized void countMessage() {
        LocalDate now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!now.equals(day)) {
            day = now;
            today = 0;
        }
        if (today >= perDay) {
            throw new NotifyError(429, "TooManyRequestsError", "Exceeded send limits (" + perDay + ") for today");
        }
        today++;
    }

    static NotifyError exceeded(int limit) {
        return new NotifyError(
                429,
                "RateLimitError",
                "Exceeded rate limit for key type test of " + limit + " requests per 60 seconds");
    }
}
