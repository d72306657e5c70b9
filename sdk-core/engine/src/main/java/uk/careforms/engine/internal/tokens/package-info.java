/** Names that cannot be guessed, and names that come out the same every time. */
@NullMarked
package uk.careforms.engine.internal.tokens;

import org.jspecify.annotations.NullMarked;
