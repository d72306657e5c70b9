/** The house rules, the public words and the guides, each held by a test. */
@NullMarked
package uk.careforms.docs;

import org.jspecify.annotations.NullMarked;
