/** For people who were invited to fill in a form: in by link and code, or a word on why not. */
@NullMarked
package uk.careforms.forms.invite;

import org.jspecify.annotations.NullMarked;
