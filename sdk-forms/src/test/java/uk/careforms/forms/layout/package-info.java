/** Tests of this room. */
@NullMarked
package uk.careforms.forms.layout;

import org.jspecify.annotations.NullMarked;
