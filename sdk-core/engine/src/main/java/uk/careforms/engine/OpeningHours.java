package uk.careforms.engine;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * The hours of one working day, local time.
 *
 * @param from the opening, included
 * @param to the closing, later than the opening
 */
public record OpeningHours(LocalTime from, LocalTime to) {

    public OpeningHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Opening hours end after they begin, like 09:00-17:00");
        }
    }

    /**
     * Reads {@code 09:00-17:00}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static OpeningHours parse(String text) {
        String[] ends = text.strip().split("-", -1);
        try {
            if (ends.length == 2) {
                return new OpeningHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            }
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("Opening hours are written like 09:00-17:00", notATime);
        }
        throw new IllegalArgumentException("Opening hours are written like 09:00-17:00");
    }
}
