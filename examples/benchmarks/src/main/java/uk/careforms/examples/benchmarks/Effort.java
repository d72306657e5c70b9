package uk.careforms.examples.benchmarks;

/**
 * How much is done: {@code FULL} for figures to publish, {@code QUICK} while something is being made faster, {@code SMOKE} for
 * the test that everything still runs.
 *
 * @param rounds turns of each candidate
 * @param factor of the full number of operations
 */
record Effort(int rounds, double factor) {

    static final Effort FULL = new Effort(7, 1);
    static final Effort QUICK = new Effort(3, 0.12);
    static final Effort SMOKE = new Effort(1, 0);

    /** A share of the full number of operations, two at least. */
    int of(int operations) {
        return Math.max(2, (int) (operations * factor));
    }

    boolean isSmoke() {
        return factor == 0;
    }

    boolean isFull() {
        return factor >= 1;
    }
}
