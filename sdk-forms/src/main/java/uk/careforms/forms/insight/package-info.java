/** What managers see: measures of forms with charts and tables, and the yearly uprating. */
@NullMarked
package uk.careforms.forms.insight;

import org.jspecify.annotations.NullMarked;
