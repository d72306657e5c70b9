package uk.careforms.forms.layout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people in Great Britain read them, in Europe/London time and GOV.UK style. */
public final class When {

    /** Where everybody who reads a page is. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy 'at' h:mma", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE d MMM, h:mma", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private When() {}

    /** {@code 21 November 2025 at 5:30pm}. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(LONDON));
    }

    /** {@code Fri 21 Nov, 5:30pm}: for lists, where the year is plain. */
    public static String brief(Instant instant) {
        return SHORT.format(instant.atZone(LONDON));
    }

    /** {@code 21 November 2025}. */
    public static String day(Instant instant) {
        return DAY.format(instant.atZone(LONDON));
    }

    /** {@code 27 March 1950}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }
}
