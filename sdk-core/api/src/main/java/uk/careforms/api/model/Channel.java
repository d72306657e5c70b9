package uk.careforms.api.model;

import java.util.Locale;
import java.util.Optional;

/** How a form came in. */
public enum Channel {
    /** A person or professional on the web pages. */
    WEB,
    /** Staff filled it in with the person, for example on the telephone. */
    ASSISTED,
    /** A program, through the JSON API. */
    API,
    /** Launched from a GP or other clinical system. */
    GP;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Reads {@code web}, {@code assisted}, {@code api} or {@code gp}. */
    public static Optional<Channel> parse(String text) {
        for (Channel channel : values()) {
            if (channel.text().equals(text)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /** The lower-case word used in JSON and in the database. */
    public String text() {
        return text;
    }
}
