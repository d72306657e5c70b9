package uk.careforms.simulators.faults;

import java.time.Duration;
import java.util.List;

/**
 * The fault scripts of one simulator.
 *
 * <p>Scripts are tried in the order in which they were added and the first that strikes decides. Called on this object
 * itself, {@link #next} and {@link #withProbability} mean every request but those for signing in. Thread-safe.
 */
public interface Faults {

    /** Makes the next {@code count} requests suffer the given faults, taken in turn. */
    void next(int count, Fault... faults);

    /** Makes requests suffer one of the given faults by chance; see {@link Script#withProbability}. */
    void withProbability(double probability, long seed, Fault... faults);

    /** Scripts for requests whose percent-encoded path holds the given text, like {@code /$batch} or {@code token}. */
    Script onPath(String part);

    /**
     * Scripts for requests that touch a table; a batch touches those of all its parts.
     *
     * @param name in Dataverse logical name or set name, like {@code incident} or {@code incidents}; where a system has
     *     no tables, what its simulator says instead
     */
    Script onTable(String name);

    /** Forgets all scripts and lets every hanging request go on. */
    void clear();

    /** Lets every request go on that hangs now. */
    void release();

    /** How many requests hang now. */
    int hanging();

    /**
     * Waits until so many requests hang at once, so that a test need not sleep.
     *
     * @return false if they did not within the time
     */
    boolean awaitHanging(int count, Duration atMost) throws InterruptedException;

    /** How many requests suffered a fault since the start. */
    long struck();

    /** The scripts still in force, one sentence each. */
    List<String> inForce();

    /** What some requests suffer. */
    interface Script {

        /** Makes the next {@code count} of these requests suffer the given faults, taken in turn. */
        void next(int count, Fault... faults);

        /**
         * Makes these requests suffer one of the given faults by chance, until {@link Faults#clear()}.
         *
         * <p>Chance is a seeded {@link java.util.Random} drawn in the order of arrival, so a run with one client repeats
         * exactly.
         *
         * @param probability from 0 to 1
         */
        void withProbability(double probability, long seed, Fault... faults);
    }
}
