package uk.careforms.engine;

import java.util.Locale;
import java.util.Optional;

/** How something that has to reach another system or person stands. */
public enum DeliveryState {
    /** Not there yet; software goes on trying. */
    IN_FLIGHT,
    /** Not there yet; a person has to look. */
    PARKED,
    /** There. */
    DELIVERED,
    /** Done by a person, outside this software. */
    BY_HAND,
    /** There was nothing to do, like a letter to somebody who gave no address. */
    NOT_NEEDED;

    /** Reads {@code in-flight}, {@code parked}, {@code delivered}, {@code by-hand} or {@code not-needed}. */
    public static Optional<DeliveryState> parse(String text) {
        for (DeliveryState state : values()) {
            if (state.text().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** The lower-case, dashed word used in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
