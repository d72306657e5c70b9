/** That everything that measures still runs; nothing here has a time limit. */
@NullMarked
package uk.careforms.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
