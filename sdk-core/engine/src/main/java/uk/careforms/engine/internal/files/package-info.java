/** Looks at files before they are kept: what they are, whether they are only that, and what they may be called. */
@NullMarked
package uk.careforms.engine.internal.files;

import org.jspecify.annotations.NullMarked;
