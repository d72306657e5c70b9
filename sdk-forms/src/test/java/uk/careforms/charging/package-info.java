/** Worked cases, traps and properties of the charging calculation. */
@NullMarked
package uk.careforms.charging;

import org.jspecify.annotations.NullMarked;
