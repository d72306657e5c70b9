/** Measures CareForms beside other engines and the database's own limit; start at {@code Benchmarks}. */
@NullMarked
package uk.careforms.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
