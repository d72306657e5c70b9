/** The person's own pages for a case that was sent: by link and code, without e-mail and without scripts. */
@NullMarked
package uk.careforms.forms.mycase;

import org.jspecify.annotations.NullMarked;
