package uk.careforms.forms.web;

import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * Something that went wrong while a request was answered.
 *
 * @param why what the person is told
 * @param incident a short random word that joins the page and the log line
 * @param description what is logged: kinds and places, and the words of our own exceptions only, because a driver's may quote
 *     an answer
 */
record Mishap(Refusal why, String incident, String description) {

    private static final int PLACES = 8;

    static Mishap of(Throwable thrown) {
        String incident =
                Tokens.fresh().replaceAll("[^A-Za-z0-9]", "").substring(0, 8).toUpperCase(Locale.ROOT);
        boolean storage = causes(thrown).anyMatch(Mishap::isStorage);
        return new Mishap(storage ? Refusal.UNAVAILABLE : Refusal.BROKEN, incident, describe(thrown));
    }

    private static boolean isStorage(Throwable cause) {
        return cause instanceof SQLException
                || (cause instanceof CareFormsException known && known.fault() == Fault.REMOTE);
    }

    private static String describe(Throwable thrown) {
        return causes(thrown)
                .map(cause -> cause.getClass().getName() + words(cause) + places(cause))
                .collect(Collectors.joining("\n  caused by "));
    }

    private static String words(Throwable cause) {
        return cause instanceof CareFormsException known ? ": " + known.getMessage() : "";
    }

    private static String places(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .limit(PLACES)
                .map(place -> "\n    at " + place)
                .collect(Collectors.joining());
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(PLACES);
    }
}
