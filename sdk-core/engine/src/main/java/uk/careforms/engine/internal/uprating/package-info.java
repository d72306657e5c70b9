/** What a new calculation makes of an old one. */
@NullMarked
package uk.careforms.engine.internal.uprating;

import org.jspecify.annotations.NullMarked;
