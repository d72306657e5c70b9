/** Tests. */
@NullMarked
package uk.careforms.engine.internal.insight;

import org.jspecify.annotations.NullMarked;
