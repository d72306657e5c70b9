/** Calculations for cases: facts with officers' corrections, what they come to, and what may be decided on. */
@NullMarked
package uk.careforms.engine.internal.assess;

import org.jspecify.annotations.NullMarked;
