package uk.careforms.examples.benchmarks;

/** One of several ways to do a thing, which take turns. */
interface Candidate {

    String name();

    /** Makes ready whatever {@code operations} calls of {@link #once} need; not measured. */
    default void prepare(int operations) throws Exception {
        // most need nothing
    }

    /** Does it once; called by several threads at a time. */
    void once() throws Exception;
}
