package uk.careforms.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A promise in working time, with the instants it comes to.
 *
 * @param name the clock's name in the process, like {@code accept}
 * @param team whose working time it is counted in
 * @param allowance working time, like 24 hours
 * @param startedAt when the submission was accepted
 * @param half when half of the allowance is used
 * @param fourFifths when four fifths of it are used
 * @param due when it is used up
 * @param stoppedAt when what was promised was done; empty while the clock runs
 */
public record Clocks(
        String name,
        String team,
        Duration allowance,
        Instant startedAt,
        Instant half,
        Instant fourFifths,
        Instant due,
        Optional<Instant> stoppedAt) {

    /** Whether the promise was, or is at {@code now}, broken. */
    public boolean late(Instant now) {
        return stoppedAt.orElse(now).isAfter(due);
    }
}
