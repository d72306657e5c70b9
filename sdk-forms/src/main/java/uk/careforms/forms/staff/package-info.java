/** What council staff see: the worklist, a case, tasks and matches. */
@NullMarked
package uk.careforms.forms.staff;

import org.jspecify.annotations.NullMarked;
