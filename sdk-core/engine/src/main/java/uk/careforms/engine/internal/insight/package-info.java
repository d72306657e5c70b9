/** How counts become tables that name nobody. */
@NullMarked
package uk.careforms.engine.internal.insight;

import org.jspecify.annotations.NullMarked;
