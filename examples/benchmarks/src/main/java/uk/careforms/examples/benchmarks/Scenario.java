package uk.careforms.examples.benchmarks;

/** One part of the benchmarks, run by itself and reported by itself. */
interface Scenario {

    /** What {@code --only} names. */
    String name();

    Report run(Effort effort) throws Exception;
}
