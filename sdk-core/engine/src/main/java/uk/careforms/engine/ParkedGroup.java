package uk.careforms.engine;

import java.time.Instant;

/**
 * Parked deliveries that wait for the same reason, so that one cure helps them all.
 *
 * @param target where they go, like {@code crm}
 * @param reason why they wait, without what is only one delivery's, like the number of its request
 * @param count how many
 * @param oldest when the oldest of them was made
 * @param canRetry false for letters that came back, which are not sent again
 */
public record ParkedGroup(String target, String reason, int count, Instant oldest, boolean canRetry) {

    private static final String ONE_REQUEST = " \\(request [A-Za-z0-9-]{1,64}\\)";

    /** A reason without what is only one delivery's. */
    static String shared(String reason) {
        return reason.replaceAll(ONE_REQUEST, "");
    }
}
