/** What keeps drafts storable. */
@NullMarked
package uk.careforms.engine.internal.drafts;

import org.jspecify.annotations.NullMarked;
