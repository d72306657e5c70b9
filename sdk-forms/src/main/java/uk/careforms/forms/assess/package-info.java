/** Officers' pages about what a calculation came to: the working, corrections, comparisons and letters. */
@NullMarked
package uk.careforms.forms.assess;

import org.jspecify.annotations.NullMarked;
