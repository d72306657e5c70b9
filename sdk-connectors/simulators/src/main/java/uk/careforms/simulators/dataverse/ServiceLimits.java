package uk.careforms.simulators.dataverse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import uk.careforms.simulators.internal.http.Answer;

/**
 * Service protection limits, all off at first ("Service protection API limits", read in November 2026).
 *
 * <p>Requests are counted over a sliding five minutes of the simulator's clock. Past the limit every request gets a 429
 * with {@code Retry-After}, and each one sent during that wait starts the wait anew; after it counting starts from
 * nothing. Concurrent requests are refused at once. Thread-safe.
 */
public final class ServiceLimits {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private int mostRequests = Integer.MAX_VALUE;
    private int mostConcurrent = Integer.MAX_VALUE;
    private Duration wait = Duration.ofSeconds(30);
    private Instant heldUntil = Instant.MIN;
    private int underWay;

    ServiceLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refuses requests past a number in five minutes (6,000 in the real service).
     *
     * @param wait whole seconds, sent as {@code Retry-After}
     */
    public synchronized void requests(int most, Duration wait) {
        mostRequests = most;
        this.wait = wait;
    }

    /** Refuses requests past a number under way at once (52 or more in the real service). */
    public synchronized void concurrent(int most) {
        mostConcurrent = most;
    }

    /** Refuses every request from now on until the wait is over, as if the limit had just been passed. */
    public synchronized void hold(Duration wait) {
        this.wait = wait;
        heldUntil = clock.instant().plus(wait);
    }

    /** How long requests will still be refused; zero when they are not. */
    public synchronized Duration held() {
        Instant now = clock.instant();
        return now.isBefore(heldUntil) ? Duration.between(now, heldUntil) : Duration.ZERO;
    }

    /** Switches all limits off and forgets what was counted. */
    public synchronized void clear() {
        mostRequests = Integer.MAX_VALUE;
        mostConcurrent = Integer.MAX_VALUE;
        heldUntil = Instant.MIN;
        recent.clear();
    }

    /** Lets a request in, or says why not; whoever is let in must {@link #leave()}. */
    synchronized Optional<Answer> enter() {
        Instant now = clock.instant();
        while (!recent.isEmpty() && !now.isBefore(recent.peekFirst().plus(WINDOW))) {
            recent.removeFirst();
        }
        if (now.isBefore(heldUntil) || recent.size() >= mostRequests) {
            heldUntil = now.plus(wait);
            recent.clear();
            return Optional.of(refusal(wait));
        }
        if (underWay >= mostConcurrent) {
            return Optional.of(new Refusal(
                            429,
                            "0x80072326",
                            "Number of concurrent requests exceeded the limit of " + mostConcurrent + ".")
                    .answer()
                    .with("Retry-After", "1"));
        }
        recent.addLast(now);
        underWay++;
        return Optional.empty();
    }

    synchronized void leave() {
        underWay--;
    }

    /** How many requests are left in the window; the real service sends it for debugging. */
    synchronized Optional<Integer> left() {
        return mostRequests == Integer.MAX_VALUE ? Optional.empty() : Optional.of(mostRequests - recent.size());
    }

    static Answer refusal(Duration wait) {
        return new Refusal(
                        429,
                        "0x80072322",
                        "Number of requests exceeded the limit of 6000 over time window of 300 seconds.")
                .answer()
                .with("Retry-After", String.valueOf(wait.toSeconds()));
    }
}
