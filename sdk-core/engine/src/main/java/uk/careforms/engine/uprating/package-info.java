/** Runs that calculate every case again, and what they make of each. */
@NullMarked
package uk.careforms.engine.uprating;

import org.jspecify.annotations.NullMarked;
