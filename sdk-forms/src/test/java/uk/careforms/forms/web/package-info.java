/** Tests of this room. */
@NullMarked
package uk.careforms.forms.web;

import org.jspecify.annotations.NullMarked;
