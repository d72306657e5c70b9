/** Tests of this room. */
@NullMarked
package uk.careforms.forms.templates;

import org.jspecify.annotations.NullMarked;
