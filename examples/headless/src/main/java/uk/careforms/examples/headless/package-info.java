/** A referral without a browser: the ten lines. */
@NullMarked
package uk.careforms.examples.headless;

import org.jspecify.annotations.NullMarked;
