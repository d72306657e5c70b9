package uk.careforms.systems.internal.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads the header {@code Retry-After}: whole seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * <p>Capped at an hour, so that a wrong clock or a wrong header does not park work for a year.
 */
public final class RetryAfter {

    /** The longest wait that is believed. */
    public static final Duration CAP = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait; empty when the header is missing or cannot be read, zero when the moment is past. */
    public static Optional<Duration> of(WireAnswer.Received answer, Instant now) {
        return answer.header("Retry-After")
                .flatMap(text -> read(text.strip(), now))
                .map(RetryAfter::capped);
    }

    private static Optional<Duration> read(String text, Instant now) {
        if (text.matches("[0-9]{1,18}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant moment = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, moment));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(CAP) > 0 ? CAP : wait;
    }
}
