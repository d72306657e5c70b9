/** Finding out whether a case system knows somebody. */
@NullMarked
package uk.careforms.engine.internal.cases;

import org.jspecify.annotations.NullMarked;
